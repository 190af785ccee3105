"""The bytes of what was taken go after a while; what an open rejection needs stays."""

from datetime import UTC, datetime

import polars as pl
import pytest

from tasks.frames import Run, frame_of
from tasks.load import batch, retention, runs
from tasks.load.warehouse import Warehouse
from tests.load import world

STARTED = datetime(2026, 5, 4, 12, 0, tzinfo=UTC)
STORIES = tuple(world.Story(key, (world.Report("e1", "Rebels shelled Northtown."),)) for key in ("old", "open", "settled"))
REJECTED = [
    {"run_id": world.RUN, "stage": "extract", "key": "open", "rule": "reader_error"},
    {"run_id": world.RUN, "stage": "extract", "key": "settled", "rule": "reader_error", "resolved_by": "run-2"},
]


@pytest.fixture
def filled(warehouse: Warehouse) -> Warehouse:
    run = {"run_id": world.RUN, "flow": "sitrep", "started_at": STARTED, "status": "completed"}
    runs.start_run(warehouse, Run.validate(frame_of(Run, [run]), cast=True))
    batch.load_batch(warehouse, *world.batch(*STORIES, rejections=tuple(REJECTED)))
    return warehouse


def kept(warehouse: Warehouse) -> list[str]:
    return [key for (key,) in warehouse.rows("select capture_id from raw.capture where payload is not null order by 1")]


@pytest.mark.parametrize(
    ("before", "keep_rejected", "left"),
    [
        (STARTED, True, ["c-old", "c-open", "c-settled"]),
        (datetime(2026, 6, 1, tzinfo=UTC), True, ["c-open"]),
        (datetime(2026, 6, 1, tzinfo=UTC), False, []),
    ],
)
def test_bytes_go_by_when_they_were_taken(filled: Warehouse, before: datetime, keep_rejected: bool, left: list[str]) -> None:
    forgotten = retention.forget_payloads(filled, before, keep_rejected=keep_rejected)
    assert kept(filled) == left
    assert forgotten.captures == 3 - len(left)
    assert (forgotten.stored_bytes > 0) == (len(left) < 3)
    assert filled.rows("select count(*) from raw.capture where sha256 is not null") == [(3,)]


def test_letting_go_twice_lets_go_of_nothing_more(filled: Warehouse) -> None:
    retention.forget_payloads(filled, datetime(2026, 6, 1, tzinfo=UTC))
    assert retention.forget_payloads(filled, datetime(2026, 6, 1, tzinfo=UTC)) == retention.Forgotten(0, 0)


def test_what_comes_again_has_its_bytes_again(filled: Warehouse) -> None:
    retention.forget_payloads(filled, datetime(2026, 6, 1, tzinfo=UTC))
    batch.load_batch(filled, *world.batch(*STORIES))
    assert kept(filled) == ["c-old", "c-open", "c-settled"]


def test_articles_stay_as_they_are(filled: Warehouse) -> None:
    before = filled.frame("from core.article order by article_id")
    retention.forget_payloads(filled, datetime(2026, 6, 1, tzinfo=UTC), keep_rejected=False)
    assert pl.DataFrame.equals(before, filled.frame("from core.article order by article_id"))
