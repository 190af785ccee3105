"""Whether an event is located at all, and by which name: two logistic regressions over short strings, weights kept as JSON.

The first gives each name of the sentence its chance of being the place; the second, from the best name's chance and from what is told
of the event, the chance that the sentence says where the event happened.
"""

import gzip
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tasks import paths
from tasks.extract.event_places import features
from tasks.extract.event_places.candidates import Candidate
from tasks.extract.event_places.features import clause

HOME = paths.MODELS / "event_places.json.gz"
_OF_BEST = ("label=", "prep=", "country", "other", "noun_over=", "owner=", "under=", "over_dep=")
"""Features of the best name that say whether the event is located."""
_LEAST = -4.0
"""Log odds of a second name where there is none."""


@dataclass(frozen=True, slots=True)
class Regression:
    """Weights by feature."""

    weights: dict[str, float]
    bias: float

    def odds(self, found: Sequence[str]) -> float:
        """Log odds of features that are there or not."""
        return self.bias + self.more(found)

    def more(self, found: Sequence[str]) -> float:
        """What features add to the log odds."""
        return sum(self.weights.get(feature, 0.0) for feature in dict.fromkeys(found))

    def weigh(self, found: Mapping[str, float]) -> float:
        """Log odds of features with values."""
        return self.bias + sum(self.weights.get(feature, 0.0) * value for feature, value in found.items())


@dataclass(frozen=True, slots=True)
class Choice:
    """Places of an event, or the name that may be its place where that is not sure."""

    places: Sequence[Candidate] = ()
    near: Candidate | None = None


@dataclass(frozen=True, slots=True)
class Model:
    """Both regressions; an event is located from the chance `first` on, further names are its place from `further` on.

    The best name must reach `least` for that and say nothing of people (`US troops`); that of an event that is not surely located is near
    it from the chance `near` on.
    """

    name: Regression
    event: Regression
    first: float
    further: float
    near: float
    least: float

    def choose(self, scene: features.Scene) -> Choice:
        """The names among those of the trigger's sentence that are its place, else the one that may be."""
        if not scene.names:
            return Choice()
        shared = features.of_trigger(scene)
        own = [features.of_name(scene, place) for place in range(len(scene.names))]
        base = self.name.odds(shared)
        odds = [base + self.name.more(found) for found in own]
        best = max(range(len(odds)), key=odds.__getitem__)
        located = chance(self.event.weigh(of_event(scene, shared, own[best], odds)))
        if located < self.first or chance(odds[best]) < self.least or scene.names[best].modifies:
            return Choice(near=scene.names[best] if chance(odds[best]) >= self.near else None)
        return Choice([name for place, name in enumerate(scene.names) if place == best or chance(odds[place]) >= self.further])


def chance(odds: float) -> float:
    """Probability in [0, 1] of log odds."""
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, odds))))


def of_event(scene: features.Scene, shared: Sequence[str], best: Sequence[str], odds: Sequence[float]) -> features.Found:
    """Features that say whether the event is located: log odds of its names, and what is told of it."""
    order = sorted(odds, reverse=True)
    found: features.Found = dict.fromkeys(shared, 1.0) | dict.fromkeys(_telling(best), 1.0)
    found |= dict.fromkeys(clause.subject_matter(scene.trigger), 1.0)
    found |= {"best": order[0], "second": order[1] if len(order) > 1 else _LEAST, f"names={min(4, len(order))}": 1.0}
    return found | {"sum": min(2.0, sum(chance(o) for o in odds))}


def _telling(best: Sequence[str]) -> Iterator[str]:
    return (feature for feature in best if feature.startswith(_OF_BEST))


@lru_cache(maxsize=1)
def load(path: Path = HOME) -> Model:
    """The trained classifier."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = json.load(lines)
    return Model(Regression(**found["name"]), Regression(**found["event"]), found["first"], found["further"], found["near"], found["least"])
