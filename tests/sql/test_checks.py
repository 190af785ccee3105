"""Every check finds what it is for, and nothing in a sound warehouse."""

import json

import pytest

from tasks.load import batch, checks, consolidate, scripts
from tasks.load.warehouse import Warehouse
from tests.load import world
from tests.load.test_batch import STORIES

BREAKS = {
    "casualty_bounds": "update core.casualty set low = 9, high = 4 where article_id = 'a1'",
    "date_order": "update core.event_mention set date_start = date '2024-03-09', date_end = date '2024-03-01' where article_id = 'a1'",
    "duplicates": "update core.article set duplicate_of = 'a2' where article_id = 'a1'",
    "keys": "insert into core.mention from core.mention where article_id = 'a1'",
    "references": "update core.event_argument set entity_id = 'nobody' where article_id = 'a1' and argument_no = 0",
    "spans": "update core.sentence set end_char = 10000 where article_id = 'a1'",
    "surfaces": "update core.mention set surface = 'Rebles' where article_id = 'a1' and mention_no = 0",
    "crowded_toll": "update core.event set killed_low = 3, killed_high = 300 where event_id = 'e1'",
    "future_events": "update core.event_mention set date_start = date '2030-01-01', date_end = date '2030-01-01' where article_id = 'a1'",
    "overlapping_segments": "insert into core.segment values ('a1', 1, 'body', 3, 9, null)",
    "read_without_sentences": "delete from core.sentence where article_id = 'a1'",
}


@pytest.fixture
def sound(warehouse: Warehouse) -> Warehouse:
    batch.load_batch(warehouse, *world.batch(*STORIES))
    consolidate.consolidate(warehouse)
    return warehouse


def found(warehouse: Warehouse) -> dict[str, int]:
    results = checks.run_checks(warehouse, "run-1")
    return dict(zip(results["check"], results["row_count"], strict=True))


def test_a_sound_warehouse_passes_every_check(sound: Warehouse) -> None:
    assert set(found(sound).values()) == {0}


def test_every_check_is_tried(sound: Warehouse) -> None:
    files = {file.stem for severity in ("fail", "warn") for file in scripts.folder(f"checks/{severity}")}
    assert files == set(found(sound)) == set(BREAKS)


@pytest.mark.parametrize("check", BREAKS)
def test_check_finds_what_it_is_for(sound: Warehouse, check: str) -> None:
    sound.run(BREAKS[check])
    assert found(sound)[check] > 0


def test_results_are_recorded_with_a_sample(sound: Warehouse) -> None:
    sound.run(BREAKS["surfaces"])
    for _ in range(2):
        checks.run_checks(sound, "run-1")
    [(severity, count, sample)] = sound.rows("select severity, row_count, sample from ops.check_result where \"check\" = 'surfaces'")
    assert (severity, count) == ("fail", 1)
    assert json.loads(sample)[0]["words"] == "Rebles"
