"""Names made comparable: particles dropped, vowels that transliterations disagree on taken out."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

_PARTICLES = {
    "al",
    "el",
    "ul",
    "ad",
    "as",
    "ash",
    "the",
    "-",
    "–",
    "'s",
    "’s",
    "'",
    "’",
    ".",
    "bin",
    "ibn",
    "ben",
    "bint",
    "van",
    "von",
    "de",
    "da",
    "di",
}
_EDITS = 2
_VOWELS = re.compile(r"[aeiouy'’`ʿʾ-]+")
_TWINS = (
    ("kh", "x"),
    ("gh", "g"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("sh", "$"),
    ("q", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("z", "s"),
    ("c", "k"),
)


@lru_cache(maxsize=50_000)
def fold(word: str) -> str:
    """Lower case without accents."""
    plain = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in plain if not unicodedata.combining(c))


def parts(words: list[str]) -> tuple[str, ...]:
    """The telling words of a name, folded: ("Tarek", "Al", "Masri") -> ("tarek", "masri")."""
    folded = [fold(w) for w in words]
    telling = tuple(w for w in folded if w not in _PARTICLES and any(c.isalnum() for c in w))
    return telling or tuple(word or "?" for word in folded)


def skeleton(word: str) -> str:
    """What transliterations of one name share: Rasool and Rasoul, Mohammed and Muhammad."""
    bones = word
    for long, short in _TWINS:
        bones = bones.replace(long, short)
    bones = _VOWELS.sub("", bones)
    return re.sub(r"(.)\1+", r"\1", bones)


def alike(a: str, b: str) -> bool:
    """Two spellings of one word: a skeleton of three consonants or more, two letters apart at most (Hassan and Hussein are three)."""
    if a == b:
        return True
    if a[:1] != b[:1] or Levenshtein.distance(a, b, score_cutoff=_EDITS) > _EDITS:
        return False
    return len(skeleton(a)) > _EDITS and skeleton(a) == skeleton(b)
