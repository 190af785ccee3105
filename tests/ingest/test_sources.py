"""Sources as data: what a source file may say, and what a mistake in one is told."""

from pathlib import Path

import pytest

from tasks import paths
from tasks.errors import SourceError
from tasks.ingest import schema
from tasks.ingest.follow import Following
from tasks.ingest.sources import Source, load, load_all
from tasks.settings import Settings

GOOD = "name: andes\nkind: feed\nurl: https://andes.example/feed.xml\nlicence: unknown\n"


def written(folder: Path, text: str, name: str = "andes.yml") -> Path:
    path = folder / name
    path.write_text(text)
    return path


def test_a_source_is_what_its_file_says(tmp_path: Path) -> None:
    source = load(written(tmp_path, GOOD + "limits:\n  articles: 7\nschedule: '0 6 * * *'\n"))
    assert (source.name, source.kind, source.limits.articles, source.schedule) == ("andes", "feed", 7, "0 6 * * *")


@pytest.mark.parametrize(
    ("text", "line", "code", "says"),
    [
        (GOOD.replace("feed\n", "fed\n"), 2, "S214", "kind"),
        (GOOD.replace("https://", "ftp://"), 3, "S214", "url"),
        (GOOD.replace("https://", "https://ann:secret@"), 3, "S214", "url"),
        (GOOD + "colour: red\n", 5, "S214", "colour"),
        (GOOD + "limits:\n  articles: 3\n  page_bytes: many\n", 7, "S214", "page_bytes"),
        (GOOD + "columns:\n  texte: body\n", 6, "S214", "columns"),
        (GOOD + "country: Chile\n", 5, "S214", "country"),
        (GOOD.replace("licence: unknown\n", ""), 1, "S214", "licence"),
        (GOOD.replace("url: https://andes.example/feed.xml\n", ""), 1, "S214", "needs url"),
        (GOOD + "  outlet: x: y\n", 5, "S212", ""),
        (GOOD + "\tbad: tab\n", 5, "S212", ""),
        ("- a\n- b\n", 1, "S213", "mapping"),
        ("", 1, "S213", "mapping"),
    ],
)
def test_a_mistake_is_named_with_file_line_and_fix(tmp_path: Path, text: str, line: int, code: str, says: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(SourceError) as caught:
        load(path)
    assert caught.value.code == code
    assert caught.value.message.startswith(f"{path}:{line}:")
    assert says in caught.value.message
    assert caught.value.hint
    assert "secret" not in str(caught.value)


def test_bytes_that_are_no_text_are_told_so(tmp_path: Path) -> None:
    path = tmp_path / "andes.yml"
    path.write_bytes(b"\xff\xfe\xfd")
    with pytest.raises(SourceError, match="S211"):
        load(path)


def test_two_sources_of_one_name_are_a_mistake(tmp_path: Path) -> None:
    written(tmp_path, GOOD, "a.yml")
    written(tmp_path, GOOD, "b.yml")
    with pytest.raises(SourceError, match="S215"):
        load_all(tmp_path)


def test_the_sources_that_come_with_sitrep_are_valid() -> None:
    assert [source.name for source in load_all(paths.SOURCES)] == ["inbox", "samples"]


def test_a_source_of_files_is_followed_with_its_columns_outlet_and_language(tmp_path: Path) -> None:
    (tmp_path / "wire.csv").write_text("Meldung\nGunmen killed two guards at a bank in Jos on Monday.\n")
    source = Source(
        name="plateau", kind="path", path=tmp_path, licence="x", outlet="Plateau Wire", language="en", columns={"text": "Meldung"}
    )
    [batch] = Following(source, Settings(), "run-1").batches()
    assert batch.article.select("source_id", "outlet", "language", "status").rows() == [("plateau", "Plateau Wire", "en", "read")]


def test_the_readme_has_every_field_of_a_source() -> None:
    text = (paths.ROOT / "README.md").read_text(encoding="utf-8")
    assert schema.between_markers(text) == text


@pytest.mark.parametrize(
    "example", (paths.ROOT / "README.md").read_text(encoding="utf-8").partition("```yaml\n")[2].partition("```")[0].split("---\n")
)
def test_the_examples_of_the_readme_are_sources(example: str, tmp_path: Path) -> None:
    assert load(written(tmp_path, example)).licence


def test_a_schedule_that_never_comes_is_a_mistake(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match=r"S214.*andes\.yml:5: schedule.*cron"):
        load(written(tmp_path, GOOD + "schedule: 0 0 31 2 *\n"))
