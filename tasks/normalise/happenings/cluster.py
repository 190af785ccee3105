"""Reports of several articles to one event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

import polars as pl

from tasks.ids import short_id
from tasks.normalise.happenings.decisions import Decided, Weighed, evidence, overruled, why
from tasks.normalise.happenings.pairs import NEAR_KM, Happening, days_between, features, kilometres, model
from tasks.normalise.linkage import average_linkage

WINDOW_DAYS = 7
"""Reports dated further apart are of two events."""
LIKELY = 0.1
CITY = 4
"""PLOVER resolution from which a place is precise enough to bring two reports together."""
CROWD = 60
"""More reports than this in one place and three days bring each other together by their articles only."""

Likeness = Mapping[tuple[str, str], float]
"""(article, article), the smaller first -> chance that the two tell one story."""


@dataclass(frozen=True, slots=True)
class Joined:
    """`events`: `local_event_id`, `event_id` of every report that is joined with another; `evidence`: rows of core.event_decision."""

    events: pl.DataFrame
    evidence: pl.DataFrame


def happenings(reports: pl.DataFrame, likeness: Likeness, decided: Decided | None = None) -> Joined:
    """Which reports are of one event, and what was found about each pair.

    `reports` has the columns of `sql/corpus/happenings.sql`. Depends on nothing but the set of reports and of decisions: any order gives
    the same events. Two reports of one article are never compared: inside an article the reading has decided. What a user decided holds:
    two reports that are different are never in one event, whatever lies between them.
    """
    known = reports_of(reports)
    weighed = sorted(_likely(known, likeness), key=lambda pair: (pair[0].key, pair[1].key))
    chances = {(a.key, b.key): chance for a, b, chance, _ in weighed}
    merged = average_linkage(overruled(chances, decided or {}, {h.key for h in known}), model().threshold)
    rows = [{"local_event_id": key, "event_id": short_id("event", "joined", home)} for key, home in sorted(merged.items())]
    events = pl.DataFrame(rows, schema={"local_event_id": pl.String, "event_id": pl.String})
    return Joined(events, evidence(weighed, merged))


def reports_of(reports: pl.DataFrame) -> list[Happening]:
    """The rows as records, in order of their ids."""
    return [_happening(row) for row in reports.sort("local_event_id").iter_rows(named=True)]


def _happening(row: dict[str, Any]) -> Happening:
    return Happening(
        key=row["local_event_id"],
        article=row["article_id"],
        event_type=row["event_type"],
        mode=row["event_mode"],
        is_main=row["is_main"],
        start=row["date_start"],
        end=row["date_end"],
        place=row["place_entity_id"],
        resolution=row["resolution"],
        latitude=row["latitude"],
        longitude=row["longitude"],
        killed=row["killed"],
        injured=row["injured"],
        parties=frozenset(row["parties"]),
        published=row["published_on"],
    )


def _likely(known: list[Happening], likeness: Likeness) -> Iterator[Weighed]:
    for a, b in candidates(known, likeness):
        found = features(a, b, likeness.get((min(a.article, b.article), max(a.article, b.article)), 0.0))
        chance = model().probability(found)
        if chance >= LIKELY:
            yield a, b, round(chance, 6), why(found)


def candidates(known: Iterable[Happening], likeness: Likeness) -> Iterator[tuple[Happening, Happening]]:
    """Pairs of one type and two articles that are worth a look: the articles are alike, or place and day agree.

    Each pair once, the smaller key first; the pairs themselves are never held together.
    """
    by_article: dict[str, list[Happening]] = defaultdict(list)
    by_place: dict[tuple[str, str], list[Happening]] = defaultdict(list)
    for h in known:
        by_article[h.article].append(h)
        if h.place and h.start and (h.resolution or 0) >= CITY:
            by_place[h.event_type, h.place].append(h)
    alike = ((x, y) for left, right in likeness for x in by_article.get(left, ()) for y in by_article.get(right, ()))
    here = (pair for group in by_place.values() for pair in _met(group, likeness))
    for x, y in chain(alike, here):
        a, b = (x, y) if x.key < y.key else (y, x)
        if a.event_type == b.event_type and _possible(a, b):
            yield a, b


def _met(place: list[Happening], likeness: Likeness) -> Iterator[tuple[Happening, Happening]]:
    """Pairs of one place that meet in three days which are not crowded, and have more in common; not those whose articles are alike."""
    by_day: dict[int, list[Happening]] = defaultdict(list)
    for h in place:
        for day in range(_day(h) - 1, _day(h) + 2):
            by_day[day].append(h)
    for day, group in by_day.items():
        for a, b in combinations(group, 2) if len(group) <= CROWD else ():
            first = max(_day(a), _day(b)) - 1 == day and a.article != b.article
            if first and (min(a.article, b.article), max(a.article, b.article)) not in likeness and _party_or_toll(a, b):
                yield a, b


def _party_or_toll(a: Happening, b: Happening) -> bool:
    """In a city at war, two attacks on one day are two, unless unlike articles name one party or one number of victims."""
    tolls = ((a.killed, b.killed), (a.injured, b.injured))
    return bool(a.parties & b.parties) or any(one is not None and one == other for one, other in tolls)


def _day(h: Happening) -> int:
    return h.start.toordinal() if h.start else 0


def _possible(a: Happening, b: Happening) -> bool:
    """Not ruled out by its dates, nor by two precise places far apart. Reports that nothing dates are never joined."""
    days, km = days_between(a, b), kilometres(a, b)
    if days is None and a.published is not None and b.published is not None:
        days = abs((a.published - b.published).days)
    precise = (a.resolution or 0) >= CITY and (b.resolution or 0) >= CITY
    if days is None or days > WINDOW_DAYS or (precise and km is not None and km > 4 * NEAR_KM):
        return False
    return (a.is_main and b.is_main) or _have_in_common(a, b)


def _have_in_common(a: Happening, b: Happening) -> bool:
    """A party, or place and day. What two articles tell beside their main event is not one happening for want of anything against it."""
    days, km = days_between(a, b), kilometres(a, b)
    return bool(a.parties & b.parties) or (days is not None and days <= 1 and km is not None and km <= NEAR_KM)
