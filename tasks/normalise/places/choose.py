"""Which of the places of a name is meant: prominence, containment in the text's own words, and the company a name keeps.

Every name of an article starts from how prominent its candidates are. Then the article's countries, divisions and spots are
weighed from all its names and the candidates that fit them gain; a few rounds settle it. One sense per name and article, unless
the words beside a mention say otherwise.
"""

import math
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tasks.normalise.places.keys import ALTERNATE, DEMONYM, LOOSE, PRIMARY
from tasks.normalise.places.table import Candidate, Place

ROUNDS = 3
BEAM = 40
"""Candidates that are looked at closely, the most prominent first (those that fit the words around the name always)."""


class Weights(NamedTuple):
    """How much each kind of evidence counts, in units of prominence (powers of ten in people)."""

    alternate: float = -1.8
    loose: float = -2.7
    demonym: float = 0.5
    district: float = -1.0
    nation: float = -0.8
    holder: float = 1.6
    country: float = 3.0
    division: float = 3.0
    near: float = 3.7
    sharpness: float = 1.4
    reach_km: float = 90.0


WEIGHTS = Weights()


@dataclass(slots=True)
class Toponym:
    """One name in one article and its candidates.

    `is_held`: the words beside it say where it lies, and the candidates lie there; `is_holder`: they say that another place lies in it.
    """

    name: str
    candidates: Sequence[Candidate]
    is_held: bool = False
    is_holder: bool = False
    weight: float = 1.0
    chosen: Candidate | None = None
    share: float = 0.0


@dataclass(slots=True)
class Context:
    """What the article is about, by its countries (ISO alpha-2), divisions (rows) and spots (degrees), each with a weight."""

    countries: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    divisions: dict[int, float] = field(default_factory=lambda: defaultdict(float))
    spots: list[tuple[int, float, float, float]] = field(default_factory=list)


def settle(toponyms: Sequence[Toponym], known_countries: dict[str, float], weights: Weights = WEIGHTS) -> None:
    """Choose for every toponym. `known_countries` (ISO alpha-2 -> weight) is evidence from outside the names: actors, outlet."""
    for toponym in toponyms:
        toponym.candidates = _beam(toponym)
    scores = [[_alone(toponym, candidate, weights) for candidate in toponym.candidates] for toponym in toponyms]
    shares = [_shares(found, weights) for found in scores]
    for _ in range(ROUNDS if len(toponyms) > 1 or known_countries else 1):
        context = _context(toponyms, shares, known_countries)
        told = [_told(number, *named, context, weights) for number, named in enumerate(zip(toponyms, scores, shares, strict=True))]
        shares = [_shares(found, weights) for found in told]
    for toponym, own in zip(toponyms, shares, strict=True):
        if own:
            best = max(range(len(own)), key=lambda i: (own[i], -toponym.candidates[i].place.row))
            toponym.chosen, toponym.share = toponym.candidates[best], own[best]


def _told(number: int, toponym: Toponym, base: Sequence[float], own: Sequence[float], context: Context, weights: Weights) -> list[float]:
    """Scores of one name's candidates in the company of the others."""
    return [
        alone + _fit(number, candidate.place, share * toponym.weight, context, weights)
        for candidate, alone, share in zip(toponym.candidates, base, own, strict=True)
    ]


def within(place: Place, containers: Iterable[int], country_row: dict[str, int]) -> bool:
    """Whether the place lies in one of these rows."""
    return any(row in (place.admin1, place.admin2, country_row.get(place.country)) and row != place.row for row in containers)


def kilometres(a: tuple[float, float], b: tuple[float, float]) -> float:
    """Great-circle distance of two points in degrees."""
    lat_a, lat_b = math.radians(a[0]), math.radians(b[0])
    half = math.sin((lat_b - lat_a) / 2) ** 2 + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[1] - a[1]) / 2) ** 2
    return 12742.0 * math.asin(min(1.0, math.sqrt(half)))


def _beam(toponym: Toponym) -> list[Candidate]:
    ranked = sorted(toponym.candidates, key=lambda c: (-c.place.prominence, c.place.row))
    return ranked[:BEAM]


def _alone(toponym: Toponym, candidate: Candidate, weights: Weights) -> float:
    """Score without the company: prominence, and how well the name fits."""
    place = candidate.place
    kind = {PRIMARY: 0.0, ALTERNATE: weights.alternate, LOOSE: weights.loose, DEMONYM: weights.demonym}[candidate.kind]
    level = {"A.ADM2": weights.district, "A.PCLI": weights.nation}.get(place.feature, 0.0)
    holder = weights.holder if toponym.is_holder and place.feature.startswith("A.") else 0.0
    return place.prominence + kind + level + holder


def _shares(scores: Sequence[float], weights: Weights) -> list[float]:
    """Scores as shares of belief (softmax)."""
    if not scores:
        return []
    top = max(scores)
    raised = [math.exp(weights.sharpness * (score - top)) for score in scores]
    total = sum(raised)
    return [value / total for value in raised]


def _context(toponyms: Sequence[Toponym], shares: Sequence[Sequence[float]], known_countries: dict[str, float]) -> Context:
    context = Context()
    for country, weight in known_countries.items():
        context.countries[country] += weight
    for number, (toponym, own) in enumerate(zip(toponyms, shares, strict=True)):
        for candidate, share in zip(toponym.candidates, own, strict=True):
            if share < 0.02:
                continue
            place, weight = candidate.place, share * toponym.weight
            if place.country:
                context.countries[place.country] += weight
            if place.admin1 >= 0:
                context.divisions[place.admin1] += weight
            if place.feature[0] in "PS" or place.feature in ("A.ADM2", "A.ADM1"):
                context.spots.append((number, place.latitude, place.longitude, weight))
    return context


def _fit(number: int, place: Place, own: float, context: Context, weights: Weights) -> float:
    """How well the place keeps company with the article's other names; `own`, its weight in the context, is taken out first."""
    countries = sum(context.countries.values()) - own
    divisions = sum(context.divisions.values()) - own
    score = 0.0
    if countries > 0 and place.country:
        score += weights.country * max(0.0, context.countries.get(place.country, 0.0) - own) / (countries + 0.5)
    if divisions > 0 and place.admin1 >= 0:
        score += weights.division * max(0.0, context.divisions.get(place.admin1, 0.0) - own) / (divisions + 0.5)
    return score + weights.near * _neighbours(number, place, context, weights)


def _neighbours(number: int, place: Place, context: Context, weights: Weights) -> float:
    """From 0 to 1: how much belief lies within reach of the place."""
    total = 0.0
    for other, latitude, longitude, weight in context.spots:
        if other != number and abs(latitude - place.latitude) < 3.0:
            km = kilometres((latitude, longitude), (place.latitude, place.longitude))
            total += weight * math.exp(-km / weights.reach_km)
    return total / (total + 1.0)
