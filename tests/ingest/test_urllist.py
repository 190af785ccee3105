"""Lists of addresses: text, tables, GDELT's exports; the pages behind them are fetched like any others."""

import gzip
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.ingest.fetch import urllist
from tasks.ingest.follow import Following
from tasks.ingest.sources import Source
from tasks.settings import Settings
from tests.faults.site import Site
from tests.ingest import forms
from tests.ingest.web import LOOPBACK, fetcher_of

A, B = "https://andes.example/a", "http://andes.example/b?x=1,2"
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


def gdelt(count: int, place: int, url: str, **others: str) -> str:
    fields = ["0"] * count
    fields[place] = url
    for number, value in others.items():
        fields[int(number[1:])] = value
    return "\t".join(fields)


LISTS = {
    "lines": f"# what we follow\n{A}\n\n{B}\n{A}\n",
    "lines with words": f"1. {A}\n2) see {B}\n",
    "table": f'title,url\n"Bomb, two dead",{A}\nMiners,"{B}"\n',
    "table with semicolons": f"Link;Title\n{A};x\n{B};y\n",
    "table with tabs": f"title\tsource_url\nx\t{A}\ny\t{B}\n",
    "knowledge graph": f"{gdelt(27, 4, A, _2='1')}\n{gdelt(27, 4, 'BBC Monitoring', _2='2')}\n{gdelt(27, 4, B, _2='1')}\n",
    "mentions": f"{gdelt(16, 5, A, _2='1')}\n{gdelt(16, 5, B, _2='1')}\n{gdelt(16, 5, B, _2='1')}\n",
    "events": f"{gdelt(61, 60, A)}\n{gdelt(61, 60, B)}\n",
    "events of version 1": f"{gdelt(58, 57, A)}\n{gdelt(58, 57, B)}\n",
}


@pytest.mark.parametrize("kind", LISTS)
@pytest.mark.parametrize("packed", ["", "gz", "zip"])
def test_addresses_are_found(kind: str, packed: str) -> None:
    payload = LISTS[kind].encode()
    payload = {"gz": gzip.compress(payload), "zip": forms.pack({"20260504.export.CSV": payload})}.get(packed, payload)
    assert urllist.parse(payload, 1_000_000) == ([A, B], [])


def test_a_list_may_lead_to_others() -> None:
    text = f"150383 297a16b4 http://data.example/20260504.export.CSV.zip\n99 ff {A}\n"
    assert urllist.parse(text.encode(), 1_000) == ([A], ["http://data.example/20260504.export.CSV.zip"])


@pytest.mark.parametrize("payload", [b"", b"nothing here", b"PK\x03\x04broken", b"\x1f\x8bbroken", gzip.compress(b"x" * 5_000, mtime=0)])
def test_what_is_no_list_or_too_large_is_told(payload: bytes) -> None:
    with pytest.raises(ValueError, match=r"no address|packed|bytes"):
        urllist.parse(payload, 1_000)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def followed(source: Source, state: dict[str, object] | None = None) -> tuple[list[str], list[str], dict[str, object]]:
    """Ids taken, rules, and the state after it."""
    with closing(fetcher_of("http://x.test/")) as fetcher:
        following = Following(source, Settings(), "run-1", state=state, fetcher=fetcher, now=lambda: NOW)
        found = list(following.batches())
    ids = [key for batch in found for key in batch.article["external_id"]]
    return ids, [rule for batch in found for rule in batch.rejection["rule"]], following.state_row


def source(**given: object) -> Source:
    return Source.model_validate(
        {"name": "list", "kind": "urls", "licence": "test", "limits": {"gap_seconds": 0}, "private_networks": LOOPBACK, **given}
    )


def test_the_pages_of_a_list_on_the_web_are_taken_once(site: Site) -> None:
    site.outlet("andes", 2)
    wanted = [site.url("andes", f"/{n}") for n in range(2)]
    site.put("lists", "/today.txt", f"1 x {site.url('lists', '/export.CSV.zip')}\n", kind="text/plain")
    site.put("lists", "/export.CSV.zip", forms.pack({"export.CSV": "\n".join(gdelt(61, 60, url) for url in wanted).encode()}))
    described = source(url=site.url("lists", "/today.txt"))
    ids, rules, state = followed(described)
    assert (ids, rules) == (wanted, [])
    site.asked.clear()
    assert followed(described, state)[0] == []
    assert not site.paths("andes")


def test_the_pages_of_a_list_on_disk_are_taken_and_what_fails_is_tried_again(site: Site, tmp_path: Path) -> None:
    site.outlet("andes", 2)
    site.answers["andes", "/1"].status = 404
    site.put("andes", "/robots.txt", "User-agent: *\nDisallow: /9\n", kind="text/plain")
    (tmp_path / "urls.csv").write_text("url\n" + "".join(f"{site.url('andes', f'/{n}')}\n" for n in (0, 1, 9)))
    ids, rules, state = followed(source(path=tmp_path / "urls.csv"))
    assert (ids, sorted(rules)) == ([site.url("andes", "/0")], ["gone", "robots_denied"])
    assert followed(source(path=tmp_path / "urls.csv"), state)[0] == []


def test_a_list_that_is_none_is_a_failure_of_its_source(tmp_path: Path) -> None:
    (tmp_path / "urls.txt").write_text("nothing here")
    ids, rules, state = followed(source(path=tmp_path / "urls.txt"))
    assert (ids, rules, state["consecutive_failures"]) == ([], ["bad_list"], 1)


def test_a_source_of_addresses_needs_them() -> None:
    with pytest.raises(ValueError, match="needs url or path"):
        source()
