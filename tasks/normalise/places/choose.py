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
LEAST_BELIEF = 0.02
NEAR_DEGREES = 3.0
KM_PER_DEGREE = 111.2
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
    namesake: float = -1.0
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
    `namesakes`: rows of divisions with a town of the name: `Baghdad` is the city before it is the province.
    """

    name: str
    candidates: Sequence[Candidate]
    is_held: bool = False
    is_holder: bool = False
    namesakes: frozenset[int] = frozenset()
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
        toponym.namesakes = frozenset(c.place.admin1 for c in toponym.candidates if c.place.feature[0] == "P")
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
    """Scores of one name's candidates in the company of the others; what the name itself put into the context is taken out first."""
    mine = Context()
    _add(mine, number, toponym, own)
    others = _Company(number, context, mine)
    return [alone + _fit(candidate.place, others, weights) for candidate, alone in zip(toponym.candidates, base, strict=True)]


class _Company:
    """A context as one of its names sees it."""

    def __init__(self, number: int, context: Context, mine: Context) -> None:
        self.number, self._context, self._mine = number, context, mine
        self._countries = sum(context.countries.values()) - sum(mine.countries.values())
        self._divisions = sum(context.divisions.values()) - sum(mine.divisions.values())
        self.spots = context.spots

    def country(self, code: str) -> float:
        """Share of the others' belief that lies in the country."""
        if not code or self._countries <= 0:
            return 0.0
        return max(0.0, self._context.countries.get(code, 0.0) - self._mine.countries.get(code, 0.0)) / (self._countries + 0.5)

    def division(self, row: int) -> float:
        """Share of the others' belief that lies in the first-order division."""
        if row < 0 or self._divisions <= 0:
            return 0.0
        return max(0.0, self._context.divisions.get(row, 0.0) - self._mine.divisions.get(row, 0.0)) / (self._divisions + 0.5)


def within(place: Place, containers: Iterable[int], country_row: dict[str, int]) -> bool:
    """Whether the place lies in one of these rows."""
    return any(row in (place.admin1, place.admin2, country_row.get(place.country)) and row != place.row for row in containers)


def _beam(toponym: Toponym) -> list[Candidate]:
    ranked = sorted(toponym.candidates, key=lambda c: (-c.place.prominence, c.place.row))
    return ranked[:BEAM]


def _alone(toponym: Toponym, candidate: Candidate, weights: Weights) -> float:
    """Score without the company: prominence, and how well the name fits."""
    place = candidate.place
    kind = {PRIMARY: 0.0, ALTERNATE: weights.alternate, LOOSE: weights.loose, DEMONYM: weights.demonym}[candidate.kind]
    level = {"A.ADM2": weights.district, "A.PCLI": weights.nation}.get(place.feature, 0.0)
    holder = weights.holder if toponym.is_holder and place.feature.startswith("A.") else 0.0
    namesake = weights.namesake if place.row in toponym.namesakes else 0.0
    return place.prominence + kind + level + holder + namesake


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
        _add(context, number, toponym, own)
    return context


def _add(context: Context, number: int, toponym: Toponym, own: Sequence[float]) -> None:
    """Put one name's beliefs into the context."""
    for candidate, share in zip(toponym.candidates, own, strict=True):
        if share < LEAST_BELIEF:
            continue
        place, weight = candidate.place, share * toponym.weight
        if place.country:
            context.countries[place.country] += weight
        if place.admin1 >= 0:
            context.divisions[place.admin1] += weight
        if place.feature[0] in "PS" or place.feature in ("A.ADM2", "A.ADM1"):
            context.spots.append((number, place.latitude, place.longitude, weight))


def _fit(place: Place, others: _Company, weights: Weights) -> float:
    """How well the place keeps company with the article's other names."""
    shared = weights.country * others.country(place.country) + weights.division * others.division(place.admin1)
    return shared + weights.near * _neighbours(place, others, weights)


def _neighbours(place: Place, others: _Company, weights: Weights) -> float:
    """From 0 to 1: how much belief lies within reach of the place."""
    total = 0.0
    for other, latitude, longitude, weight in others.spots:
        if other != others.number and abs(latitude - place.latitude) < NEAR_DEGREES:
            east = abs(longitude - place.longitude)
            if east < 2 * NEAR_DEGREES:
                km = KM_PER_DEGREE * math.hypot(latitude - place.latitude, east * math.cos(math.radians(latitude)))
                total += weight * math.exp(-km / weights.reach_km)
    return total / (total + 1.0)
