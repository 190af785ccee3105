"""The command line: exit codes, sums, answers."""

import json
from pathlib import Path

import pytest

from flows import cli
from flows.reading import readers
from flows.reading.batch import Batch
from flows.reading.salvage import nothing
from tests.flows.world import write_articles

STRIKE = "date 2026-05-04\n\nGunmen attacked a convoy near the border on Sunday, the governor said.\n"
MARCH = "date 2026-05-05\n\nThousands of teachers marched through the capital to demand higher pay.\n"
SPANISH = "Miles de maestros marcharon el martes por las calles de la capital para exigir mejores salarios y pensiones dignas.\n"


@pytest.fixture(autouse=True)
def _no_model(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Reading finds nothing, so that no language model is loaded; no Prefect server is configured."""
    monkeypatch.setattr(readers, "read", lambda _batch: nothing())
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path / "prefect"))
    monkeypatch.delenv("PREFECT_API_URL", raising=False)


def _code(*words: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(list(words))
    return ended.value.code if isinstance(ended.value.code, int) else 0


def _run(source: Path, warehouse: Path, capsys: pytest.CaptureFixture[str], *more: str) -> dict[str, int]:
    assert _code("run", "--source", str(source), "--warehouse", str(warehouse), "--json", *more) == 0
    found: dict[str, int] = json.loads(capsys.readouterr().out)
    return found


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = write_articles(tmp_path / "news", strike=STRIKE, march=MARCH, strike_again=STRIKE, marcha=SPANISH, empty=" \n")
    (folder / "broken.txt").write_bytes(b"\xff\xfe\xff\x00\xd8")
    return folder


def test_the_sums_of_a_run_agree(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    done = _run(source, tmp_path / "w.duckdb", capsys)
    parts = ("read", "duplicate", "unchanged", "other_language", "rejected")
    assert done["articles"] == sum(done[part] for part in parts) == 6
    assert [done[part] for part in parts] == [2, 1, 0, 1, 2]


def test_a_second_run_finds_everything_unchanged(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(source, tmp_path / "w.duckdb", capsys)
    again = _run(source, tmp_path / "w.duckdb", capsys)
    assert (again["read"], again["unchanged"], again["rejected"]) == (0, 4, 2)


def test_an_edited_article_is_read_again_as_the_next_revision(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(source, tmp_path / "w.duckdb", capsys)
    write_articles(source, march=MARCH + "Police used tear gas.\n")
    assert _run(source, tmp_path / "w.duckdb", capsys)["read"] == 1
    assert _code("query", "-w", str(tmp_path / "w.duckdb"), "select max(revision) as newest from core.article", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {"newest": 2}


def test_limit_bounds_the_articles(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(source, tmp_path / "w.duckdb", capsys, "--limit", "1")["read"] == 1


def test_quiet_says_nothing(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _code("run", "--source", str(source), "--warehouse", str(tmp_path / "w.duckdb"), "--quiet") == 0
    assert capsys.readouterr() == ("", "")


def test_without_a_server_the_summary_says_how_to_have_runs_recorded(
    source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _code("run", "--source", str(source), "--warehouse", str(tmp_path / "w.duckdb"))
    assert "sitrep serve" in capsys.readouterr().out.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (["--help"], 0),
        (["run", "--help"], 0),
        (["run"], 2),
        (["run", "--source", "no/such/file.txt"], 2),
        (["run", "--source", "x.txt", "--processes", "0"], 2),
        (["dance"], 2),
        (["query"], 2),
        (["query", "select 1", "--csv", "--json"], 2),
        (["query", "--file", "no/such.sql"], 2),
        (["query", "select 1", "--warehouse", "no/such.duckdb"], 1),
        (["explain", "article", "--warehouse", "no/such.duckdb"], 1),
        (["explain"], 2),
        (["explain", "article", "--event", "e"], 2),
        (["explain", "--event", "e", "--warehouse", "no/such.duckdb"], 1),
        (["events", "show", "e", "--warehouse", "no/such.duckdb"], 1),
        (["events", "merge", "e", "f", "--warehouse", "no/such.duckdb"], 1),
        (["events", "split", "e"], 2),
    ],
)
def test_exit_codes(words: list[str], code: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert _code(*words) == code


def test_a_mistake_is_one_coded_line_and_what_to_do(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    _code("run", "--source", str(tmp_path / "nothing.txt"), "--warehouse", str(tmp_path / "w.duckdb"))
    complaint, hint = capsys.readouterr().err.splitlines()
    assert complaint.startswith("error [S201]")
    assert hint.startswith("  give a file")


def test_a_source_that_is_not_there_leaves_no_warehouse(tmp_path: Path) -> None:
    _code("run", "--source", str(tmp_path / "nothing.txt"), "--warehouse", str(tmp_path / "w.duckdb"))
    assert list(tmp_path.iterdir()) == []


def test_a_run_that_breaks_is_recorded_as_failed(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(_batch: Batch) -> None:
        raise MemoryError

    monkeypatch.setattr(readers, "read", broken)
    warehouse = tmp_path / "w.duckdb"
    with pytest.raises(MemoryError):
        cli.main(["run", "--source", str(source), "--warehouse", str(warehouse), "-q"])
    from tasks.load.query import query

    assert query(warehouse, "select status, ended_at is not null as ended from ops.run").rows() == [("failed", True)]


@pytest.mark.parametrize("sql", ["drop table core.article", "select * from no_such_table", "selec 1"])
def test_a_bad_query_is_an_error_without_traceback(sql: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(source, tmp_path / "w.duckdb", capsys)
    assert _code("query", "-w", str(tmp_path / "w.duckdb"), sql) == 1
    assert "error [S40" in capsys.readouterr().err


def test_query_writes_csv_with_lists_as_text(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _run(source, tmp_path / "w.duckdb", capsys)
    _code("query", "-w", str(tmp_path / "w.duckdb"), "select [1, 2] as pair, 'a' as letter", "--csv")
    assert capsys.readouterr().out == 'pair,letter\n"[1, 2]",a\n'


def test_doctor_finds_nothing_wrong_here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert _code("doctor", "-w", str(tmp_path / "w.duckdb")) == 0
    assert "broken" not in capsys.readouterr().out


def test_doctor_says_what_to_do_about_a_file_that_is_no_warehouse(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "w.duckdb").write_text("not a database at all")
    assert _code("doctor", "-w", str(tmp_path / "w.duckdb")) == 1
    assert "[S402]" in capsys.readouterr().out


def test_explain_shows_article_and_page(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warehouse = str(tmp_path / "w.duckdb")
    _run(source, tmp_path / "w.duckdb", capsys)
    assert _code("explain", "strike.txt", "-w", warehouse) == 0
    assert "Gunmen attacked a convoy" in capsys.readouterr().out
    assert _code("explain", "strike.txt", "-w", warehouse, "--html", str(tmp_path / "page.html")) == 0
    assert "Gunmen attacked a convoy" in (tmp_path / "page.html").read_text()


def test_explain_takes_the_start_of_an_id(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    warehouse = str(tmp_path / "w.duckdb")
    _run(source, tmp_path / "w.duckdb", capsys)
    _code("query", "-w", warehouse, "select article_id[:8] as id from core.article where external_id = 'march.txt'", "--json")
    assert _code("explain", json.loads(capsys.readouterr().out)["id"], "-w", warehouse) == 0
    assert "teachers marched" in capsys.readouterr().out


def test_a_published_copy_holds_the_finished_run(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    copy = tmp_path / "public" / "sitrep.duckdb"
    _run(source, tmp_path / "w.duckdb", capsys, "--publish", str(copy))
    _code("query", "-w", str(copy), "select status, (select count(*) from core.article) as articles from ops.run", "--json")
    assert json.loads(capsys.readouterr().out) == {"status": "completed", "articles": 4}
