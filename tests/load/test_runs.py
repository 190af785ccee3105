"""The record of runs, what is stored already, reports and the copy for readers."""

import dataclasses
from datetime import UTC, datetime
from pathlib import Path

import dataframely as dy
import polars as pl
import pytest

from tasks.errors import SitrepError
from tasks.frames import Run, frame_of
from tasks.load import batch, consolidate, migrate, query, report, runs, snapshot, stored
from tasks.load.warehouse import Warehouse
from tests.load import world
from tests.load.test_batch import STORIES

NOON = datetime(2024, 3, 1, 12, tzinfo=UTC)


def run(key: str) -> dy.DataFrame[Run]:
    row = {"run_id": key, "flow": "pipeline", "started_at": NOON, "status": "running"}
    return Run.validate(frame_of(Run, [row]), cast=True)


def statuses(warehouse: Warehouse) -> dict[str, str]:
    return dict(warehouse.rows("select run_id, status from ops.run"))


def test_a_run_ends_as_it_is_told(warehouse: Warehouse) -> None:
    runs.start_run(warehouse, run("r1"))
    runs.end_run(warehouse, "r1", status="completed", ended_at=NOON, counts={"ingest": {"out": 3}}, model="m@1")
    assert warehouse.rows("select status, ended_at, counts, model from ops.run") == [("completed", NOON, '{"ingest": {"out": 3}}', "m@1")]


def test_a_killed_run_is_marked_crashed_by_the_next(warehouse: Warehouse) -> None:
    runs.start_run(warehouse, run("killed"))
    runs.start_run(warehouse, run("next"))
    assert statuses(warehouse) == {"killed": "crashed", "next": "running"}


def test_stored_articles_are_found_by_id(warehouse: Warehouse) -> None:
    captured, resolved = world.batch(*STORIES)
    batch.load_batch(warehouse, captured, resolved)
    known = stored.stored_articles(warehouse, pl.DataFrame({"article_id": ["a2", "new"]}))
    assert known.select("article_id", "reader_sha", "status").rows() == [("a2", "r1", "read")]
    assert known["body_sha256"][0] == captured.article.filter(pl.col("article_id") == "a2")["body_sha256"][0]


def test_a_body_that_is_stored_elsewhere_is_a_duplicate(warehouse: Warehouse) -> None:
    captured, resolved = world.batch(*STORIES)
    batch.load_batch(warehouse, captured, resolved)
    sha = captured.article["body_sha256"][0]
    candidates = pl.DataFrame({"article_id": ["copy", "a1", "new"], "body_sha256": [sha, sha, "unknown"]})
    assert stored.stored_bodies(warehouse, candidates).rows() == [("copy", "a1")]


def test_summary_counts_what_is_there(warehouse: Warehouse) -> None:
    batch.load_batch(warehouse, *world.batch(*STORIES))
    consolidate.consolidate(warehouse)
    counts = report.summary(warehouse)
    assert (counts["read"], counts["articles"], counts["event_mentions"], counts["events"]) == (4, 4, 4, 2)


def test_who_did_what_reads_like_a_sentence(warehouse: Warehouse) -> None:
    batch.load_batch(warehouse, *world.batch(*STORIES))
    consolidate.consolidate(warehouse)
    rows = {row["event_id"]: row for row in report.who_did_what(warehouse).to_dicts()}
    assert (rows["e1"]["what"], rows["e1"]["who"], rows["e1"]["toll"]) == ("assault · heavy-weapons", "Rebels", "5 killed")
    assert rows["e1"]["sources"] == 2


@pytest.mark.parametrize("key", ["a1", "wire/7", "7"], ids=["article id", "external id", "end of the external id"])
def test_one_article_with_all_its_rows(warehouse: Warehouse, key: str) -> None:
    batch.load_batch(warehouse, *world.batch(dataclasses.replace(STORIES[0], extra={"external_id": "wire/7"}), *STORIES[1:]))
    consolidate.consolidate(warehouse)
    rows = report.article_rows(warehouse, key)
    assert {name: frame.height for name, frame in rows.items() if frame.height} == {
        "article": 1, "segment": 1, "sentence": 1, "mention": 2, "event_mention": 1, "event_argument": 2, "casualty": 1,
        "article_entity": 2, "event": 1,
    }  # fmt: skip


def test_an_article_nobody_knows_is_a_usage_error(warehouse: Warehouse) -> None:
    with pytest.raises(SitrepError, match="U411"):
        report.article_rows(warehouse, "nothing")


def test_the_copy_is_read_while_the_warehouse_is_written(warehouse: Warehouse, tmp_path: Path) -> None:
    batch.load_batch(warehouse, *world.batch(*STORIES))
    consolidate.consolidate(warehouse)
    copy = snapshot.publish(warehouse, tmp_path / "public" / "sitrep.duckdb")
    warehouse.run("delete from core.event")
    assert query.query(copy, "select count(*) as n from core.event")["n"][0] == 2
    assert [file.name for file in copy.parent.iterdir()] == ["sitrep.duckdb"]


def test_the_next_copy_takes_the_place_of_the_last(warehouse: Warehouse, tmp_path: Path) -> None:
    copy = tmp_path / "sitrep.duckdb"
    snapshot.publish(warehouse, copy)
    with query.reader(copy) as old:
        batch.load_batch(warehouse, *world.batch(*STORIES))
        snapshot.publish(warehouse, copy)
        assert old.rows("select count(*) from core.article") == [(0,)]
    with migrate.connect(copy, read_only=True) as new:
        assert new.rows("select count(*) from core.article") == [(4,)]
