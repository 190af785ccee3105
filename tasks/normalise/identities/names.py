"""Names of persons and of parties taken apart, so that spellings, orders and short forms of one name meet."""

import re
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from tasks.normalise.identities import lexicon
from tasks.normalise.identities.lexicon import fold

_SPLIT = re.compile(r"[\s\-‐‑–—_/]+")
_POSSESSIVE = re.compile(r"[’']s$")
_OUTSIDE = " .,;:()[]\"“”'’‘"
_TWINS = (
    ("kh", "h"), ("gh", "g"), ("sh", "$"), ("sch", "$"), ("ch", "c"), ("zh", "j"), ("dj", "j"), ("dh", "d"), ("th", "t"), ("ph", "f"),
    ("ck", "k"), ("q", "k"), ("c", "k"), ("x", "ks"), ("tz", "z"), ("ts", "z"), ("z", "s"), ("w", "v"), ("v", "v"),
)  # fmt: skip
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLED = re.compile(r"(.)\1+")
_EDITS = 2
_FEWEST, _LONG = 3, 5
"""Consonants that two spellings must share, one less in names of five letters or more."""
_NEAR_VOWELS = {frozenset(pair) for pair in ("ae", "ei", "ou")}
_IN_BRACKETS = re.compile(r"(?<=\S)\s*\([^)]*\)\s*$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person's name: telling parts in order, an initial is one letter; `suffix` tells father from son."""

    parts: tuple[str, ...]
    suffix: str = ""

    @property
    def key(self) -> str:
        """The name as one string."""
        return " ".join((*self.parts, self.suffix)).strip()

    @property
    def has_initials(self) -> bool:
        """Whether a part is only its first letter."""
        return any(len(p) == 1 for p in self.parts)


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation's name: telling words in order of the alphabet, the country its words give, its initials."""

    words: tuple[str, ...]
    country: str | None
    initials: frozenset[str]
    acronym: str | None

    @property
    def key(self) -> str:
        """The name as one string, without its country."""
        return " ".join(self.words) or (self.country or "?").lower()

    @property
    def is_generic(self) -> bool:
        """Every country has one: "Interior Ministry", "Supreme Court"."""
        return all(w in lexicon.words("generic") or w in lexicon.words("type") for w in self.words)


@lru_cache(maxsize=100_000)
def skeleton(part: str) -> str:
    """What transliterations of one part share, its first sound kept apart by kind: `rasool`, `rasoul` -> `rsl`."""
    bones = part
    for long, short in _TWINS:
        bones = bones.replace(long, short)
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", bones)) or part[:1]


@lru_cache(maxsize=200_000)
def alike(a: str, b: str) -> bool:
    """Two spellings of one part: a doubled letter more, or the same consonants, near vowels, and two letters at most that differ."""
    if a == b or (min(len(a), len(b)) > 3 and _DOUBLED.sub(r"\1", a) == _DOUBLED.sub(r"\1", b)):
        return True
    if {a, b} <= _told_apart():
        return False
    bones = skeleton(a)
    fewest = _FEWEST if min(len(a), len(b)) < _LONG else _FEWEST - 1
    if len(bones) < fewest or bones != skeleton(b) or _opens(a) != _opens(b) or not _vowels_agree(a, b):
        return False
    return Levenshtein.distance(a, b, score_cutoff=_EDITS) <= _EDITS


def _vowels_agree(a: str, b: str) -> bool:
    """As many vowels, each as near as spellings take it: Rasool and Rasoul, Khaled and Khalid; not Rashid and Rashad, Mario and Maria."""
    if a.endswith("a") != b.endswith("a"):
        return False
    runs = [[run[0].replace("y", "i") for run in _VOWELS.findall(part)] for part in (a, b)]
    return len(runs[0]) == len(runs[1]) and all(x == y or frozenset((x, y)) in _NEAR_VOWELS for x, y in zip(*runs, strict=True))


@lru_cache(maxsize=1)
def _told_apart() -> frozenset[str]:
    """Names whose spellings are listed: Hassan is none of Hussein."""
    return frozenset(lexicon.variants("person").values())


def _opens(part: str) -> bool:
    """Whether it opens with a vowel: Amin and Min are two names, Yevgeny and Evgeny one."""
    return part[0] in "aeiouy"


@lru_cache(maxsize=200_000)
def person(text: str) -> Person:
    """`Dr. Odeh, Jamil al-Din` -> parts in the order spoken, without particles and titles."""
    if text.count(",") == 1:
        last, first = text.split(",")
        if fold(first).strip(_OUTSIDE) not in lexicon.words("suffix"):
            text = f"{first} {last}"
    raw = [_POSSESSIVE.sub("", w).strip(_OUTSIDE) for w in _SPLIT.split(text.replace(".", ". "))]
    words = [fold(w) for w in raw if any(c.isalnum() for c in w)]
    while len(words) > 1 and words[0] in lexicon.words("title"):
        words = words[1:]
    suffix = next((w for w in words[1:] if w in lexicon.words("suffix")), "")
    parts = _joined([w for i, w in enumerate(words) if not (i and w in lexicon.words("suffix"))])
    telling = [p for i, p in enumerate(parts) if p not in lexicon.words("particle") or (i == 0 and len(parts) == 1)]
    known = lexicon.variants("person")
    return Person(tuple(known.get(p, p) for p in telling or parts or ["?"]), suffix)


def _joined(words: list[str]) -> list[str]:
    """`abd al rahman` -> `abdrahman`, `abu bakr` -> `abubakr`: such words are no name without the next."""
    found: list[str] = []
    pending = ""
    for word in words:
        if pending and word in lexicon.words("particle"):
            continue
        if word in lexicon.words("abd") or word in ("abu", "abou", "umm"):
            pending += {"abou": "abu"}.get(word, "abd" if word in lexicon.words("abd") else word)
            continue
        found.append(pending + word)
        pending = ""
    return [*found, pending] if pending else found


@lru_cache(maxsize=200_000)
def party(text: str) -> Party:
    """`the Iraqi Ministry of the Interior` -> (interior, ministry) of IRQ; `RRF` has an acronym."""
    raw = [_POSSESSIVE.sub("", w).strip(_OUTSIDE) for w in _SPLIT.split(_IN_BRACKETS.sub("", text.lstrip("@")))]
    raw = [w for w in raw if any(c.isalnum() for c in w)] or [text]
    folded = [fold(w).replace(".", "") for w in raw]
    country, left = _country(folded)
    known = lexicon.variants("party")
    telling = [known.get(_single(w), _single(w)) for w in left if w not in lexicon.words("small") and w not in lexicon.words("legal")]
    bare = raw[0].replace(".", "")
    acronym = fold(bare) if len(left) == 1 and len(bare) > 1 and bare.isupper() and bare.isalnum() else None
    return Party(tuple(sorted(telling)), country, _initials(folded), acronym)


def _country(folded: list[str]) -> tuple[str | None, list[str]]:
    """The country that a name's words give, and the other words."""
    known = lexicon.countries()
    for size in (3, 2, 1):
        for i in range(len(folded) - size + 1):
            if (found := known.get(" ".join(folded[i : i + size]))) is not None:
                return found, folded[:i] + folded[i + size :]
    return None, folded


def _single(word: str) -> str:
    """`brigades` -> `brigade`, `forces` -> `force`."""
    return word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


def _initials(folded: list[str]) -> frozenset[str]:
    """First letters of all words, and of all but the small ones; none of a single word."""
    small = lexicon.words("small")
    made = {"".join(w[0] for w in chosen) for chosen in (folded, [w for w in folded if w not in small])}
    return frozenset(m for m in made if len(m) > 1)
