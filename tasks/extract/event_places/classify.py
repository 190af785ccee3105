"""The chance that a name is where an event happened: logistic regression over short strings, weights kept as JSON."""

import gzip
import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from spacy.tokens import Token

from tasks import paths
from tasks.extract.event_places import features
from tasks.extract.event_places.candidates import Candidate

HOME = paths.MODELS / "event_places.json.gz"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature, and two thresholds: the best name of a sentence must reach `first`, further ones `further`."""

    weights: dict[str, float]
    bias: float
    first: float
    further: float

    def chance(self, found: Sequence[str]) -> float:
        """Probability in [0, 1]."""
        total = self.bias + sum(self.weights.get(feature, 0.0) for feature in dict.fromkeys(found))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))

    def choose(self, trigger: Token, names: Sequence[Candidate]) -> list[Candidate]:
        """The names among those of the trigger's sentence that are its place."""
        chances = [self.chance(features.of(name, trigger, names, place)) for place, name in enumerate(names)]
        if max(chances, default=0.0) < self.first:
            return []
        return [name for name, chance in zip(names, chances, strict=True) if chance >= self.further]


@lru_cache(maxsize=1)
def load(path: Path = HOME) -> Model:
    """The trained classifier."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return Model(**json.load(lines))
