"""Input made to blow up: entities, packed data, nesting. It is refused, quickly, and its neighbours are read."""

import gzip
import io
import tarfile
import time
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.ingest.fetch import sitemap, urllist
from tests.ingest import forms
from tests.ingest.conftest import Take

SECONDS = 10


def laughs(root: str, inner: str) -> bytes:
    """Ten entities, each ten times the one before: a gigabyte when they are put in."""
    entities = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
    return f'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY l0 "{"ha" * 5}">{entities}]><{root}>{inner.format("&l9;")}</{root}>'.encode()


def quadratic(root: str, inner: str) -> bytes:
    """One long entity, put in ten thousand times."""
    return f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]><{root}>{inner.format("&a;" * 10_000)}</{root}>'.encode()


def outside(root: str, inner: str) -> bytes:
    """An entity that is a file of this machine."""
    return f'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><{root}>{inner.format("&a;")}</{root}>'.encode()


FEED = ("rss", "<channel><title>x</title><item><title>{0}</title><description>{0}</description></item></channel>")
MAP = ("urlset", "<url><loc>https://andes.example/{0}</loc></url>")


@pytest.mark.parametrize("bomb", [laughs, quadratic, outside])
def test_entities_of_a_feed_are_neither_blown_up_nor_fetched(tmp_path: Path, take: Take, bomb: Callable[[str, str], bytes]) -> None:
    (tmp_path / "wire.xml").write_bytes(bomb(*FEED))
    (tmp_path / "good.txt").write_text(forms.FIRST)
    started = time.monotonic()
    taken = take(tmp_path)
    assert time.monotonic() - started < SECONDS
    assert taken.article["external_id"].to_list() == ["good.txt"]
    assert taken.rejection.height >= 1
    assert "root:" not in "".join(taken.rejection["payload"].drop_nulls())


@pytest.mark.parametrize("bomb", [laughs, quadratic, outside])
def test_entities_of_a_sitemap_are_neither_blown_up_nor_fetched(bomb: Callable[[str, str], bytes]) -> None:
    started = time.monotonic()
    try:
        found = "".join(each.url for each in sitemap.parse(bomb(*MAP), 1_000_000))
    except ValueError:
        found = ""
    assert time.monotonic() - started < SECONDS
    assert len(found) < 1_000
    assert "root:" not in found


ZEROS = b"0" * 60_000_000


@pytest.mark.parametrize(
    ("name", "make"),
    [
        ("bomb.zip", lambda: forms.pack({"zeros.txt": ZEROS})),
        ("bomb.tar.gz", lambda: forms.tape({"zeros.txt": ZEROS})),
        ("bomb.csv.gz", lambda: gzip.compress(ZEROS)),
        ("bomb.jsonl.gz", lambda: gzip.compress(ZEROS)),
        ("bomb.docx", lambda: forms.pack({"word/document.xml": ZEROS, "[Content_Types].xml": b"<x/>"})),
        ("nested.zip", lambda: forms.pack({"inner.zip": forms.pack({"zeros.txt": ZEROS})})),
    ],
)
def test_packed_bombs_are_refused(tmp_path: Path, take: Take, name: str, make: Callable[[], bytes]) -> None:
    (tmp_path / name).write_bytes(make())
    (tmp_path / "good.txt").write_text(forms.FIRST)
    started = time.monotonic()
    taken = take(tmp_path)
    assert time.monotonic() - started < 2 * SECONDS
    assert taken.article["external_id"].to_list() == ["good.txt"]
    assert taken.rejection.height == 1


def test_a_packed_page_in_a_web_archive_is_bounded(tmp_path: Path, take: Take) -> None:
    body = zlib.compress(b"<p>" * 20_000_000)
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: deflate\r\nContent-Length: %d\r\n\r\n" % len(body)
    record = b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: http://x.example/\r\nContent-Type: application/http\r\nContent-Length: "
    whole = record + b"%d\r\n\r\n" % (len(head) + len(body)) + head + body + b"\r\n\r\n"
    (tmp_path / "bomb.warc").write_bytes(whole)
    assert take(tmp_path / "bomb.warc", max_record_bytes=1_000_000).rejection["rule"].to_list() == ["too_long"]


@pytest.mark.parametrize("parse", [sitemap.parse, urllist.parse])
def test_a_packed_list_is_bounded(parse: Callable[[bytes, int], object]) -> None:
    with pytest.raises(ValueError, match="more than"):
        parse(gzip.compress(ZEROS), 1_000_000)


def test_an_archive_of_countless_members_ends(tmp_path: Path, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tasks.ingest.readers.archive.MOST_MEMBERS", 50)
    (tmp_path / "many.zip").write_bytes(forms.pack({f"{n}.txt": f"Police held {n} men in Jos on Monday.".encode() for n in range(60)}))
    taken = take(tmp_path / "many.zip")
    assert (taken.article.height, taken.rejection["rule"].to_list()) == (50, ["too_many_members"])


@pytest.mark.parametrize(
    ("name", "payload"),
    [
        ("deep.json", b"[" * 200_000),
        ("deep.jsonl", b'{"a":' * 100_000 + b"\n"),
        ("deep.html", b"<div>" * 29_000),
        ("deep.xml", b"<rss><channel>" + b"<item>" * 100_000),
        ("deep.eml", b"Content-Type: multipart/mixed; boundary=a\n\n--a\n" * 2_000),
    ],
)
def test_deep_nesting_is_refused(tmp_path: Path, take: Take, name: str, payload: bytes) -> None:
    (tmp_path / name).write_bytes(payload)
    (tmp_path / "good.txt").write_text(forms.FIRST)
    taken = take(tmp_path)
    assert "good.txt" in taken.article["external_id"].to_list()
    assert taken.article.height + taken.rejection.height == 2


def test_members_that_lie_about_their_size_are_bounded(tmp_path: Path, take: Take) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("zeros.txt", ZEROS)
    data = bytearray(out.getvalue())
    place = data.rfind(b"PK\x01\x02") + 24
    data[place : place + 4] = (10).to_bytes(4, "little")
    (tmp_path / "lie.zip").write_bytes(bytes(data))
    taken = take(tmp_path / "lie.zip")
    assert taken.article.height <= 1
    assert taken.rejection.height == 1 or taken.article["word_count"].to_list() == [1]


def test_a_tape_of_links_and_devices_gives_nothing(tmp_path: Path, take: Take) -> None:
    with tarfile.open(tmp_path / "wire.tar", "w") as archive:
        for name, kind in (("a.txt", tarfile.SYMTYPE), ("b.txt", tarfile.LNKTYPE), ("c.txt", tarfile.CHRTYPE), ("d.txt", tarfile.FIFOTYPE)):
            entry = tarfile.TarInfo(name)
            entry.type, entry.linkname = kind, "/etc/passwd"
            archive.addfile(entry)
    taken = take(tmp_path / "wire.tar")
    assert (taken.article.height, taken.rejection["rule"].to_list()) == (0, ["not_a_file"] * 4)
