"""Opening: every way it can fail has a code and a hint."""

import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from tasks.errors import WarehouseError
from tasks.load import migrate, query, scripts
from tasks.load.warehouse import Warehouse


def code_of(path: Path, *, read_only: bool = False) -> str:
    with pytest.raises(WarehouseError) as error:
        migrate.connect(path, read_only=read_only).close()
    assert error.value.hint
    return error.value.code


def test_a_new_file_gets_every_migration(warehouse: Warehouse) -> None:
    assert migrate.schema_version(warehouse) == migrate.latest()
    assert len(warehouse.rows(scripts.text("load/versions"))) == len(scripts.folder("migrations"))


def test_opening_again_applies_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with migrate.connect(tmp_path / "w.duckdb") as warehouse:
            assert len(warehouse.rows("from ops.schema_version")) == len(scripts.folder("migrations"))
            assert len(warehouse.rows("from ops.asset")) == 2


def test_a_missing_file_cannot_be_read(tmp_path: Path) -> None:
    assert code_of(tmp_path / "none.duckdb", read_only=True) == "S405"


def test_bytes_of_another_kind_are_no_warehouse(tmp_path: Path) -> None:
    path = tmp_path / "notes.txt"
    path.write_text("These are my notes.\n" * 500)
    assert code_of(path) == "S402"


def test_somebody_elses_database_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "other.duckdb"
    with duckdb.connect(str(path)) as other:
        other.execute("create table mine (a integer)")
    assert code_of(path) == "S402"
    with duckdb.connect(str(path)) as other:
        assert other.execute("select count(*) from duckdb_tables()").fetchone() == (1,)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ("insert into ops.schema_version values (9999, 'later', 'x')", "S403"),
        ("delete from ops.schema_version where version > 1", "S404"),
        ("update ops.schema_version set sha256 = 'x' where version = 2", "S408"),
    ],
)
def test_a_file_of_another_version_is_refused(tmp_path: Path, change: str, code: str) -> None:
    path = tmp_path / "w.duckdb"
    with migrate.connect(path) as warehouse:
        warehouse.run(change)
    assert code_of(path, read_only=True) == code


def test_a_file_held_by_another_process_is_in_use(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    migrate.connect(path).close()
    hold = "import duckdb, sys; c = duckdb.connect(sys.argv[1]); print('held', flush=True); sys.stdin.read()"
    with subprocess.Popen([sys.executable, "-c", hold, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout is not None
        holder.stdout.readline()
        assert code_of(path) == "S401"
        with pytest.raises(WarehouseError, match="S401"):
            query.query(path, "select 1")
        holder.communicate()


def test_views_are_remade_when_their_files_changed(tmp_path: Path) -> None:
    path = tmp_path / "w.duckdb"
    with migrate.connect(path) as warehouse:
        warehouse.run("create view mart.left_over as select 1; update ops.asset set sha256 = 'old' where name = 'marts'")
    with migrate.connect(path) as warehouse:
        assert warehouse.rows("select view_name from duckdb_views() where view_name = 'left_over'") == []
