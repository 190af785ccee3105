"""Which reports of several articles are of one event."""

import random
from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from tasks.normalise.happenings.cluster import Likeness, happenings
from tasks.normalise.happenings.pairs import Happening, days_between, features, kilometres

DAY = date(2024, 3, 4)
AROUND = {"latitude": 13.18, "longitude": 30.22, "place_entity_id": "el-obeid", "resolution": 4}
SCHEMA: dict[str, Any] = {
    "local_event_id": pl.String, "article_id": pl.String, "event_type": pl.String, "event_mode": pl.String, "mention_count": pl.Int64,
    "confidence": pl.Float64, "is_main": pl.Boolean, "date_start": pl.Date, "date_end": pl.Date, "place_entity_id": pl.String,
    "resolution": pl.Int32, "latitude": pl.Float64, "longitude": pl.Float64, "killed": pl.Int32, "injured": pl.Int32,
    "parties": pl.List(pl.String), "story_id": pl.String, "published_on": pl.Date,
}  # fmt: skip


def report(key: str, article: str, **known: Any) -> dict[str, Any]:
    basis: dict[str, Any] = {
        "local_event_id": key, "article_id": article, "event_type": "ASSAULT", "event_mode": "drone", "mention_count": 2, "confidence": 0.9,
        "is_main": True, "date_start": DAY, "date_end": DAY, "killed": 9, "injured": 20, "parties": ["army", "militia"], "story_id": "s",
        "published_on": DAY + timedelta(days=1), **AROUND,
    }  # fmt: skip
    return basis | known


def joined(reports: list[dict[str, Any]], likeness: Likeness) -> dict[str, str]:
    return dict(happenings(pl.DataFrame(reports, schema=SCHEMA), likeness).events.iter_rows())


ALIKE = {("a1", "a2"): 0.95}


def test_two_articles_alike_on_one_strike_tell_of_one_event() -> None:
    found = joined([report("x", "a1"), report("y", "a2")], ALIKE)
    assert found["x"] == found["y"]


@pytest.mark.parametrize(
    "difference",
    [
        {"event_type": "PROTEST"},
        {"date_start": DAY + timedelta(days=30), "date_end": DAY + timedelta(days=30)},
        {"latitude": 30.0, "longitude": 31.2, "place_entity_id": "cairo"},
    ],
    ids=["another type", "a month later", "another city"],
)
def test_what_rules_one_event_out(difference: dict[str, Any]) -> None:
    assert joined([report("x", "a1"), report("y", "a2", **difference)], ALIKE) == {}


def test_two_strikes_in_one_article_stay_two() -> None:
    assert joined([report("x", "a1"), report("y", "a1")], {}) == {}


def test_articles_with_nothing_in_common_are_not_compared() -> None:
    far = {"place_entity_id": None, "latitude": None, "longitude": None, "resolution": None}
    assert joined([report("x", "a1", **far), report("y", "a2", **far)], {}) == {}


@pytest.mark.parametrize(
    ("difference", "joins"),
    [({}, True), ({"parties": ["police"]}, True), ({"parties": ["police"], "date_start": None, "date_end": None}, False)],
    ids=["party, place and day", "place and day", "nothing known in common"],
)
def test_what_is_told_beside_the_main_event_needs_something_in_common(difference: dict[str, Any], joins: bool) -> None:
    found = joined([report("x", "a1"), report("y", "a2", **({"is_main": False} | difference))], ALIKE)
    assert bool(found) == joins


@pytest.mark.parametrize(
    ("difference", "joins"),
    [
        ({}, True),
        ({"parties": ["police"], "injured": None}, True),
        ({"killed": 2, "injured": 1}, True),
        ({"parties": ["police"], "killed": 2, "injured": 1}, False),
        ({"parties": [], "killed": None, "injured": None}, False),
    ],
    ids=["party and toll", "the dead", "a party", "another attack of that day", "nothing known in common"],
)
def test_unlike_articles_on_one_place_and_day_need_a_party_or_a_toll_in_common(difference: dict[str, Any], joins: bool) -> None:
    found = joined([report("x", "a1"), report("y", "a2", **difference)], {})
    assert bool(found) == joins


@pytest.mark.parametrize("seed", range(8))
def test_any_order_gives_the_same_events(seed: int) -> None:
    reports = [report(f"k{n}", f"a{n // 2}", killed=n % 3, date_start=DAY + timedelta(days=n % 4), date_end=None) for n in range(12)]
    likeness = {(f"a{i}", f"a{j}"): 0.9 - 0.1 * (j - i) for i in range(6) for j in range(i + 1, 6)}
    shuffled = random.Random(seed).sample(reports, len(reports))  # noqa: S311 - not a secret
    assert joined(shuffled, likeness) == joined(reports, likeness)


def happening(**known: Any) -> Happening:
    basis: dict[str, Any] = dict.fromkeys(Happening.__dataclass_fields__)
    return Happening(**(basis | {"key": "k", "article": "a", "event_type": "ASSAULT", "is_main": True, "parties": frozenset()} | known))


@pytest.mark.parametrize(
    ("a", "b", "days"),
    [
        ((DAY, DAY), (DAY, DAY), 0),
        ((DAY, DAY + timedelta(days=6)), (DAY + timedelta(days=3), None), 0),
        ((DAY, DAY), (DAY + timedelta(days=2), None), 2),
        ((DAY, None), (None, None), None),
    ],
)
def test_days_between_intervals(a: tuple[date, date | None], b: tuple[date | None, date | None], days: int | None) -> None:
    assert days_between(happening(start=a[0], end=a[1]), happening(start=b[0], end=b[1])) == days


def test_kilometres_from_aden_to_sanaa() -> None:
    km = kilometres(happening(latitude=12.78, longitude=45.02), happening(latitude=15.35, longitude=44.21))
    assert km == pytest.approx(299, abs=3)


def test_an_unknown_place_speaks_neither_for_nor_against() -> None:
    pair = dict(zip(("same_place", "near_place", "same_region", "far_place"), features(happening(), happening(), 0.5)[5:9], strict=True))
    assert set(pair.values()) == {0.0}
