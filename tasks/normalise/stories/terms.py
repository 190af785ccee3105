"""What an article is about, as weighted terms: names apart from common words, its head apart from its whole.

Weights are term frequency (1 + log) times inverse document frequency over the articles at hand (Spärck Jones 1972), scaled to unit length.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from tasks import paths

HEAD_CHARS = 500
BODY_CHARS = 4000
TITLE_WEIGHT = 2.0
NAME_LOWER_SHARE = 0.1
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_ENDINGS = ("'s", "’s", "ing", "ed", "es", "s")

Counts = dict[str, float]
Vector = dict[str, float]
FIELDS = ("words", "names", "head_words", "head_names")


@dataclass(frozen=True, slots=True)
class Text:
    """One article as surface form -> weighted count, for its whole and for its head. A form keeps its case, since a name shows by it."""

    whole: Counts
    head: Counts


@lru_cache(maxsize=1)
def _stopwords() -> frozenset[str]:
    lines = (paths.ONTOLOGY / "stories" / "stopwords.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())


@lru_cache(maxsize=200_000)
def _stem(word: str) -> str:
    """The word in small letters without its commonest ending, meant to be equal for equal words rather than pretty."""
    word = word.lower()
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 4:
            return word[: -len(ending)]
    return word


def read(title: str | None, body: str) -> Text:
    """Term counts of one article: its headline, which weighs double, and the first BODY_CHARS of its body."""
    whole: Counts = {}
    head: Counts = {}
    title = title or ""
    for text, weight, limit in ((title, TITLE_WEIGHT, len(title)), (body[:BODY_CHARS], 1.0, HEAD_CHARS)):
        for found in _WORD.finditer(text):
            word = found.group()
            if len(word) < 2 or word.lower() in _stopwords():
                continue
            whole[word] = whole.get(word, 0.0) + weight
            if found.start() < limit:
                head[word] = head.get(word, 0.0) + 1
    return Text(whole, head)


class Weights:
    """Inverse document frequencies, and which words are names, over a set of articles."""

    def __init__(self, texts: Iterable[Text]) -> None:
        self.documents = 0
        self._frequency: Counter[str] = Counter()
        self._lower: Counter[str] = Counter()
        for text in texts:
            self.documents += 1
            self._frequency.update({_stem(word) for word in text.whole})
            self._lower.update({_stem(word) for word in text.whole if word.islower()})

    def frequency(self, term: str) -> int:
        """In how many articles the term stands."""
        return self._frequency[term]

    def rarity(self, term: str) -> float:
        """The term's inverse document frequency."""
        return math.log((self.documents + 1) / (self._frequency[term] + 0.5))

    def vectors(self, text: Text) -> dict[str, Vector]:
        """The article's unit vectors, one for each of FIELDS."""
        words, names = self._split(text.whole)
        head_words, head_names = self._split(text.head)
        return dict(zip(FIELDS, map(self._vector, (words, names, head_words, head_names)), strict=True))

    def _is_name(self, word: str) -> bool:
        """A number, or a capitalised word that is seldom written small anywhere."""
        term = _stem(word)
        return word[0].isdigit() or (word[0].isupper() and self._lower[term] <= NAME_LOWER_SHARE * self._frequency[term])

    def _split(self, counts: Mapping[str, float]) -> tuple[Counts, Counts]:
        words: Counts = {}
        names: Counts = {}
        for word, count in counts.items():
            kind, term = names if self._is_name(word) else words, _stem(word)
            kind[term] = kind.get(term, 0.0) + count
        return words, names

    def _vector(self, counts: Mapping[str, float]) -> Vector:
        weighted = {t: (1 + math.log(max(n, 1.0))) * self.rarity(t) for t, n in counts.items()}
        length = math.sqrt(sum(w * w for w in weighted.values()))
        return {t: w / length for t, w in weighted.items()} if length > 0 else {}
