"""What all articles say together does not depend on how they came: any order, day by day or at once, once or twice."""

import random
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from flows.corpus import consolidate
from flows.decisions import merge, split
from flows.explain import event as explained
from tasks.errors import UsageError
from tasks.load import batch, migrate
from tasks.load.report import event_rows
from tasks.load.warehouse import Warehouse
from tests.load import world
from tests.load.world import Report, Story

TABLES = {
    "event": "from core.event order by event_id",
    "mention": "select article_id, event_mention_no, event_id from core.event_mention order by all",
    "participant": "from core.event_participant order by all",
    "relation": "from core.event_relation order by all",
    "decision": "from core.event_decision order by decision_id",
    "story": "select article_id, story_id from core.article order by all",
}
PLACES = (
    {"entity_id": "tanga", "name": "Tanga", "resolution": 4, "latitude": -5.07, "longitude": 39.1, "country_iso3": "TZA"},
    {"entity_id": "bergen", "name": "Bergen", "resolution": 4, "latitude": 60.39, "longitude": 5.32, "country_iso3": "NOR"},
)  # fmt: skip


def raid(place: str, day: int, killed: int, text: str = "", event: str = "e", **extra: Any) -> Report:
    on = {"date_start": date(2024, 5, day), "date_end": date(2024, 5, day), "date_granularity": "day", "date_basis": "stated"}
    return Report(
        event, text or f"Gunmen raided the harbour of {place.title()} and killed {killed}.", trigger="raided",
        arguments=(("actor", "Gunmen", "gunmen"),), casualties=({"low": killed, "best": killed, "high": killed},),
        extra=on | {"place_entity_id": place, "confidence": 0.9, "local_event_id": event} | extra,
    )  # fmt: skip


def told(key: str, day: int, *reports: Report) -> Story:
    named = [
        Report(f"{key}-{n}", r.text, r.event_type, r.mode, r.trigger, r.arguments, r.casualties, r.extra) for n, r in enumerate(reports)
    ]
    for report in named:
        report.extra = report.extra | {"local_event_id": report.event_id}
    entities = tuple({"entity_id": place["entity_id"], "kind": "place", "name": place["name"]} for place in PLACES)
    return Story(key, tuple(named), date(2024, 5, day), places=PLACES, entities=entities)


NEWS = [
    told("a1", 6, raid("tanga", 5, 3)),
    told("a2", 7, raid("tanga", 5, 5)),
    told("a3", 7, raid("bergen", 5, 1)),
    told("a4", 8, raid("tanga", 5, 5, "Gunmen raided the harbour of Tanga on Sunday and killed 5, police said.")),
    told("a5", 20, raid("tanga", 19, 2)),
]
FILLER = [told(f"f{n}", 9, Report("e", f"The council of Village{n} met on roads.", "CONSULT", trigger="met")) for n in range(6)]


@pytest.fixture(scope="module")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("corpus") / "blank.duckdb"
    migrate.connect(path).close()
    return path


@pytest.fixture
def new(blank: Path, tmp_path: Path) -> Callable[[str], Any]:
    @contextmanager
    def opened(name: str) -> Iterator[Warehouse]:
        with migrate.connect(Path(shutil.copyfile(blank, tmp_path / f"{name}.duckdb"))) as warehouse:
            yield warehouse

    return opened


def rows(warehouse: Warehouse) -> dict[str, Any]:
    return {name: warehouse.rows(query) for name, query in TABLES.items()}


def load(warehouse: Warehouse, batches: Sequence[Sequence[Story]]) -> dict[str, Any]:
    """What the warehouse holds after the batches, consolidated after each."""
    for stories in batches:
        batch.load_batch(warehouse, *world.batch(*stories))
        consolidate(warehouse)
    return rows(warehouse)


def of_article(warehouse: Warehouse, article: str) -> str:
    [(event,)] = warehouse.rows("select distinct event_id from core.event_mention where article_id = ?", [article])
    return str(event)


def test_reports_of_one_raid_are_one_event(new: Callable[[str], Any]) -> None:
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        events = [of_article(warehouse, key) for key in ("a1", "a2", "a4", "a3", "a5")]
        [toll] = warehouse.rows("select killed_low, killed_best, killed_high from core.event where event_id = ?", [events[0]])
    assert events[0] == events[1] == events[2]
    assert len(set(events)) == 3
    assert toll == (3, 5, 5)


@pytest.mark.parametrize("seed", range(2))
def test_any_order_and_any_batching_give_the_same_rows(new: Callable[[str], Any], seed: int) -> None:
    draw = random.Random(seed)  # noqa: S311 - not a secret
    shuffled = draw.sample(NEWS + FILLER, len(NEWS + FILLER))
    cuts = sorted(draw.sample(range(1, len(shuffled)), 3))
    with new("at-once") as at_once, new("in-parts") as in_parts:
        expected = load(at_once, [NEWS + FILLER])
        assert load(in_parts, [shuffled[a:b] for a, b in zip([0, *cuts], [*cuts, len(shuffled)], strict=True)]) == expected


def test_a_second_time_changes_nothing(new: Callable[[str], Any]) -> None:
    with new("w") as warehouse:
        first = load(warehouse, [NEWS + FILLER])
        consolidate(warehouse)
        assert rows(warehouse) == first
        assert load(warehouse, [NEWS]) == first


def test_a_correction_of_an_article_is_a_revision_and_no_new_event(new: Callable[[str], Any]) -> None:
    corrected = told("a1", 6, raid("tanga", 5, 9))
    corrected.extra = {"revision": 2}
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        before = of_article(warehouse, "a1")
        load(warehouse, [[corrected]])
        [found] = warehouse.rows("select article_count, killed_low, killed_high from core.event where event_id = ?", [before])
        assert of_article(warehouse, "a1") == before
        assert found == (3, 5, 9)
        assert warehouse.rows("select revision from core.article where article_id = 'a1'") == [(2,)]


def test_why_two_reports_are_one_event_is_kept(new: Callable[[str], Any]) -> None:
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        query = "select verdict, score, reasons from core.event_decision where article_id = 'a1' and other_article_id = 'a2'"
        [(verdict, score, reasons)] = warehouse.rows(query)
    assert verdict == "same"
    assert 0.35 <= score <= 1
    assert any(reason.startswith("same_place 1.00: +") for reason in reasons)


def test_an_event_explains_itself(new: Callable[[str], Any]) -> None:
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        event = of_article(warehouse, "a1")
        found = {block.title: block for block in explained.of(event_rows(warehouse, event[:8]))}
    facts = {row[0]: row[1] for row in found["Event"].rows}
    assert facts["killed"] == "5 (claims from 3 to 5)"
    assert facts["where"] == "Tanga, TZA"
    assert [row[2] for row in found["Reports"].rows] == ["a1", "a2", "a4"]
    assert {(row[0], row[1]) for row in found["What joins or parts its reports"].rows} == {("same", "happenings@1")}
    assert len(found["Who claims how many"].rows) == 3


def test_a_user_parts_what_the_model_joined_for_ever(new: Callable[[str], Any]) -> None:
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        split(warehouse, of_article(warehouse, "a1"), ["a2"])
        parted = [of_article(warehouse, key) for key in ("a1", "a2", "a4")]
        load(warehouse, [NEWS, [told("a6", 9, raid("tanga", 5, 5))]])
        again = [of_article(warehouse, key) for key in ("a1", "a2", "a4")]
    assert parted[0] == parted[2] != parted[1]
    assert again[0] == again[2] != again[1]


def test_a_user_joins_what_the_model_keeps_apart_and_takes_it_back(new: Callable[[str], Any]) -> None:
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        merge(warehouse, of_article(warehouse, "a3"), of_article(warehouse, "a5"))
        assert of_article(warehouse, "a3") == of_article(warehouse, "a5")
        split(warehouse, of_article(warehouse, "a3"), ["a5"])
        assert of_article(warehouse, "a3") != of_article(warehouse, "a5")


@pytest.mark.parametrize(
    ("act", "code"),
    [
        (lambda w: merge(w, "nothing", "nowhere"), "U421"),
        (lambda w: merge(w, of_article(w, "a3"), of_article(w, "a3")), "U423"),
        (lambda w: split(w, of_article(w, "a3"), ["a1"]), "U424"),
        (lambda w: split(w, of_article(w, "a3"), ["a3"]), "U425"),
    ],
    ids=["no such event", "one event with itself", "an article that does not tell of it", "every article of it"],
)
def test_decisions_that_cannot_be(new: Callable[[str], Any], act: Callable[[Warehouse], None], code: str) -> None:
    with new("w") as warehouse:
        load(warehouse, [NEWS + FILLER])
        with pytest.raises(UsageError) as caught:
            act(warehouse)
    assert caught.value.code == code


def test_what_a_sentence_relates_becomes_a_relation_of_events(new: Callable[[str], Any]) -> None:
    text = "Soldiers shelled Bergen in retaliation for the raid."
    answer = Report("e", text, "ASSAULT", "heavy-weapons", "shelled", extra={"confidence": 0.8})
    cause = Report("e", text, "ASSAULT", None, "raid", extra={"confidence": 0.8})
    story = told("r1", 9, answer, cause)
    with new("w") as warehouse:
        load(warehouse, [[story]])
        body = warehouse.rows("select body from core.article")[0][0]
        at = body.index("raid")
        moved = "update core.event_mention set sentence_no = 0, trigger_start_char = ?, trigger_end_char = ? where event_mention_no = 1"
        warehouse.change(moved, [at, at + 4])
        consolidate(warehouse)
        query = "select from_event_id, relation, to_event_id, cue_text, cue_start_char from core.event_relation"
        found = warehouse.rows(query)
    assert found == [("r1-0", "retaliation_for", "r1-1", "in retaliation for", body.index("in retaliation"))]
