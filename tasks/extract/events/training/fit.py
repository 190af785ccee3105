"""The regression and its file."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tasks.extract.events.classify import NOTHING, Classifier
from tasks.extract.events.training.examples import Example

VERSION = "events-lr@1"
_MIN_COUNT = 2
_PENALTY = 0.3
_NEXT = {0.0: 0.3, 0.3: 0.5, 0.5: 0.7, 0.7: 0.9, 0.9: 1.01}
_TINY = 0.02


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
    keep = np.flatnonzero(np.abs(trained.weights).max(axis=1) > _TINY)
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


def report(examples: list[Example], *, folds: int) -> Iterator[str]:
    """Cross-validated accuracy of the labels that are no silence, and how often a stated chance comes true."""
    groups = sorted({e.group for e in examples})
    fold_of = {group: n % folds for n, group in enumerate(groups)}
    told: list[tuple[float, bool]] = []
    for fold in range(folds):
        trained = fit([e for e in examples if fold_of[e.group] != fold])
        for example in (e for e in examples if fold_of[e.group] == fold and e.label != NOTHING):
            chances = trained.probabilities(example.names)
            best = max(chances, key=lambda label: chances[label])
            told.append((chances[best], best == example.label))
    yield f"accuracy {sum(right for _, right in told) / max(1, len(told)):.3f} of {len(told)}"
    for low in (0.0, 0.3, 0.5, 0.7, 0.9):
        here = [(p, right) for p, right in told if low <= p < _NEXT[low]]
        if here:
            stated, true = sum(p for p, _ in here) / len(here), sum(right for _, right in here) / len(here)
            yield f"chance {low:.1f}-{_NEXT[low]:.1f}: stated {stated:.2f}, true {true:.2f} of {len(here)}"
