"""Fitting both regressions: the second on what the first says of sentences that it has not seen."""

from collections import Counter
from collections.abc import Sequence

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from tasks.extract.event_places import classify
from tasks.extract.event_places.training.examples import Example

STRENGTH_OF_NAMES, RARE_NAMES = 0.2, 2
STRENGTH_OF_EVENTS, RARE_EVENTS = 0.2, 4
FIRST, FURTHER, NEAR, LEAST = 0.8, 0.5, 0.45, 0.3
INNER = 5
LEAST_WEIGHT = 0.01
Rows = Sequence[dict[str, float]]


def model(examples: Sequence[Example]) -> classify.Model:
    """Both regressions on all examples."""
    told = [example for example in examples if example.names]
    rows = [events(held_out, example) for example, held_out in zip(told, _unseen(told), strict=True)]
    event = regression(rows, [example.located for example in told], STRENGTH_OF_EVENTS, RARE_EVENTS)
    return classify.Model(names(told), event, FIRST, FURTHER, NEAR, LEAST)


def names(examples: Sequence[Example]) -> classify.Regression:
    """The first regression."""
    rows = [dict.fromkeys([*example.shared, *name], 1.0) for example in examples for name in example.names]
    return regression(rows, [answer for example in examples for answer in example.answers], STRENGTH_OF_NAMES, RARE_NAMES)


def events(name: classify.Regression, example: Example) -> dict[str, float]:
    """A row of the second regression."""
    odds = [name.odds([*example.shared, *found]) for found in example.names]
    return classify.of_event(example.scene, example.shared, example.names[odds.index(max(odds))], odds)


def _unseen(examples: Sequence[Example]) -> list[classify.Regression]:
    """For each example a first regression that was fitted without its sentence."""
    fitted = [names([e for e in examples if e.text % INNER != fold]) for fold in range(INNER)]
    return [fitted[example.text % INNER] for example in examples]


def regression(rows: Rows, answers: Sequence[bool], strength: float, rare: int) -> classify.Regression:
    """Weights of the features that stand in at least `rare` rows."""
    often = Counter(feature for row in rows for feature in row)
    vectors = DictVectorizer()
    table = vectors.fit_transform([{f: v for f, v in row.items() if often[f] >= rare} for row in rows])
    fitted = LogisticRegression(C=strength, max_iter=5000).fit(table, np.array(answers))
    named = zip(vectors.get_feature_names_out(), fitted.coef_[0], strict=True)
    weights = {str(feature): round(float(weight), 3) for feature, weight in named if abs(weight) >= LEAST_WEIGHT}
    return classify.Regression(weights, round(float(fitted.intercept_[0]), 4))
