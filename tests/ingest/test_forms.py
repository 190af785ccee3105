"""Every form of input gives the same articles."""

import csv
import io
import json
import tarfile
import time
import zipfile
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest.files import Options, file_at
from tasks.ingest.items import Item
from tasks.ingest.readers import tabular
from tests.ingest import forms
from tests.ingest.conftest import Take

TWICE = [name for name in forms.FORMS if not name.startswith("a.")]
DATED = [name for name in forms.FORMS if name.split(".")[-1] not in ("txt", "docx", "pdf") and not name.endswith(("zip", "tar.gz"))]


@pytest.fixture
def made(tmp_path: Path) -> Callable[[str], Path]:
    def _made(name: str) -> Path:
        path = tmp_path / name
        path.write_bytes(forms.FORMS[name](tmp_path))
        return path

    return _made


@pytest.mark.parametrize("name", forms.FORMS)
def test_the_stories_are_read(made: Callable[[str], Path], take: Take, name: str) -> None:
    taken = take(made(name))
    bodies = [" ".join(body.split()) for body in taken.article["body"]]
    expected = [story["text"] for story in forms.STORIES]
    assert bodies == (expected if name in TWICE else expected[:1])
    assert taken.rejection.height == 0


@pytest.mark.parametrize("name", DATED)
def test_the_date_is_read(made: Callable[[str], Path], take: Take, name: str) -> None:
    assert take(made(name)).article["published_on"][0] == date(2026, 5, 4)


@pytest.mark.parametrize("name", [name for name in DATED if name != "a.html"])
def test_the_title_is_read(made: Callable[[str], Path], take: Take, name: str) -> None:
    assert take(made(name)).article["title"][0] == "Bomb kills two"


@pytest.mark.parametrize("name", forms.FORMS)
def test_reading_again_changes_nothing(made: Callable[[str], Path], take: Take, name: str) -> None:
    path = made(name)
    assert take(path).article.equals(take(path).article)


@pytest.mark.parametrize("name", [name for name in forms.FORMS if not name.endswith((".txt", ".tar"))])
def test_a_file_cut_in_half_or_of_noise_loses_no_more_than_itself(tmp_path: Path, take: Take, name: str) -> None:
    whole = forms.FORMS[name](tmp_path)
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / f"cut.{name}").write_bytes(whole[: len(whole) // 2])
    (folder / f"noise.{name}").write_bytes(bytes(range(256)) * 8)
    (folder / f"none.{name}").write_bytes(b"")
    (folder / "good.txt").write_text(forms.FIRST)
    assert "good.txt" in take(folder).article["external_id"].to_list()


@pytest.mark.parametrize(
    ("columns", "record", "text"),
    [
        ({}, {"Body": "It rained in Lima."}, "It rained in Lima."),
        ({}, {"headline": "Rain", "content": "It rained in Lima."}, "It rained in Lima."),
        ({"text": "Meldung"}, {"Meldung": "It rained in Lima.", "text": "no"}, "It rained in Lima."),
    ],
)
def test_columns_go_by_usual_names_or_as_the_source_says(
    tmp_path: Path, columns: dict[str, str], record: dict[str, str], text: str
) -> None:
    path = tmp_path / "table.csv"
    with path.open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(record))
        writer.writeheader()
        writer.writerow(record)
    [item] = tabular.read_csv(file_at(path, path.name), Options(10_000, columns))
    assert isinstance(item, Item)
    assert item.body == text


def test_a_feed_that_only_announces_is_listed_as_stubs(tmp_path: Path, take: Take) -> None:
    (tmp_path / "wire.rss").write_bytes(forms.stub_feed)
    assert take(tmp_path / "wire.rss").rejection["rule"].to_list() == ["stub", "stub"]


@pytest.mark.parametrize("member", ["../../etc/x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "..\\x.txt"])
@pytest.mark.parametrize("pack", [forms.pack, forms.tape])
def test_a_path_that_leads_out_of_an_archive_is_refused(tmp_path: Path, take: Take, pack: Any, member: str) -> None:
    path = tmp_path / ("wire.zip" if pack is forms.pack else "wire.tar.gz")
    path.write_bytes(pack({member: forms.FIRST.encode(), "good.txt": forms.SECOND.encode()}))
    taken = take(path)
    assert taken.rejection["rule"].to_list() == ["unsafe_path"]
    assert taken.article.height == 1


def test_a_link_in_a_tar_file_is_not_followed(tmp_path: Path, take: Take) -> None:
    with tarfile.open(tmp_path / "wire.tar", "w") as archive:
        entry = tarfile.TarInfo("passwords.txt")
        entry.type, entry.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(entry)
    taken = take(tmp_path / "wire.tar")
    assert (taken.article.height, taken.rejection["rule"].to_list()) == (0, ["not_a_file"])


def test_a_zip_bomb_is_left_alone(tmp_path: Path, take: Take) -> None:
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", b"0" * 60_000_000)
    started = time.monotonic()
    assert take(tmp_path / "bomb.zip").rejection["rule"].to_list() == ["archive_bomb"]
    assert time.monotonic() - started < 10


def test_archives_are_opened_only_so_deep(tmp_path: Path, take: Take) -> None:
    data = forms.FIRST.encode()
    inner = forms.pack({"a.txt": data})
    for _ in range(3):
        inner = forms.pack({"inner.zip": inner})
    (tmp_path / "deep.zip").write_bytes(inner)
    assert take(tmp_path / "deep.zip").rejection["rule"].to_list() == ["nested_archive"]


@pytest.mark.parametrize(
    "payload",
    [
        b'<!DOCTYPE x [<!ENTITY a "' + b"x" * 100 + b'">' + b"".join(
            f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9)
        ) + b"]><rss><channel><item><title>&j;</title></item></channel></rss>",
        b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><item><title>&a;</title></item></channel></rss>',
    ],
)  # fmt: skip
def test_entities_of_a_feed_are_neither_blown_up_nor_fetched(tmp_path: Path, take: Take, payload: bytes) -> None:
    (tmp_path / "wire.xml").write_bytes(payload)
    started = time.monotonic()
    taken = take(tmp_path / "wire.xml")
    assert time.monotonic() - started < 5
    assert taken.article.height == 0
    assert "root:" not in json.dumps(taken.rejection["payload"].to_list())


def test_a_page_of_a_web_archive_that_failed_is_no_article(tmp_path: Path, take: Take) -> None:
    whole = forms.FORMS["wire.warc"](tmp_path)
    (tmp_path / "wire.warc").write_bytes(whole.replace(b"200 OK", b"404 OK", 1))
    assert take(tmp_path / "wire.warc").article["external_id"].to_list() == ["https://andes.example/b"]


def test_a_table_with_broken_quotes_gives_what_comes_before(tmp_path: Path, take: Take) -> None:
    out = io.StringIO()
    writer = csv.DictWriter(out, ["id", "text"])
    writer.writeheader()
    writer.writerow({"id": 1, "text": "It rained in Lima on Monday."})
    (tmp_path / "wire.csv").write_text(out.getvalue() + '2,"never "closed')
    taken = take(tmp_path / "wire.csv")
    assert taken.article["external_id"].to_list() == ["1"]
    assert taken.rejection["rule"].to_list() == ["bad_csv"]
