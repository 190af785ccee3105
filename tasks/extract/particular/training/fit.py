"""The regression, and how it does on documents it has not seen."""

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tasks.extract.particular.classify import Model

FOLDS = 5
LEAST = 0.5
_PENALTY = 0.1
_RARE = 3
_TINY = 0.005


@dataclass(frozen=True, slots=True)
class Report:
    """Features of a report, whether it is particular (none: unknown), and where it stands: set, document, happening."""

    features: frozenset[str]
    is_particular: bool | None
    weight: float
    home: tuple[str, str, int]


def fit(reports: Iterable[Report]) -> Model:
    """Weights by weighted maximum likelihood with an L2 penalty."""
    known = [r for r in reports if r.is_particular is not None]
    counts = Counter(feature for r in known for feature in r.features)
    index = {feature: n for n, feature in enumerate(sorted(f for f, count in counts.items() if count >= _RARE))}
    columns = [sorted(index[f] for f in r.features if f in index) for r in known]
    pointers = np.cumsum([0, *map(len, columns)])
    flat = np.array([n for column in columns for n in column])
    table: Any = csr_matrix((np.ones(len(flat), dtype=np.float32), flat, pointers), shape=(len(known), len(index)))
    trained = LogisticRegression(C=_PENALTY, max_iter=400)
    trained.fit(table, [r.is_particular for r in known], sample_weight=[r.weight for r in known])
    weights = dict(zip(index, (round(float(w), 3) for w in trained.coef_[0]), strict=True))
    return Model({f: w for f, w in weights.items() if abs(w) >= _TINY}, round(float(trained.intercept_[0]), 3), LEAST)


def unseen(reports: Sequence[Report]) -> Iterator[tuple[Report, float]]:
    """Every report with the chance of the likeliest report of its happening, by a model that has not seen its document."""
    for fold in range(FOLDS):
        model = fit(r for r in reports if _fold(r) != fold)
        happenings: dict[tuple[str, str, int], list[Report]] = defaultdict(list)
        for report in reports:
            if _fold(report) == fold:
                happenings[report.home].append(report)
        for together in happenings.values():
            best = max(model.chance(r.features) for r in together)
            yield from ((r, best) for r in together)


def summary(judged: Iterable[tuple[Report, float]], least: float = LEAST) -> Iterator[str]:
    """Set by set: share of particular reports that stay, share of the others that are marked."""
    found: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for report, chance in judged:
        if report.is_particular is not None:
            found[report.home[0]].append((report.is_particular, chance >= least))
    for name, told in found.items():
        yield f"{name}: {_share(told, lambda t: t[0], lambda t: t[1])} kept, {_share(told, lambda t: not t[0], lambda t: not t[1])} marked"


def _share(told: list[tuple[bool, bool]], of: Callable[[tuple[bool, bool]], bool], are: Callable[[tuple[bool, bool]], bool]) -> str:
    those = [t for t in told if of(t)]
    return f"{sum(map(are, those)) / max(1, len(those)):.3f} of {len(those)}"


def _fold(report: Report) -> int:
    return int(hashlib.sha256(report.home[1].encode()).hexdigest(), 16) % FOLDS
