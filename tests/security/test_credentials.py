"""Keys, tokens and passwords in addresses are neither stored nor logged, whichever way they came."""

import json
import logging
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.frames import Captured, tables_of
from tasks.ingest.follow import Following
from tasks.ingest.sources import Source
from tasks.ingest.urls import canonical, without_credentials
from tasks.settings import Settings
from tests.faults.site import Site
from tests.ingest import forms
from tests.ingest.conftest import Take
from tests.ingest.web import LOOPBACK, fetcher_of

SECRET = "tok7731zz"  # noqa: S105 - of nobody
NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
URLS = [
    f"https://ann:{SECRET}@andes.example/a", f"https://{SECRET}@andes.example/a", f"https://andes.example/a?token={SECRET}",
    f"https://andes.example/a?x=1&api_key={SECRET}&y=2", f"https://andes.example/a?access_token={SECRET}#top",
    f"https://andes.example/a?X-Amz-Signature={SECRET}", f"https://andes.example/a?PHPSESSID={SECRET}", f"https://andes.example/a?pwd={SECRET}",
    f"https://andes.example/a?auth_token={SECRET}", f"https://andes.example/a?apikey={SECRET}", f"https://ann:{SECRET}@[bad/",
]  # fmt: skip


def everything(*batches: Captured) -> str:
    """All text of all tables of ingest; the bytes as they came are what they are."""
    frames = [tables_of(batch) for batch in batches]
    return " ".join(
        str((frame.drop("payload") if name == "capture" else frame).to_dicts()) for each in frames for name, frame in each.items()
    )


@pytest.mark.parametrize("url", URLS)
def test_an_address_is_stored_without_them(jsonl: Callable[..., Path], take: Take, url: str) -> None:
    stored = everything(take(jsonl({"id": "a", "text": forms.FIRST, "url": url}, {"id": "b", "text": 7, "url": url})))
    assert SECRET not in stored


@pytest.mark.parametrize("url", URLS)
def test_an_article_whose_id_is_its_address_has_no_secret_in_its_id(jsonl: Callable[..., Path], take: Take, url: str) -> None:
    assert SECRET not in everything(take(jsonl({"text": forms.FIRST, "url": url})))


@pytest.mark.parametrize(
    ("url", "stored"),
    [
        ("https://ann:pw@andes.example/a?b=1", "https://andes.example/a?b=1"),
        ("https://andes.example/a?key=2026&id=7", "https://andes.example/a?key=2026&id=7"),
        ("https://andes.example/a?author=ann&tokenized=1", "https://andes.example/a?author=ann&tokenized=1"),
        ("https://andes.example/a?sid=1#x", "https://andes.example/a#x"),
        ("mailto:ann@andes.example", "mailto:ann@andes.example"),
        ("https://andes.example/@ann/status/1", "https://andes.example/@ann/status/1"),
    ],
)
def test_what_lets_nobody_in_stays(url: str, stored: str) -> None:
    assert without_credentials(url) == stored


@given(st.from_regex(r"[a-z0-9]{12,20}", fullmatch=True), st.sampled_from(["token", "api_key", "jwt", "signature", "password"]))
def test_no_secret_outlives_an_address(secret: str, name: str) -> None:
    for url in (f"https://u:{secret}@h.example/p", f"https://h.example/p?a=1&{name}={secret}&b=2", f"http://{secret}@h.example"):
        assert secret not in without_credentials(url)
        assert secret not in (canonical(url) or "")


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


def test_a_source_with_keys_leaves_none_behind(site: Site, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A feed, its links and a failing page carry keys; the source's own are in headers."""
    caplog.set_level(logging.DEBUG)
    path = f"/feed.xml?api_key={SECRET}"
    links = [f"/0?token={SECRET}", f"/1?token={SECRET}"]
    site.outlet("andes", 2)
    site.answers["andes", links[0]] = site.answers["andes", "/0"]
    site.put("andes", links[1], status=403)
    site.feed("andes", links)
    feed = site.answers["andes", "/feed.xml"]
    feed.body = feed.body.replace(f"<guid>andes{links[0]}</guid>".encode(), b"").replace(f"<guid>andes{links[1]}</guid>".encode(), b"")
    feed.body = feed.body.replace(f"Story at {links[0]}".encode(), b"Miners").replace(f"Story at {links[1]}".encode(), b"Dockers")
    site.answers["andes", path] = feed
    described = Source.model_validate({
        "name": "andes", "kind": "feed", "url": site.url("andes", path), "licence": "test", "private_networks": LOOPBACK,
        "headers": {"X-Key": "andes-key"}, "limits": {"gap_seconds": 0, "seconds": 2},
    })  # fmt: skip
    given = {"url": site.url("andes", path), "kind": "feed", "urls": (), "headers": {"X-Key": "andes-key"}}
    with closing(fetcher_of(source=given, secret=lambda name: "key4410zz", cache=tmp_path / "http.db")) as fetcher:
        following = Following(described, Settings(), "run-1", fetcher=fetcher, now=lambda: NOW, spool=tmp_path / "spool")
        batches = list(following.batches())
    told = everything(*batches) + caplog.text + json.dumps(following.state_row, default=str)
    assert sum(batch.article.height for batch in batches) == 1
    assert SECRET not in told
    assert "key4410zz" not in told
    kept = b"".join(file.read_bytes() for file in tmp_path.rglob("*") if file.is_file() and "list-" not in file.name)
    assert SECRET not in kept.decode("utf-8", "replace")
    assert pl.concat([batch.rejection for batch in batches])["rule"].to_list() == ["http_error"]
