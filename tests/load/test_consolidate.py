"""What all articles say together."""

from datetime import date
from typing import Any

import pytest

from tasks.load import batch, consolidate
from tasks.load.warehouse import Warehouse
from tests.load import world


def told(warehouse: Warehouse, *stories: world.Story) -> dict[str, Any]:
    """The one event that the stories tell of."""
    batch.load_batch(warehouse, *world.batch(*stories))
    consolidate.consolidate(warehouse)
    return warehouse.frame("from core.event").row(0, named=True)


def raid(*casualties: world.Row, **extra: Any) -> world.Report:
    return world.Report("e1", "The raid on the farm was reported.", trigger="raid", casualties=casualties, extra=extra)


def story(key: str, day: int, *casualties: world.Row, **extra: Any) -> world.Story:
    return world.Story(key, (raid(*casualties, **extra),), date(2024, 3, day))


def toll(best: int | None, low: int | None = None, high: int | None = None, **more: Any) -> world.Row:
    return {"best": best, "low": best if low is None else low, "high": best if high is None else high, **more}


@pytest.mark.parametrize(
    ("stories", "expected"),
    [
        pytest.param([story("a", 1, toll(3))], (3, 3, 3), id="one figure"),
        pytest.param([story("a", 1, toll(3)), story("b", 2, toll(5))], (3, 5, 5), id="the newest article gives the best figure"),
        pytest.param([story("a", 2, toll(3)), story("b", 1, toll(5))], (3, 3, 5), id="a correction downwards counts"),
        pytest.param([story("a", 1, toll(4)), story("b", 1, toll(4)), story("c", 1, toll(9))], (4, 4, 9), id="same day: most support"),
        pytest.param([story("a", 1, toll(4)), story("b", 2, toll(None, 30, 30))], (4, 4, 30), id="a bound is no best figure"),
        pytest.param([story("a", 1, toll(31, 31, None) | {"high": None})], (31, 31, 31), id="more than: the open end is not a claim"),
        pytest.param(
            [story("a", 1, toll(3, victim_text="soldiers"), toll(2, victim_text="civilians"))], (5, 5, 5), id="different victims add up"
        ),
        pytest.param(
            [story("a", 1, toll(3, victim_text="Soldiers"), toll(3, victim_text="soldiers"))], (3, 3, 3), id="the same victims do not"
        ),
        pytest.param(
            [story("a", 1, toll(7), toll(2, part_of_casualty_no=0, victim_text="children"))], (7, 7, 7), id="a part is no addition"
        ),
        pytest.param([story("a", 1, toll(7), toll(2, victim_text="children"))], (7, 7, 7), id="a figure for all covers the others"),
        pytest.param([story("a", 1, toll(7), toll(120, is_total=True))], (7, 7, 7), id="a running total is not this event's"),
        pytest.param([story("a", 1, toll(120, is_total=True))], (120, 120, 120), id="unless there is nothing else"),
        pytest.param([story("a", 1)], (None, None, None), id="no figure"),
    ],
)
def test_killed(warehouse: Warehouse, stories: list[world.Story], expected: tuple[int | None, ...]) -> None:
    event = told(warehouse, *stories)
    assert (event["killed_low"], event["killed_best"], event["killed_high"]) == expected


def test_figures_of_a_report_that_is_denied_do_not_count(warehouse: Warehouse) -> None:
    event = told(warehouse, story("a", 1, toll(3)), story("b", 2, toll(50), polarity="negated"))
    assert (event["polarity"], event["killed_best"], event["killed_high"]) == ("affirmed", 3, 3)


def test_an_event_that_happened_outranks_its_announcement(warehouse: Warehouse) -> None:
    assert told(warehouse, story("a", 1, realis="future"), story("b", 2))["realis"] == "actual"


DAY = {"date_start": date(2024, 2, 28), "date_end": date(2024, 2, 28), "date_granularity": "day"}
MONTH = {"date_start": date(2024, 2, 1), "date_end": date(2024, 2, 29), "date_granularity": "month"}
PUBLISHED = {"date_start": date(2024, 3, 1), "date_end": date(2024, 3, 1), "date_granularity": "day", "date_basis": "publication"}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        pytest.param(DAY | {"date_basis": "stated"}, MONTH | {"date_basis": "stated"}, id="the more precise"),
        pytest.param(DAY | {"date_basis": "stated"}, PUBLISHED, id="stated before publication"),
        pytest.param(DAY | {"date_basis": "inferred"}, PUBLISHED, id="inferred before publication"),
        pytest.param(DAY | {"date_basis": "inferred"}, MONTH | {"date_basis": "stated"}, id="a day before the month it lies in"),
        pytest.param(DAY | {"date_basis": "publication"}, MONTH | {"date_basis": "stated"}, id="a day of publication within the month"),
        pytest.param(MONTH | {"date_basis": "stated"}, PUBLISHED, id="the month before a day of publication outside of it"),
    ],
)
def test_date_is_the_best_founded(warehouse: Warehouse, first: world.Row, second: world.Row) -> None:
    event = told(warehouse, story("a", 1, **second), story("b", 2, **first))
    assert (event["date_start"], event["date_end"]) == (first["date_start"], first["date_end"])


def test_what_happened_did_not_happen_after_it_was_told_of(warehouse: Warehouse) -> None:
    """A follow-up of March 20 dates the raid by its own day, in words that are well founded."""
    later = {"date_start": date(2024, 3, 19), "date_end": date(2024, 3, 19), "date_granularity": "day", "date_basis": "stated"}
    event = told(warehouse, story("a", 20, **later), story("b", 1, **PUBLISHED))
    assert event["date_start"] == PUBLISHED["date_start"]


def test_what_is_announced_may_come_later(warehouse: Warehouse) -> None:
    later = {"date_start": date(2024, 3, 19), "date_end": date(2024, 3, 19), "date_granularity": "day", "date_basis": "stated"}
    event = told(warehouse, story("a", 1, realis="future", **later))
    assert event["date_start"] == later["date_start"]


@pytest.mark.parametrize(
    ("modes", "expected"),
    [
        (["drone", "aerial", "aerial"], "drone"),
        (["targeted", "targeted", "aerial"], "aerial"),
        (["targeted", None], "targeted"),
        (["firearms", "firearms", "explosives"], "firearms"),
    ],
    ids=["a drone strike is an air strike", "means before ends", "ends where no means are told", "what most reports say"],
)
def test_mode(warehouse: Warehouse, modes: list[str | None], expected: str) -> None:
    stories = [story(f"a{n}", 1, event_mode=mode) for n, mode in enumerate(modes)]
    assert told(warehouse, *stories)["event_mode"] == expected


def test_headline_is_the_sentence_of_the_surest_mention(warehouse: Warehouse) -> None:
    sure = world.Report("e1", "Gunmen raided the farm 🚜 before dawn.", trigger="raided", extra={"confidence": 0.95})
    vague = world.Report("e1", "It was a raid.", trigger="raid", extra={"confidence": 0.4})
    event = told(warehouse, world.Story("a", (vague, sure), lead="ünïcode 🌍 first. "))
    assert event["headline"] == "Gunmen raided the farm 🚜 before dawn."
    assert event["confidence"] == 0.95


def test_counts(warehouse: Warehouse) -> None:
    same = world.Story("c", (raid(),), outlet="Another Paper")
    event = told(warehouse, world.Story("a", (raid(), raid())), world.Story("b", (raid(),)), same)
    assert (event["mention_count"], event["article_count"], event["outlet_count"]) == (4, 3, 2)


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["Rasul", "Yahya Rasul", "Yahya Rasul"], "Yahya Rasul"),
        (["Rasul", "Yahya Rasul"], "Yahya Rasul"),
        (["Bakr", "Baqr"], "Bakr"),
    ],
    ids=["most frequent", "then the longest", "then the alphabet"],
)
def test_entity_takes_the_name_of_most_articles(warehouse: Warehouse, names: list[str], expected: str) -> None:
    stories = [
        world.Story(f"a{i}", (raid(),), entities=({"entity_id": "p1", "kind": "person", "name": name},)) for i, name in enumerate(names)
    ]
    told(warehouse, *stories)
    assert warehouse.rows("select name, article_count from core.entity") == [(expected, len(names))]


def test_entity_takes_the_country_of_most_articles(warehouse: Warehouse) -> None:
    said = [("SYR", ["MIL"]), ("IRQ", ["MIL", "GOV"]), (None, ["MIL", "GOV", "LEG"])]
    stories = [
        world.Story(f"a{i}", (raid(),), entities=({"entity_id": "p1", "country_iso3": country, "sector": sector},))
        for i, (country, sector) in enumerate(said)
    ]
    told(warehouse, *stories)
    assert warehouse.rows("select country_iso3, sector from core.entity") == [("IRQ", ["MIL", "GOV", "LEG"])]


def test_an_entity_without_articles_goes_with_its_names(warehouse: Warehouse) -> None:
    alias = {"entity_id": "p1", "alias": "The Falcon", "kind": "alias", "article_id": "a"}
    told(warehouse, world.Story("a", (raid(),), entities=({"entity_id": "p1"},), aliases=(alias,)))
    assert warehouse.rows("select alias from core.entity_alias") == [("The Falcon",)]
    told(warehouse, world.Story("a", (raid(),)))
    assert warehouse.rows("select count(*) from core.entity_alias union all select count(*) from core.entity") == [(0,), (0,)]


def test_participants_have_sides(warehouse: Warehouse) -> None:
    report = world.Report(
        "e1", "Rebels raided Acme.", trigger="raided", arguments=(("actor", "Rebels", "rebels"), ("recipient", "Acme", "acme"))
    )
    told(warehouse, world.Story("a", (report, report)))
    found = warehouse.rows("select role, entity_id, side, mention_count from core.event_participant order by role")
    assert found == [("actor", "rebels", "a", 2), ("recipient", "acme", "b", 2)]
