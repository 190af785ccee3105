"""The trained part: how likely each type is, given lexicon, syntax and words.

Multinomial logistic regression over sparse features; weights in `data/models/events.npz` (float16), made by `tasks.extract.events.train`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from tasks import paths

FILE = paths.MODELS / "events.npz"
NOTHING = "NONE"
Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Classifier:
    """Weights by feature name; `labels` are the event types and NONE. Temperature 1 leaves the scores as they are."""

    index: dict[str, int]
    weights: Floats
    labels: tuple[str, ...]
    temperature: float
    version: str

    def probabilities(self, names: Iterable[str]) -> dict[str, float]:
        """Chance of every label."""
        rows = sorted(i for i in map(self.index.get, names) if i is not None)
        scores = self.weights[rows].sum(axis=0) / self.temperature
        scores = np.exp(scores - scores.max())
        return dict(zip(self.labels, (scores / scores.sum()).tolist(), strict=True))


@lru_cache(maxsize=2)
def load(path: Path = FILE) -> Classifier | None:
    """The classifier of a file; none where the file is missing, and the lexicon then stands alone."""
    if not path.exists():
        return None
    with np.load(path, allow_pickle=False) as stored:
        names = bytes(stored["features"]).decode().split("\0")
        return Classifier(
            index={name: i for i, name in enumerate(names)},
            weights=stored["weights"].astype(np.float32),
            labels=tuple(stored["labels"].tolist()),
            temperature=float(stored["temperature"]),
            version=str(stored["version"]),
        )
