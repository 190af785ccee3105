"""Fitting the model that joins reports of one event; `flows.training` hands it what a warehouse of labelled articles tells."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

import polars as pl
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold, cross_val_predict

from tasks import paths
from tasks.normalise.happenings.cluster import Likeness, candidates, reports_of
from tasks.normalise.happenings.pairs import FEATURES, features

THRESHOLD = 0.35
Labelled = tuple[list[tuple[float, ...]], list[bool], list[str]]


def sample(reports: pl.DataFrame, likeness: Likeness, incident: Mapping[str, str]) -> Labelled:
    """Features, answers and groups of every candidate pair of main events whose articles' incident (by `article_id`) is known."""
    x, y, groups = [], [], []
    for a, b in candidates(reports_of(reports), likeness):
        if a.is_main and b.is_main and a.article in incident and b.article in incident:
            story = likeness.get((min(a.article, b.article), max(a.article, b.article)), 0.0)
            x.append(features(a, b, story))
            y.append(incident[a.article] == incident[b.article])
            groups.append(min(incident[a.article], incident[b.article]))
    return x, y, groups


def fit(samples: Iterable[Labelled]) -> dict[str, Any]:
    """Weights, bias and threshold, with the accuracy of five-fold cross-validation over whole incidents."""
    x, y, groups = ([item for sample in samples for item in sample[n]] for n in range(3))
    regression = LogisticRegression(C=1.0, max_iter=5000)
    held_out = cross_val_predict(regression, x, y, groups=groups, cv=GroupKFold(5))
    regression.fit(x, y)
    weights = {name: round(float(w), 4) for name, w in zip(FEATURES, regression.coef_[0], strict=True)}
    right = sum(bool(p) == bool(a) for p, a in zip(held_out, y, strict=True)) / len(y)
    return {
        "weights": weights,
        "bias": round(float(regression.intercept_[0]), 4),
        "threshold": THRESHOLD,
        "pairs": len(y),
        "cross_validated_accuracy": round(right, 4),
    }


def store(fitted: dict[str, Any]) -> None:
    """Write `data/models/happenings/model.json`."""
    (paths.MODELS / "happenings" / "model.json").write_text(json.dumps(fitted, indent=1) + "\n", encoding="utf-8")
