"""Readers of the published copy are never in the way of a writer, nor it in theirs."""

from pathlib import Path

import pytest

from flows import cli
from tasks.errors import WarehouseError
from tasks.load import migrate, query, snapshot
from tasks.load.warehouse import Warehouse
from tests.bench import readers


@pytest.mark.slow
def test_no_query_fails_while_a_writer_never_rests(tmp_path: Path) -> None:
    done = readers.measure(tmp_path, 120, 3)
    assert (len(done.seconds), dict(done.failures)) == (120, {})
    assert done.rounds > 1


@pytest.fixture
def published(tmp_path: Path) -> Path:
    """A warehouse with a copy for readers."""
    readers.one_round(tmp_path / "w.duckdb", 1)
    return tmp_path / "w.duckdb"


def test_an_open_reader_keeps_what_it_opened_and_the_next_one_sees_the_new_round(published: Path) -> None:
    with query.reader(snapshot.for_readers(published)) as early:
        readers.one_round(published, 2)
        assert early.rows("select distinct title from core.article") == [("1",)]
    assert query.query(snapshot.for_readers(published), "select distinct title from core.article").rows() == [("2",)]


def test_a_copy_that_could_not_be_finished_leaves_the_last_one(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def torn(_warehouse: Warehouse, target: Path) -> None:
        target.write_bytes(b"half a file")
        raise OSError(5, "power cut")

    monkeypatch.setattr(Warehouse, "copy_file", torn)
    with pytest.raises(OSError, match="power cut"):
        readers.one_round(published, 2)
    copies = snapshot.place_of(published).parent
    assert [file.name for file in copies.iterdir()] == ["w.duckdb"]
    assert query.query(snapshot.for_readers(published), "select distinct title from core.article").rows() == [("1",)]


def test_the_copy_is_closed_to_writing(published: Path) -> None:
    assert snapshot.place_of(published).stat().st_mode & 0o222 == 0


@pytest.mark.parametrize(
    "statement", ["delete from core.article", "create table mine as select 1 as one", "alter table core.article drop column body"]
)
def test_a_reader_cannot_write(published: Path, statement: str) -> None:
    before = snapshot.place_of(published).read_bytes()
    with pytest.raises(WarehouseError, match="S407"):
        query.query(snapshot.for_readers(published), statement)
    assert snapshot.place_of(published).read_bytes() == before


def test_query_asks_the_copy_and_says_how_old_it_is(published: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["query", "-w", str(published), "select distinct title from core.article", "--csv"])
    said = capsys.readouterr()
    assert (ended.value.code, said.out) == (0, "title\n1\n")
    assert said.err.startswith("as of 20")
    assert "seconds old" in said.err
    assert str(snapshot.place_of(published)) in said.err


def test_the_age_is_a_view_as_well(published: Path) -> None:
    [row] = query.query(snapshot.for_readers(published), "from mart.freshness").to_dicts()
    assert row["article_count"] == readers.ARTICLES
    assert 0 <= row["age_seconds"] < 600


def test_after_an_update_the_copy_of_the_earlier_version_still_answers(published: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    newer = migrate.latest() + 1
    known = migrate._migrations()
    monkeypatch.setattr(migrate, "_migrations", lambda: known | {newer: Path("next.sql")})
    found, age = query.query_with_age(snapshot.for_readers(published), "select count(*) as n from core.article")
    assert found["n"].to_list() == [readers.ARTICLES]
    assert age.startswith("as of 20")
