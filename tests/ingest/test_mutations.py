"""Damaged input of every form: no crash, no hang, and every file accounted for."""

import gzip
import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.ingest import registry
from tasks.ingest.batch import Batch
from tasks.ingest.fetch import sitemap, urllist
from tasks.ingest.files import Options, file_at
from tasks.settings import Settings
from tests.ingest import forms
from tests.ingest.conftest import TODAY

MUTATIONS = 10_000
"""Spoiled files in all."""
SECONDS = 10


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few of them flipped, cut, doubled, shuffled, or replaced by noise."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(found) + 1)
        end = min(len(found), start + dice.randint(1, 64))
        match dice.randrange(6):
            case 0:
                found[start:end] = bytes(byte ^ (1 << dice.randrange(8)) for byte in found[start:end])
            case 1:
                del found[start:]
            case 2:
                del found[start:end]
            case 3:
                found[start:start] = found[start:end] * dice.randint(1, 50)
            case 4:
                found[start:end] = dice.randbytes(end - start)
            case _:
                found[start:end] = dice.choice([b"\x00", b"\xff\xff\xff\xff", b"-1", b"9" * 30, b"<", b'"', b"\n", b"\x1f\x8b"])
    return bytes(found)


def spoiled(name: str, whole: bytes, dice: random.Random) -> tuple[str, bytes]:
    """A file made of a good one: mutated, of noise under the right name, or mutated inside archives inside archives."""
    match dice.randrange(10):
        case 0:
            return name, dice.randbytes(dice.randrange(5_000))
        case 1:
            inner = forms.pack({name: mutated(whole, dice)})
            return "nested.zip", mutated(forms.pack({f"sub/{name}": mutated(whole, dice), "again.zip": inner}), dice)
        case 2:
            deep = forms.tape({"deep.zip": forms.pack({"deeper.tar.gz": forms.tape({name: whole})}), name: mutated(whole, dice)})
            return "nested.tar.gz", deep
        case _:
            return name, mutated(whole, dice)


def read_all(name: str, count: int, seed: int, folder: Path) -> list[str]:
    """Rules by which `count` spoiled files of a form were refused. Fails where one is not accounted for, or takes too long."""
    whole = forms.FORMS[name](folder)
    dice = random.Random(f"{name} {seed}")  # noqa: S311 - dice for tests
    rules: list[str] = []
    for number in range(count):
        own, payload = spoiled(name, whole, dice)
        path = folder / f"mutated-{own}"
        path.write_bytes(payload)
        batch, started = Batch(Settings(), "run-1", "mutated", TODAY), time.monotonic()
        for came in registry.read(file_at(path, path.name), Options(1_000_000)):
            batch.add(came)
        taken = batch.close()
        assert taken.article.height + taken.rejection.height > 0, f"file {number} of {name} is lost"
        assert time.monotonic() - started < SECONDS, f"file {number} of {name} hangs"
        rules += taken.rejection["rule"].to_list()
    return rules


@pytest.mark.parametrize("name", forms.FORMS)
def test_a_dozen_mutations_of_every_form(tmp_path: Path, name: str) -> None:
    read_all(name, 12, 1, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", forms.FORMS)
def test_ten_thousand_mutations(tmp_path: Path, name: str) -> None:
    assert len(read_all(name, MUTATIONS // len(forms.FORMS) + 1, 2, tmp_path)) > 0


LISTS = {
    "sitemap": b'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    + b"".join(b"<url><loc>https://andes.example/%d</loc><lastmod>2026-05-04</lastmod></url>" % n for n in range(20))
    + b"</urlset>",
    "table": b"title,url\n" + b"".join(b"Miners %d,https://andes.example/%d\n" % (n, n) for n in range(20)),
    "gdelt": b"".join(b"0\t" * 60 + b"https://andes.example/%d\n" % n for n in range(20)),
}


@pytest.mark.parametrize("name", LISTS)
@pytest.mark.parametrize("packed", [bytes, gzip.compress, lambda data: forms.pack({"list": data})], ids=["plain", "gz", "zip"])
def test_damaged_lists_of_pages_are_read_or_refused(name: str, packed: Callable[[bytes], bytes]) -> None:
    dice = random.Random(name)  # noqa: S311 - dice for tests
    for _ in range(150):
        payload = mutated(packed(mutated(LISTS[name], dice)), dice)
        for parse in (sitemap.parse, urllist.parse):
            try:
                parse(payload, 1_000_000)
            except ValueError:
                continue


SEEDS: dict[str, bytes] = {
    "items inside items.xml": b"<rss><channel>" + b"<item>" * 20_000,
    "address for a page.html": b"http://127.0.0.1:1/x",
    "half a letter in an address.tsv": b"id\turl\ttext\na\thttps://andes.example/\x8b\t\n",
    "empty.gz": b"",
    "nothing packed.csv.gz": gzip.compress(b"", mtime=0),
    "part without end.eml": b"Content-Type: multipart/mixed; boundary=a\n\n--a\n",
}
"""Files that once took a reader too long, out of its way, or with it."""


@pytest.mark.parametrize("name", SEEDS)
def test_what_once_went_wrong_does_so_no_more(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(SEEDS[name])
    batch = Batch(Settings(), "run-1", "seeds", TODAY)
    for came in registry.read(file_at(path, path.name), Options(1_000_000)):
        batch.add(came)
    taken = batch.close()
    assert taken.article.height + taken.rejection.height > 0
    assert "reader_error" not in taken.rejection["rule"].to_list()
