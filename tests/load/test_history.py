"""What a run changed in the events, and why."""

from datetime import UTC, date, datetime
from typing import Any

import pytest

from tasks.errors import UsageError
from tasks.frames import Run, frame_of
from tasks.load import batch, consolidate, history, runs
from tasks.load.warehouse import Warehouse
from tests.load import world

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def run(warehouse: Warehouse, key: str, *stories: world.Story, reader: str = "r1", at: datetime = NOON) -> list[runs.Killed]:
    row = {"run_id": key, "flow": "pipeline", "started_at": at, "status": "running"}
    killed = runs.start_run(warehouse, Run.validate(frame_of(Run, [row]), cast=True))
    for story in stories:
        story.extra.update(run_id=key, reader_sha=reader)
        batch.load_batch(warehouse, *world.batch(story))
    consolidate.consolidate(warehouse)
    runs.end_run(warehouse, key, status="completed", ended_at=at, counts={})
    return killed


def raid(key: str, killed: int, text: str = "The raid on the farm was reported.", event: str = "e1") -> world.Story:
    toll = {"best": killed, "low": killed, "high": killed}
    return world.Story(key, (world.Report(event, text, trigger="raid", casualties=(toll,)),), date(2024, 3, 4))


def changes(warehouse: Warehouse, first: str = "1", second: str = "2") -> list[dict[str, Any]]:
    return history.diff(warehouse, history.find_run(warehouse, first), history.find_run(warehouse, second)).to_dicts()


def test_runs_are_numbered_in_their_order_whatever_the_clock_says(warehouse: Warehouse) -> None:
    for number, key in enumerate(("aaaa", "bbbb", "cccc")):
        run(warehouse, key, at=NOON.replace(year=2030 - number))
    assert warehouse.rows("select run_id, run_no from ops.run order by run_no") == [("aaaa", 1), ("bbbb", 2), ("cccc", 3)]


def test_a_run_that_changes_nothing_leaves_no_history(warehouse: Warehouse) -> None:
    run(warehouse, "first", raid("a", 3))
    run(warehouse, "second", raid("a", 3))
    assert warehouse.rows("select distinct run_no from ops.event_history") == [(1,)]
    assert changes(warehouse) == []


def test_a_new_event_is_added(warehouse: Warehouse) -> None:
    run(warehouse, "first", raid("a", 3))
    run(warehouse, "second", raid("b", 4, event="e2"))
    [row] = changes(warehouse)
    assert (row["event_id"], row["change"], row["why"], row["articles"]) == ("e2", "added", "new article", ["b"])


@pytest.mark.parametrize(
    ("second", "reader", "why"),
    [
        pytest.param(raid("b", 5), "r1", "new article", id="another article gives another toll"),
        pytest.param(raid("a", 5, "The raid on the farm was reported again."), "r1", "article revised", id="the publisher edits"),
        pytest.param(raid("a", 5), "r2", "read by another version", id="a newer version reads otherwise"),
        pytest.param(raid("a", 5), "r1", "events or entities joined anew", id="neither article nor version changed"),
    ],
)
def test_a_change_has_its_reason(warehouse: Warehouse, second: world.Story, reader: str, why: str) -> None:
    run(warehouse, "first", raid("a", 3))
    run(warehouse, "second", second, reader=reader)
    toll = {row["field"]: row for row in changes(warehouse)}["killed_best"]
    assert (toll["change"], toll["before"], toll["after"], toll["why"]) == ("changed", "3", "5", why)


def test_an_event_that_is_no_longer_told_is_removed(warehouse: Warehouse) -> None:
    run(warehouse, "first", raid("a", 3))
    run(warehouse, "second", world.Story("a", lead="Nothing happened."))
    [row] = changes(warehouse)
    assert (row["change"], row["why"]) == ("removed", "article revised")


def test_what_came_and_went_again_is_no_difference(warehouse: Warehouse) -> None:
    run(warehouse, "first", raid("a", 3))
    run(warehouse, "second", raid("a", 5))
    run(warehouse, "third", raid("a", 3))
    assert changes(warehouse, "1", "3") == []


def test_a_version_that_reads_alike_changes_no_event_but_stands_in_its_row(warehouse: Warehouse) -> None:
    run(warehouse, "first", raid("a", 3), raid("b", 3))
    run(warehouse, "second", raid("a", 3), reader="r2")
    assert changes(warehouse) == []
    assert warehouse.rows("select reader_sha from core.event") == [(["r1", "r2"],)]


@pytest.mark.parametrize(("key", "code"), [("7", "U420"), ("none", "U420"), ("same", "U421")])
def test_a_run_that_is_not_there_is_a_usage_error(warehouse: Warehouse, key: str, code: str) -> None:
    for name in ("same1", "same2"):
        run(warehouse, name)
    with pytest.raises(UsageError, match=code):
        history.find_run(warehouse, key)


def test_a_killed_run_is_answered_with_what_it_was_asked(warehouse: Warehouse) -> None:
    row = {"run_id": "gone", "flow": "sitrep", "started_at": NOON, "status": "running", "parameters": "{}"}
    runs.start_run(warehouse, Run.validate(frame_of(Run, [row]), cast=True))
    assert [(each.run_id, each.run_no, each.parameters) for each in run(warehouse, "next")] == [("gone", 1, "{}")]
    assert [each.run_id for each in runs.unresumed(warehouse)] == ["gone"]
    assert not runs.is_unsettled(warehouse)
