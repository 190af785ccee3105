"""The trained part: a logistic regression over short strings, its weights kept as JSON."""

import gzip
import json
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tasks import paths

HOME = paths.MODELS / "particular.json.gz"
VERSION = "particular-lr@1"


@dataclass(frozen=True, slots=True)
class Model:
    """Weights by feature; a happening none of whose reports reaches the chance `least` is told of in general."""

    weights: Mapping[str, float]
    bias: float
    least: float
    version: str = VERSION

    def chance(self, found: Iterable[str]) -> float:
        """Chance that a report is of a particular happening."""
        return 1 / (1 + math.exp(-self.bias - math.fsum(self.weights.get(feature, 0.0) for feature in found)))


@lru_cache(maxsize=1)
def load(home: Path = HOME) -> Model:
    """The trained model; its card lies beside it."""
    return Model(**json.loads(gzip.decompress(home.read_bytes())))


def save(model: Model, home: Path) -> None:
    """The same bytes every time."""
    stored = {"weights": dict(sorted(model.weights.items())), "bias": model.bias, "least": model.least, "version": model.version}
    home.write_bytes(gzip.compress(json.dumps(stored, ensure_ascii=False).encode(), mtime=0))
