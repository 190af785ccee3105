"""Compaction, export and restore, backup: the same rows in another file, or an error and the old file as it was."""

import gzip
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tasks.errors import SitrepError
from tasks.load import archive, backup, batch, compact, consolidate, migrate, runs, snapshot, tables
from tasks.load.warehouse import Warehouse, open_file
from tests.load import world
from tests.load.test_batch import STORIES
from tests.load.test_history import raid, run

RELEASED = Path(__file__).parent / "released"


@pytest.fixture
def path(warehouse: Warehouse) -> Path:
    """A warehouse with some rows, deleted ones among them."""
    run(warehouse, "first", raid("a", 3), raid("b", 4, event="e2"))
    run(warehouse, "second", raid("a", 5))
    batch.load_batch(warehouse, *world.batch(*STORIES))
    consolidate.consolidate(warehouse)
    warehouse.close()
    return warehouse.path


def prints(path: Path) -> dict[str, tables.Fingerprint]:
    with migrate.connect(path) as opened:
        return {table: tables.fingerprint(opened, table) for table in tables.kept(opened)}


def marts(path: Path) -> list[tuple[object, ...]]:
    with migrate.connect(path) as opened:
        return opened.rows("select * from mart.event_evidence order by all")


def test_a_compacted_file_has_the_same_rows_and_views(path: Path) -> None:
    before, seen = prints(path), marts(path)
    found = compact.compact(path)
    assert (prints(path), marts(path)) == (before, seen)
    assert found.after > 0


def test_compaction_gives_the_room_of_deleted_rows_back(path: Path) -> None:
    many = "insert into core.{} by name select md5(range::varchar) as article_id, {} from range(300000)"
    with migrate.connect(path) as warehouse:
        warehouse.run(many.format("article_alias", "'e' as entity_id, md5(article_id) as alias, 'name' as kind"))
        warehouse.run("checkpoint")
        warehouse.run(many.format("sentence", "range as sentence_no, 0 as start_char, 1 as end_char"))
        warehouse.run("checkpoint")
        warehouse.run("delete from core.article_alias; checkpoint")
    assert compact.free_share(path) > 0.2
    found = compact.compact(path)
    assert found.after < 0.8 * found.before


def test_a_table_that_is_not_sitreps_is_not_lost(path: Path) -> None:
    with migrate.connect(path) as warehouse:
        warehouse.run("create table core.my_notes as select 1 as note")
    with pytest.raises(SitrepError, match="S417"):
        compact.compact(path)


def test_nothing_is_left_beside_a_compacted_file(path: Path) -> None:
    compact.compact(path)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_file_that_is_in_use_is_not_compacted(path: Path) -> None:
    with pytest.raises(SitrepError, match="S401"), held(path):
        compact.compact(path)


class held:  # noqa: N801 - reads as a word in `with held(path)`
    """Another process has the file open."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def __enter__(self) -> None:
        code = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
        self.process = subprocess.Popen([sys.executable, "-c", code, str(self.path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdout is not None
        self.process.stdout.readline()

    def __exit__(self, *_: object) -> None:
        self.process.communicate()


def test_publishing_does_not_let_another_process_in(path: Path, tmp_path: Path) -> None:
    with migrate.connect(path) as warehouse:
        snapshot.publish(warehouse, tmp_path / "copy.duckdb")
        code = "import duckdb, sys; duckdb.connect(sys.argv[1])"
        other = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)
    assert "lock" in other.stderr


def test_a_restored_export_has_the_same_rows_and_views(path: Path, tmp_path: Path) -> None:
    with migrate.connect(path) as warehouse:
        archive.write(warehouse, tmp_path / "export")
    archive.restore(tmp_path / "export", tmp_path / "again.duckdb")
    assert prints(tmp_path / "again.duckdb") == prints(path)
    assert marts(tmp_path / "again.duckdb") == marts(path)


@pytest.mark.parametrize("damage", ["changed", "missing"])
def test_a_damaged_export_is_refused(path: Path, tmp_path: Path, damage: str) -> None:
    with migrate.connect(path) as warehouse:
        archive.write(warehouse, tmp_path / "export")
    file = tmp_path / "export" / "core.event.parquet"
    file.write_bytes(file.read_bytes()[:-9]) if damage == "changed" else file.unlink()
    with pytest.raises(SitrepError, match="S415"):
        archive.restore(tmp_path / "export", tmp_path / "again.duckdb")
    assert not (tmp_path / "again.duckdb").exists()


def test_an_export_that_was_cut_short_is_none(path: Path, tmp_path: Path) -> None:
    with migrate.connect(path) as warehouse:
        archive.write(warehouse, tmp_path / "export")
    (tmp_path / "export" / archive.MANIFEST).unlink()
    with pytest.raises(SitrepError, match="U431"):
        archive.restore(tmp_path / "export", tmp_path / "again.duckdb")


def test_restoring_does_not_replace_a_warehouse_unless_told(path: Path, tmp_path: Path) -> None:
    with migrate.connect(path) as warehouse:
        archive.write(warehouse, tmp_path / "export")
    with pytest.raises(SitrepError, match="U432"):
        archive.restore(tmp_path / "export", path)
    expected = prints(path)
    with migrate.connect(path) as warehouse:
        warehouse.run("delete from core.event")
    archive.restore(tmp_path / "export", path, over=True)
    assert prints(path) == expected


def test_a_backup_has_the_rows_of_the_file_and_its_log(path: Path, tmp_path: Path) -> None:
    code = (
        "import sys, os; from pathlib import Path; from tasks.load import migrate;"
        "w = migrate.connect(Path(sys.argv[1])); w.run('delete from core.event'); print('done', flush=True); sys.stdin.read(); os._exit(0)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=os.environ | {"PYTHONPATH": "."}
    ) as writer:
        assert writer.stdout is not None
        writer.stdout.readline()
        found = backup.backup(path, tmp_path / "backup.duckdb")
        writer.communicate()
    assert found.rows["core.event"] == 0
    assert prints(tmp_path / "backup.duckdb") == prints(path)


RELEASES = sorted(RELEASED.glob("*.duckdb.gz"))


@pytest.mark.parametrize("file", RELEASES, ids=lambda file: file.name.removesuffix(".duckdb.gz"))
class TestWarehouseOfAnEarlierRelease:
    """Files that earlier releases made of the samples, opened by this one."""

    @pytest.fixture
    def old(self, file: Path, tmp_path: Path) -> Path:
        with gzip.open(file) as packed, (tmp_path / "old.duckdb").open("wb") as unpacked:
            shutil.copyfileobj(packed, unpacked)
        return tmp_path / "old.duckdb"

    def test_it_is_brought_up_to_date(self, old: Path) -> None:
        with migrate.connect(old) as warehouse:
            assert migrate.schema_version(warehouse) == migrate.latest()

    def test_no_row_goes(self, old: Path) -> None:
        with open_file(old, read_only=True) as warehouse:
            before = {table: tables.fingerprint(warehouse, table)[0] for table in tables.kept(warehouse)}
        with migrate.connect(old) as warehouse:
            assert {table: tables.fingerprint(warehouse, table)[0] for table in before} == before
        assert min(before[name] for name in ("core.article", "core.mention", "core.event")) > 10

    def test_its_views_answer(self, old: Path) -> None:
        assert marts(old)

    def test_its_events_are_the_state_that_later_runs_are_compared_with(self, old: Path) -> None:
        with migrate.connect(old) as warehouse:
            [(events, known)] = warehouse.rows("select (select count(*) from core.event), (select count(*) from ops.event_history)")
            assert events == known
            assert [each.run_no for each in runs.still_running(warehouse)] == []

    def test_a_new_run_consolidates_it_to_the_same_events(self, old: Path) -> None:
        with migrate.connect(old) as warehouse:
            run(warehouse, "next")
            assert warehouse.rows("select count(*) from ops.event_history where run_no > 1") == [(0,)]
