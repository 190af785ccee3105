"""Loading replaces an article's rows together and changes nothing when repeated."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tasks.load import batch, consolidate, migrate
from tasks.load.warehouse import Warehouse
from tests.load import world

EVERYTHING = "from duckdb_tables() select schema_name || '.' || table_name where schema_name in ('raw', 'core') order by all"


def contents(warehouse: Warehouse) -> dict[str, list[str]]:
    """Every row of raw and core, sorted."""
    names = [row[0] for row in warehouse.rows(EVERYTHING)]
    return {name: sorted(repr(row) for row in warehouse.rows(f"from {name}")) for name in names}


def copy_of(blank: Path, folder: Path) -> Path:
    return Path(shutil.copyfile(blank, folder / "copy.duckdb"))


def shelling(toll: int) -> world.Report:
    return world.Report(
        "e1",
        f"Rebels shelled Northtown and killed {toll} people.",
        mode="heavy-weapons",
        trigger="shelled",
        arguments=(("actor", "Rebels", "rebels"), ("place", "Northtown", "northtown")),
        casualties=({"low": toll, "best": toll, "high": toll},),
    )


NORTHTOWN = {"entity_id": "northtown", "name": "Northtown", "latitude": 1.5, "longitude": 2.5, "country_iso3": "NOR", "resolution": 4}
STORIES = (
    world.Story("a1", (shelling(3),), date(2024, 3, 5), entities=({"entity_id": "northtown", "kind": "place"},), places=(NORTHTOWN,)),
    world.Story("a2", (shelling(5),), date(2024, 3, 6), entities=({"entity_id": "northtown", "kind": "place"},), places=(NORTHTOWN,)),
    world.Story(
        "a3",
        (world.Report("e2", "Rebels met Elders.", "CONSULT", trigger="met", arguments=(("actor", "Rebels", "rebels"),)),),
        aliases=({"article_id": "a3", "entity_id": "rebels", "alias": "Free Rebels", "kind": "alias"},),
    ),
    world.Story(
        "a4",
        (world.Report("e2", "Rebels held talks.", "CONSULT", trigger="talks", arguments=(("actor", "Rebels", "rebels"),)),),
        aliases=({"article_id": "a4", "entity_id": "rebels", "alias": "Free Rebels", "kind": "name"},),
    ),
)


def test_loading_twice_changes_nothing(warehouse: Warehouse) -> None:
    for _ in range(2):
        batch.load_batch(warehouse, *world.batch(*STORIES))
        consolidate.consolidate(warehouse)
        rows = contents(warehouse)
    batch.load_batch(warehouse, *world.batch(*STORIES))
    consolidate.consolidate(warehouse)
    assert contents(warehouse) == rows


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.sampled_from(range(len(STORIES))), min_size=1, max_size=4, unique=True), min_size=1, max_size=5))
def test_any_order_and_batching_gives_the_same_rows(blank: Path, tmp_path: Path, loads: list[list[int]]) -> None:
    seen = sorted({n for group in loads for n in group})
    with migrate.connect(copy_of(blank, tmp_path)) as piecemeal:
        for group in loads:
            batch.load_batch(piecemeal, *world.batch(*(STORIES[n] for n in group)))
            consolidate.consolidate(piecemeal)
        found = contents(piecemeal)
    with migrate.connect(copy_of(blank, tmp_path)) as at_once:
        batch.load_batch(at_once, *world.batch(*(STORIES[n] for n in seen)))
        consolidate.consolidate(at_once)
        assert contents(at_once) == found


def test_an_articles_old_rows_go_with_it(warehouse: Warehouse) -> None:
    batch.load_batch(warehouse, *world.batch(world.Story("a1", (shelling(3), shelling(4)))))
    batch.load_batch(warehouse, *world.batch(world.Story("a1", (shelling(3),))))
    assert warehouse.rows("select count(*) from core.event_mention") == [(1,)]


def test_an_edited_body_raises_the_revision(warehouse: Warehouse) -> None:
    for toll in (3, 3, 4, 5):
        batch.load_batch(warehouse, *world.batch(world.Story("a1", (shelling(toll),))))
    assert warehouse.rows("select revision from core.article") == [(3,)]


def test_the_first_capture_of_the_same_bytes_is_kept(warehouse: Warehouse) -> None:
    captured, resolved = world.batch(STORIES[0])
    batch.load_batch(warehouse, captured, resolved)
    later = captured.capture.with_columns(run_id=captured.capture["run_id"] + "-later")
    batch.load_batch(warehouse, type(captured)(later, captured.article, captured.segment, captured.rejection), resolved)  # type: ignore[arg-type]
    assert warehouse.rows("select run_id from raw.capture") == [(world.RUN,)]


def test_a_batch_that_breaks_leaves_the_old_rows(warehouse: Warehouse) -> None:
    batch.load_batch(warehouse, *world.batch(STORIES[0]))
    before = contents(warehouse)
    captured, resolved = world.batch(world.Story("a1", (shelling(9),)))
    broken = captured.segment.with_columns(kind=captured.segment["kind"].str.to_uppercase())
    with pytest.raises(Exception, match="CHECK"):
        batch.load_batch(warehouse, type(captured)(captured.capture, captured.article, broken, captured.rejection), resolved)  # type: ignore[arg-type]
    assert contents(warehouse) == before


def test_rejections_are_kept_once(warehouse: Warehouse) -> None:
    turned_away = {"run_id": world.RUN, "stage": "ingest", "key": "f.jsonl:3", "rule": "empty_text"}
    for _ in range(2):
        batch.load_batch(warehouse, *world.batch(STORIES[0], rejections=(turned_away,)))
    assert warehouse.rows("select key, rule from ops.rejection") == [("f.jsonl:3", "empty_text")]
