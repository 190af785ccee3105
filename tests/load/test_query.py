"""A reader's own SQL can ask, and nothing else."""

from pathlib import Path

import pytest

from tasks.errors import WarehouseError
from tasks.load import batch, consolidate, migrate, query
from tests.load import world
from tests.load.test_batch import STORIES


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("query") / "w.duckdb"
    with migrate.connect(path) as warehouse:
        batch.load_batch(warehouse, *world.batch(*STORIES))
        consolidate.consolidate(warehouse)
    return path


def test_a_question_is_answered(filled: Path) -> None:
    assert query.query(filled, "select count(*) as n from core.article")["n"].to_list() == [4]


@pytest.mark.parametrize(
    ("sql", "code"),
    [
        ("selec 1", "S406"),
        ("", "S406"),
        ("select nothing_of_the_kind from core.event", "S406"),
        ("from core.no_such_table", "S406"),
        ("drop table core.event", "S407"),
        ("delete from core.event", "S407"),
        ("select 1; drop table core.event", "S407"),
        ("copy core.event to 'events.csv'", "S407"),
        ("select * from read_text('/etc/hostname')", "S407"),
        ("attach 'other.duckdb' as other", "S407"),
        ("set threads = 1", "S407"),
    ],
)
def test_anything_else_is_refused_with_a_code(filled: Path, sql: str, code: str) -> None:
    before = filled.read_bytes()
    with pytest.raises(WarehouseError) as error:
        query.query(filled, sql)
    assert error.value.code == code
    assert filled.read_bytes() == before


def test_variables_of_the_program_are_out_of_reach(filled: Path) -> None:
    rows = "secret"
    with pytest.raises(WarehouseError, match="S406"):
        query.query(filled, "from rows")
    assert rows == "secret"


def test_timestamps_come_in_utc(filled: Path) -> None:
    first = query.query(filled, "select min(first_reported_at) as t from core.event")["t"][0]
    assert first.isoformat() == "2024-03-05T00:00:00+00:00"
