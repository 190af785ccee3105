"""Logistic regression over short strings: a weight per string, kept as JSON."""

import gzip
import json
import math
from functools import lru_cache
from pathlib import Path

from tasks import paths

HOME = paths.MODELS / "attribution.json.gz"
Weights = dict[str, float]


def score(weights: Weights, features: list[str]) -> float:
    """Probability in [0, 1]."""
    total = sum(weights.get(f, 0.0) for f in dict.fromkeys(features))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@lru_cache(maxsize=1)
def load(path: Path = HOME) -> dict[str, Weights]:
    """The three classifiers: `cue`, `content`, `source`; and `cut`, below which a token is no cue."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found: dict[str, Weights] = json.load(lines)
    return found
