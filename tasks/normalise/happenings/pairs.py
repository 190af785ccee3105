"""How alike two reports of two articles are: when, where, who, how many were hurt, and how alike the articles are."""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from tasks import paths

NEAR_KM = 25.0
REGION_KM = 161.0
FEATURES = (
    "story", "same_day", "next_day", "days_apart", "weeks_apart", "same_place", "near_place", "same_region", "far_place",
    "shared_parties", "same_mode", "other_mode", "same_killed", "other_killed", "same_injured", "other_injured", "both_main",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Happening:
    """What one article tells of one event. Coordinates in degrees; `parties` are entity ids."""

    key: str
    article: str
    event_type: str
    mode: str | None
    is_main: bool
    start: date | None
    end: date | None
    place: str | None
    resolution: int | None
    latitude: float | None
    longitude: float | None
    killed: int | None
    injured: int | None
    parties: frozenset[str]
    published: date | None


@dataclass(frozen=True, slots=True)
class Model:
    """Logistic regression over FEATURES, and the mean probability from which reports are of one event."""

    weights: Mapping[str, float]
    bias: float
    threshold: float

    def probability(self, features: Sequence[float]) -> float:
        """Chance that two reports are of one event."""
        return 1 / (1 + math.exp(-self.bias - sum(self.weights[n] * x for n, x in zip(FEATURES, features, strict=True) if x)))


@lru_cache(maxsize=1)
def model() -> Model:
    """The trained model; its card lies beside it."""
    stored = json.loads((paths.MODELS / "happenings" / "model.json").read_text(encoding="utf-8"))
    return Model(stored["weights"], stored["bias"], stored["threshold"])


def days_between(a: Happening, b: Happening) -> int | None:
    """Days between two intervals, 0 where they meet, null where one is unknown."""
    if a.start is None or b.start is None:
        return None
    return max(0, (b.start - (a.end or a.start)).days, (a.start - (b.end or b.start)).days)


def kilometres(a: Happening, b: Happening) -> float | None:
    """Great-circle distance, null where a place is unknown."""
    if a.place is not None and a.place == b.place and a.latitude is not None:
        return 0.0
    if a.latitude is None or a.longitude is None or b.latitude is None or b.longitude is None:
        return None
    la1, lo1, la2, lo2 = map(math.radians, (a.latitude, a.longitude, b.latitude, b.longitude))
    h = math.sin((la2 - la1) / 2) ** 2 + math.cos(la1) * math.cos(la2) * math.sin((lo2 - lo1) / 2) ** 2
    return 12742 * math.asin(min(1.0, math.sqrt(h)))


def features(a: Happening, b: Happening, story: float) -> tuple[float, ...]:
    """FEATURES of two happenings of one type; `story` is the chance that their articles tell one story."""
    days, km = days_between(a, b), kilometres(a, b)
    parties = len(a.parties & b.parties) / max(1, min(len(a.parties), len(b.parties)))
    return (
        story,
        *_one_hot(days, (0, 1, 5)),
        float(a.place is not None and a.place == b.place),
        *_one_hot(km, (NEAR_KM, REGION_KM)),
        parties,
        *_agreement(a.mode, b.mode),
        *_agreement(a.killed, b.killed),
        *_agreement(a.injured, b.injured),
        float(a.is_main and b.is_main),
    )


def _one_hot(value: float | None, bounds: Sequence[float]) -> tuple[float, ...]:
    """Which bracket the value falls in (the last is open); all 0 where it is unknown."""
    if value is None:
        return (0.0,) * (len(bounds) + 1)
    bracket = sum(value > bound for bound in bounds)
    return tuple(float(n == bracket) for n in range(len(bounds) + 1))


def _agreement(a: object, b: object) -> tuple[float, float]:
    """(equal, different), both 0 where one is unknown."""
    known = a is not None and b is not None
    return float(known and a == b), float(known and a != b)
