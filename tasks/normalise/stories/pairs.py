"""Which two articles might tell one story, and how likely they do."""

import json
import math
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tasks import paths
from tasks.normalise.stories.terms import Profile, Weights, cosine, salient

SALIENT_TERMS = 40
COMMON_TERM = 400
"""A term in more articles than this leads to no candidates: cost stays near-linear."""
WINDOW_DAYS = 400
"""Articles published further apart than this are two stories."""
FEATURES = ("whole", "head")


@dataclass(frozen=True, slots=True)
class Model:
    """Logistic regression over FEATURES, and the mean probability from which articles are one story."""

    weights: tuple[float, ...]
    bias: float
    threshold: float

    def probability(self, features: Sequence[float]) -> float:
        """Chance that the two articles tell one story."""
        return 1 / (1 + math.exp(-self.bias - sum(w * x for w, x in zip(self.weights, features, strict=True))))


@lru_cache(maxsize=1)
def model() -> Model:
    """The trained model; its card lies beside it."""
    stored = json.loads((paths.MODELS / "stories" / "model.json").read_text(encoding="utf-8"))
    return Model(tuple(stored["weights"][name] for name in FEATURES), stored["bias"], stored["threshold"])


def features(a: Profile, b: Profile) -> tuple[float, float]:
    """FEATURES of two articles, each from 0 to 1: geometric mean of the cosines of words and of names, over all of it and over its head.

    The geometric mean asks for both: two strikes by the same party share names, two strikes anywhere share words, one story shares both.
    """
    whole = math.sqrt(cosine(a.words, b.words) * cosine(a.names, b.names))
    head = math.sqrt(cosine(a.head_words, b.head_words) * cosine(a.head_names, b.head_names))
    return whole, head


def candidates(profiles: Sequence[Profile], weights: Weights, published: Mapping[str, date | None]) -> Iterator[tuple[Profile, Profile]]:
    """Pairs that share a salient term and were published within WINDOW_DAYS (an undated article goes with any), each once, in order."""
    by_term: dict[str, list[int]] = defaultdict(list)
    for number, profile in enumerate(profiles):
        partners: set[int] = set()
        for term in salient(profile, SALIENT_TERMS):
            if weights.frequency(term) <= COMMON_TERM:
                partners.update(by_term[term])
                by_term[term].append(number)
        for partner in sorted(partners):
            if _near(published.get(profile.key), published.get(profiles[partner].key)):
                yield profiles[partner], profile


def _near(a: date | None, b: date | None) -> bool:
    return a is None or b is None or abs((a - b).days) <= WINDOW_DAYS
