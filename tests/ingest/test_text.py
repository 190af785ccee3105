"""Plain text files and folders of them."""

from pathlib import Path

import pytest

from tasks.errors import SourceError
from tasks.ids import short_id
from tasks.ingest.take import batches
from tasks.settings import Settings
from tests.ingest.conftest import Take

STORY = "Gunmen killed two guards at a bank in Jos on Monday, police said.\n"


@pytest.mark.parametrize(
    "text",
    [
        "  \n" + STORY,
        STORY + "\n\n  \t",
        STORY.replace(" at", "\r\nat"),
        "Кафе у моста закрыто. " + STORY,
        "👩‍🚒 " + STORY,
        STORY + "e\u0301 is not é",
        "\u2028" + STORY,
    ],
)
def test_the_body_is_the_text_exactly_as_it_came(tmp_path: Path, take: Take, text: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(text.encode())
    assert take(path).article["body"].to_list() == [text]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_a_mark_at_the_start_names_the_encoding_and_is_no_text(tmp_path: Path, take: Take, encoding: str) -> None:
    path = tmp_path / "story.txt"
    path.write_bytes(STORY.encode(encoding))
    assert take(path).article["body"].to_list() == [STORY]


def test_a_folder_is_read_at_any_depth_in_the_order_of_paths(tmp_path: Path, take: Take) -> None:
    for name in ("b.txt", "a/z.md", "a/b/c.TXT", ".hidden.txt", ".git/x.txt"):
        path = tmp_path / "in" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name}: {STORY}")
    assert take(tmp_path / "in").article["external_id"].to_list() == ["a/b/c.TXT", "a/z.md", "b.txt"]


@pytest.mark.parametrize("is_folder", [True, False])
def test_moving_a_source_elsewhere_changes_no_id(tmp_path: Path, take: Take, is_folder: bool) -> None:
    ids = []
    for parent in ("here", "there"):
        path = tmp_path / parent / "wire" / "story.txt"
        path.parent.mkdir(parents=True)
        path.write_text(STORY)
        ids += take(path.parent if is_folder else path).article["article_id"].to_list()
    assert ids[0] == ids[1]


def test_a_source_can_be_named(tmp_path: Path, take: Take) -> None:
    (tmp_path / "story.txt").write_text(STORY)
    article = take(tmp_path / "story.txt", source_name="Jos wire").article
    assert article["source_id"].to_list() == ["jos-wire"]
    assert article["article_id"].to_list() == [short_id("jos-wire", "story.txt")]


@pytest.mark.parametrize(
    ("payload", "rule"),
    [
        (b"", "empty_text"),
        (b" \n\t\r\n", "empty_text"),
        (b"The minister\xff resigned on Monday.", "bad_encoding"),
        (b"\x7fELF\x00\x00\x01", "binary_text"),
        (b"The minister resigned. " * 60, "too_long"),
    ],
)
def test_a_file_that_is_no_text_is_turned_away_and_the_others_are_read(tmp_path: Path, take: Take, payload: bytes, rule: str) -> None:
    (tmp_path / "bad.txt").write_bytes(payload)
    (tmp_path / "good.txt").write_text(STORY)
    taken = take(tmp_path, max_record_bytes=1_200)
    assert taken.article["external_id"].to_list() == ["good.txt"]
    assert taken.rejection.select("key", "rule").rows() == [(f"{tmp_path.name.lower()}/bad.txt", rule)]


def test_bytes_of_a_rejected_file_are_kept(tmp_path: Path, take: Take) -> None:
    (tmp_path / "bad.txt").write_bytes(b"\xff\xfe\xff")
    assert take(tmp_path / "bad.txt").capture["payload"].to_list() == [b"\xff\xfe\xff"]


def test_of_a_file_that_is_too_long_the_start_is_kept_and_it_says_so(tmp_path: Path, take: Take) -> None:
    (tmp_path / "long.txt").write_bytes(b"x" * 100_000)
    capture = take(tmp_path / "long.txt", max_record_bytes=1_000).capture
    assert capture["byte_count"][0] == 65_536
    assert capture["media_type"][0] == "text/plain; truncated=true; length=100000"


def test_a_file_nobody_reads_is_listed(tmp_path: Path, take: Take) -> None:
    (tmp_path / "table.xyz").write_bytes(b"?")
    (tmp_path / "good.txt").write_text(STORY)
    assert take(tmp_path).rejection["rule"].to_list() == ["unknown_kind"]


@pytest.mark.parametrize(("name", "code"), [("nothing-here", "S201"), ("table.xyz", "S202"), ("empty", "S203")])
def test_a_source_that_cannot_be_read_says_what_to_do(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "table.xyz").write_bytes(b"?")
    (tmp_path / "empty").mkdir()
    with pytest.raises(SourceError) as caught:
        list(batches(tmp_path / name, Settings(), "run-1"))
    assert caught.value.code == code
    assert caught.value.hint


def test_no_more_articles_are_taken_than_asked_for(tmp_path: Path, take: Take) -> None:
    for number in range(5):
        (tmp_path / f"{number}.txt").write_text(f"{number} {STORY}")
    assert take(tmp_path, limit=2).article["external_id"].to_list() == ["0.txt", "1.txt"]


def test_a_batch_ends_after_about_so_many_words(tmp_path: Path) -> None:
    for number in range(20):
        (tmp_path / f"{number:02}.txt").write_text(f"{number} " + STORY * 10)
    sizes = [batch.article["word_count"].sum() for batch in batches(tmp_path, Settings(batch_words=300), "run-1")]
    assert sum(sizes) == 20 * 131
    assert max(sizes) <= 300 + 131
