"""The regression and its file."""

from collections import Counter
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tasks.extract.events.classify import Classifier
from tasks.extract.events.training.examples import Example

VERSION = "events-lr@1"
_MIN_COUNT = 2
_PENALTY = 0.6


def fit(examples: list[Example], *, penalty: float = _PENALTY) -> Classifier:
    """Weights by weighted maximum likelihood with an L2 penalty (`penalty` is scikit-learn's C)."""
    counts = Counter(name for e in examples for name in e.names)
    names = sorted(name for name, count in counts.items() if count >= _MIN_COUNT)
    index = {name: i for i, name in enumerate(names)}
    columns = [sorted(index[n] for n in e.names if n in index) for e in examples]
    pointers = np.cumsum([0, *map(len, columns)])
    flat = np.array([i for column in columns for i in column])
    matrix = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, pointers), shape=(len(examples), len(names)))
    model = LogisticRegression(C=penalty, max_iter=300)
    model.fit(matrix, [e.label for e in examples], sample_weight=[e.weight for e in examples])
    weights = model.coef_.T.astype(np.float32)
    weights[index["bias"]] += model.intercept_.astype(np.float32)
    return Classifier(index, weights, tuple(map(str, model.classes_)), 1.0, VERSION)


def save(trained: Classifier, path: Path) -> None:
    """Write the weights: arrays of numbers and text, nothing that runs when loaded."""
    keep = np.flatnonzero(np.abs(trained.weights).max(axis=1) > 0.02)  # noqa: PLR2004
    names = sorted(trained.index, key=lambda name: trained.index[name])
    text = "\0".join(names[i] for i in keep).encode()
    np.savez_compressed(
        path,
        features=np.frombuffer(text, dtype=np.uint8),
        weights=trained.weights[keep].astype(np.float16),
        labels=np.array(trained.labels),
        temperature=np.float32(trained.temperature),
        version=np.array(trained.version),
    )
