"""What an article is about, as weighted terms: names apart from common words, its head apart from its whole.

Weights are term frequency (1 + log) times inverse document frequency over the articles at hand (Spärck Jones 1972), scaled to unit length.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tasks import paths

HEAD_CHARS = 500
BODY_CHARS = 4000
TITLE_WEIGHT = 2.0
NAME_LOWER_SHARE = 0.1
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("'s", "’s", "ing", "ed", "es", "s")

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Text:
    """One article as raw term counts: key, then surface form -> weighted count for its whole and for its head."""

    key: str
    whole: Counter[str]
    head: Counter[str]


@dataclass(frozen=True, slots=True)
class Profile:
    """One article as four unit vectors."""

    key: str
    words: Vector
    names: Vector
    head_words: Vector
    head_names: Vector


@lru_cache(maxsize=1)
def _stopwords() -> frozenset[str]:
    lines = (paths.ONTOLOGY / "stories" / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """The word without its commonest endings (`strikes`, `striking` -> `strik`… are not meant to be pretty)."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def read(key: str, title: str | None, body: str) -> Text:
    """Term counts of one article; surface forms keep their first letter's case, since a name shows by it."""
    whole: Counter[str] = Counter()
    head: Counter[str] = Counter()
    title = title or ""
    for text, weight, limit in ((title, TITLE_WEIGHT, len(title)), (body[:BODY_CHARS], 1.0, HEAD_CHARS)):
        for found in _WORD.finditer(text):
            word = found.group()
            if len(word) < 2 or word.lower() in _stopwords():
                continue
            whole[word] += weight  # type: ignore[assignment]
            if found.start() < limit:
                head[word] += 1
    return Text(key, whole, head)


class Weights:
    """Inverse document frequencies, and which words are names, over a set of articles."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self.documents = 0
        self._frequency: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        for text in texts:
            self.documents += 1
            self._frequency.update({_stem(word.lower()) for word in text.whole})
            self._lower.update({_stem(word) for word in text.whole if word.islower()})

    def frequency(self, term: str) -> int:
        """In how many articles the term stands."""
        return self._frequency[term]

    def is_name(self, word: str) -> bool:
        """A number, or a capitalised word that is seldom written small anywhere."""
        term = _stem(word.lower())
        return word[0].isdigit() or (word[0].isupper() and self._lower[term] <= NAME_LOWER_SHARE * self._frequency[term])

    def profile(self, text: Text) -> Profile:
        """The article's four vectors."""
        words, names = self._split(text.whole)
        head_words, head_names = self._split(text.head)
        return Profile(text.key, self._vector(words), self._vector(names), self._vector(head_words), self._vector(head_names))

    def _split(self, counts: Mapping[str, float]) -> tuple[Counter[str], Counter[str]]:
        words: Counter[str] = Counter()
        names: Counter[str] = Counter()
        for word, count in counts.items():
            (names if self.is_name(word) else words)[_stem(word.lower())] += count  # type: ignore[assignment]
        return words, names

    def _vector(self, counts: Mapping[str, float]) -> Vector:
        weighted = {t: (1 + math.log(max(n, 1.0))) * math.log((self.documents + 1) / (self._frequency[t] + 0.5)) for t, n in counts.items()}
        length = math.sqrt(sum(w * w for w in weighted.values()))
        return {t: w / length for t, w in sorted(weighted.items())} if length > 0 else {}


def cosine(a: Vector, b: Vector) -> float:
    """Cosine of two unit vectors."""
    if len(a) > len(b):
        a, b = b, a
    return sum(weight * b[term] for term, weight in a.items() if term in b)


def salient(profile: Profile, limit: int) -> Sequence[str]:
    """The terms that say most about the article, ties in alphabetical order."""
    best: dict[str, float] = {}
    for vector in (profile.names, profile.words, profile.head_names, profile.head_words):
        for term, weight in vector.items():
            best[term] = max(weight, best.get(term, 0.0))
    return sorted(best, key=lambda term: (-best[term], term))[:limit]
