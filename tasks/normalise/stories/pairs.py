"""Which two articles might tell one story, and how likely they do."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from tasks import paths
from tasks.normalise.stories.terms import FIELDS, Text, Vector, Weights
from tasks.normalise.stories.vectors import Floats, Vectors

SALIENT_TERMS = 40
COMMON_TERM = 120
"""A term in more articles than this leads to no candidates: cost stays near-linear."""
WINDOW_DAYS = 400
"""Articles published further apart than this are two stories."""
FEATURES = ("whole", "head")


@dataclass(frozen=True, slots=True)
class Model:
    """Logistic regression over FEATURES, and the mean probability from which articles are of one topic."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probabilities(self, features: Floats) -> NDArray[np.float64]:
        """Chance that each pair of articles tells one story; features of shape (pairs, 2)."""
        return np.asarray(1 / (1 + np.exp(-self.bias - features.astype(np.float64) @ np.array(self.weights))))


@dataclass(frozen=True, slots=True)
class Splitter:
    """Logistic regression over `contrast.FEATURES`, and the probability from which a topic is cut in two.

    `few`: the mean probability of pairs from which the articles of a topic too small to be cut are one story.
    """

    weights: tuple[float, ...]
    bias: float
    threshold: float
    few: float

    def chance(self, features: Sequence[float]) -> float:
        """Chance that the two parts of a topic are two stories."""
        return float(1 / (1 + np.exp(-self.bias - np.dot(features, self.weights))))


def model() -> Model:
    """The trained model of pairs; its card lies beside it."""
    stored = _stored()["pair"]
    return Model(tuple(stored["weights"].values()), stored["bias"], stored["threshold"])


def splitter() -> Splitter:
    """The trained model of parts."""
    stored = _stored()["split"]
    return Splitter(tuple(stored["weights"].values()), stored["bias"], stored["threshold"], stored["few"])


@lru_cache(maxsize=1)
def _stored() -> dict[str, Any]:
    read: dict[str, Any] = json.loads((paths.MODELS / "stories" / "model.json").read_text(encoding="utf-8"))
    return read


@dataclass
class Profiles:
    """The vectors of all articles and the terms by which they find each other. Rows are numbered in the order they were added."""

    weights: Weights
    keys: list[str] = field(default_factory=list)
    published: list[date | None] = field(default_factory=list)
    vectors: dict[str, Vectors] = field(default_factory=lambda: {name: Vectors() for name in FIELDS})
    _by_term: dict[str, list[int]] = field(default_factory=lambda: defaultdict(list))

    def add(self, key: str, published: date | None, text: Text) -> list[int]:
        """Take an article in; the answer are the earlier rows it might share a story with, in order."""
        found = self.weights.vectors(text)
        row, partners = len(self.keys), set[int]()
        self.keys.append(key)
        self.published.append(published)
        for name, vector in found.items():
            self.vectors[name].append(vector)
        for term in _salient(found.values()):
            if 1 < self.weights.frequency(term) <= COMMON_TERM:
                partners.update(self._by_term[term])
                self._by_term[term].append(row)
        return [other for other in sorted(partners) if _near(published, self.published[other])]

    def features(self, row: int, others: Sequence[int]) -> Floats:
        """FEATURES of one article with each of the others, shape (len(others), 2), each from 0 to 1.

        The geometric mean of names and words asks for both: two strikes by one party share names, any two strikes share words, one story
        shares both.
        """
        words, names, head_words, head_names = (self.vectors[name].cosines(row, others) for name in FIELDS)
        stacked = np.stack([np.sqrt(np.clip(words * names, 0, 1)), np.sqrt(np.clip(head_words * head_names, 0, 1))], axis=1)
        return np.asarray(stacked, dtype=np.float32)


def pairs(profiles: Profiles, articles: Iterable[tuple[str, date | None, Text]]) -> Iterator[tuple[int, list[int], Floats]]:
    """For each article (key, publication date, text) that has partners: its row, theirs, and the features of each pair."""
    for row, (key, published, text) in enumerate(articles):
        others = profiles.add(key, published, text)
        if others:
            yield row, others, profiles.features(row, others)


def _salient(vectors: Iterable[Vector]) -> list[str]:
    """The terms that say most about an article, ties in alphabetical order."""
    best: Vector = {}
    for vector in vectors:
        for term, weight in vector.items():
            best[term] = max(weight, best.get(term, 0.0))
    return sorted(best, key=lambda term: (-best[term], term))[:SALIENT_TERMS]


def _near(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= WINDOW_DAYS
