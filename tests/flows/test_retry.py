"""Trying again what was rejected: after a fix it is taken and marked, before it stays open, and nothing is lost or doubled."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import polars as pl
import pytest

from flows import body, following, retry
from flows.parameters import FollowParameters, RunParameters
from tasks.frames import Captured
from tasks.ingest import replay
from tasks.ingest.fetch import Fetcher
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.files import Options
from tasks.ingest.follow import Following
from tasks.ingest.items import Item
from tasks.ingest.readers import feed, page
from tasks.ingest.sources import Source
from tasks.load.migrate import connect
from tasks.load.query import reader
from tasks.load.rejections import open_rejections
from tasks.load.retention import forget_payloads
from tasks.settings import Settings
from tests.faults.site import Site
from tests.flows.mute import mute
from tests.ingest import forms
from tests.ingest.web import LOOPBACK


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "w.duckdb"


def rejected(file: Path) -> list[tuple[str, str, bool]]:
    """Key, rule and whether it is settled."""
    with reader(file) as opened:
        return opened.frame("select key, rule, resolved_by is not null from ops.rejection order by all").rows()


def articles(file: Path) -> list[str]:
    with reader(file) as opened:
        return opened.frame("select external_id from core.article where status <> 'unread' order by all")["external_id"].to_list()


def take(source: Path, file: Path, breaks: str | None = None) -> None:
    body.run(RunParameters(source=source, warehouse=file), mute(breaks), lambda now: None)


def again(file: Path, **given: str | None) -> retry.Outcome:
    return retry.retry(retry.RetryParameters(warehouse=file, **given), mute(), lambda now: None)


def test_what_a_fix_makes_readable_is_taken_from_the_bytes_that_were_kept(
    tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The fix is made in this process, so feeds are read here."""
    monkeypatch.setattr("tasks.ingest.readers.feed.apart.ask", lambda name, *args: getattr(feed, name.partition(".")[2])(*args))
    source = tmp_path / "wire.rss"
    source.write_bytes(forms.FORMS["wire.rss"](tmp_path))
    with monkeypatch.context() as fault:
        fault.setattr(feed, "FULL_WORDS", 10_000)
        take(source, file)
    source.unlink()
    assert ([rule for _, rule, _ in rejected(file)], articles(file)) == (["stub", "stub"], [])
    assert again(file, reason="stub").resolved == 2
    assert ([settled for *_, settled in rejected(file)], articles(file)) == ([True, True], ["a", "b"])
    assert again(file).tried == 0


def test_what_still_fails_stays_open_and_adds_nothing(tmp_path: Path, file: Path) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": 7}\nno json\n{"text": ""}\n' + json.dumps({"text": forms.FIRST}) + "\n")
    take(tmp_path / "bad.jsonl", file)
    before = rejected(file)
    assert len(before) == 3
    for _ in range(2):
        done = again(file)
        assert (done.tried, done.resolved) == (3, 0)
        assert rejected(file) == before
    assert len(articles(file)) == 1


@pytest.mark.parametrize("given", [{"reason": "bad_json"}, {"source": "other"}])
def test_only_what_is_asked_for_is_tried(tmp_path: Path, file: Path, given: dict[str, str]) -> None:
    (tmp_path / "bad.jsonl").write_text('{"text": 7}\nno json\n')
    take(tmp_path / "bad.jsonl", file)
    assert again(file, **given).tried == (1 if "reason" in given else 0)


def test_an_article_that_broke_its_reader_is_read_from_the_warehouse(tmp_path: Path, file: Path) -> None:
    (tmp_path / "wire.jsonl").write_bytes(forms.FORMS["wire.jsonl"](tmp_path))
    take(tmp_path / "wire.jsonl", file, breaks="Antofagasta")
    assert [rule for _, rule, settled in rejected(file) if not settled] == ["reader_error"]
    assert articles(file) == ["a"]
    (tmp_path / "wire.jsonl").unlink()
    assert again(file).resolved == 1
    assert articles(file) == ["a", "b"]
    assert again(file).tried == 0


def test_the_bytes_of_an_open_rejection_outlive_retention(tmp_path: Path, file: Path) -> None:
    (tmp_path / "wire.jsonl").write_text("no json\n")
    take(tmp_path / "wire.jsonl", file)
    with connect(file) as warehouse:
        forget_payloads(warehouse, datetime(2100, 1, 1, tzinfo=UTC))
    assert again(file).tried == 1


def test_of_what_nothing_was_kept_is_told(tmp_path: Path, file: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text(forms.FIRST)
    (tmp_path / "in" / "picture.png").write_bytes(b"png")
    take(tmp_path / "in", file)
    done = again(file)
    assert (done.tried, done.resolved, done.left) == (0, 0, 1)


def test_a_page_that_did_not_come_is_fetched_again(site: Site, tmp_path: Path, file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    site.outlet("andes", 2)
    site.answers["andes", "/1"].status = 403
    described = Source.model_validate({
        "name": "andes", "kind": "feed", "url": site.url("andes", "/feed.xml"), "licence": "test", "private_networks": LOOPBACK,
        "limits": {"gap_seconds": 0, "seconds": 2},
    })  # fmt: skip
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "andes.yml").write_text(json.dumps(described.model_dump(mode="json", exclude_none=True)))
    monkeypatch.setenv("SITREP_SOURCES", str(tmp_path / "sources"))

    def fetcher(source: Source, settings: Settings) -> Fetcher:
        return Fetcher(source, resolver=Site.resolve, proxies={})

    def fetching(source: Source, settings: Settings, run_id: str, state: following.State, turns: Turns) -> Iterator[Captured]:
        with_fetcher = Following(source, settings, run_id, state=state, fetcher=fetcher(source, settings))
        return with_fetcher.batches()

    following.follow(FollowParameters(names=("andes",), warehouse=file), mute(), fetching, lambda now: None)
    assert [(rule, settled) for _, rule, settled in rejected(file)] == [("http_error", False)]
    asked = retry.RetryParameters(warehouse=file)
    assert retry.retry(asked, mute(), lambda now: None, fetcher).resolved == 0
    site.answers["andes", "/1"].status = 200
    assert retry.retry(asked, mute(), lambda now: None, fetcher).resolved == 1
    assert articles(file) == ["andes/0", "andes/1"]
    assert retry.retry(asked, mute(), lambda now: None, fetcher).tried == 0


def test_what_a_later_run_took_is_settled_without_being_tried(tmp_path: Path, file: Path) -> None:
    path = tmp_path / "pages"
    path.mkdir()
    (path / "b.html").write_text(forms.html(forms.STORIES[1]))
    (path / "a.html").write_text("<html><body><nav>Home</nav></body></html>")
    take(path, file)
    assert len(rejected(file)) == 1
    (path / "a.html").write_text(forms.html(forms.STORIES[0]))
    take(path, file)
    done = again(file)
    assert (done.tried, [settled for *_, settled in rejected(file)]) == (0, [True])


def test_a_page_is_read_as_it_was_first_with_its_address_and_charset(tmp_path: Path, file: Path) -> None:
    payload = forms.html(forms.STORIES[0]).replace("Quito", "Łódź").encode("iso-8859-2").replace(b'<meta charset="utf-8">', b"")
    kept = replay.Rejected("https://andes.example/a", "no_article", "guid-a", "https://andes.example/a", payload,
                           f"{page.MEDIA_TYPE}; charset=iso-8859-2", datetime(2026, 5, 6, tzinfo=UTC))  # fmt: skip
    [item] = replay.again(kept, Options(1_000_000), None)  # type: ignore[arg-type]  # nothing is fetched
    assert isinstance(item, Item)
    assert (item.external_id, item.url, "Łódź" in item.body) == ("guid-a", "https://andes.example/a", True)


def test_a_rejection_is_told_once_whatever_was_asked(file: Path, tmp_path: Path) -> None:
    (tmp_path / "wire.jsonl").write_text("no json\n")
    take(tmp_path / "wire.jsonl", file)
    take(tmp_path / "wire.jsonl", file)
    with reader(file) as opened:
        assert open_rejections(opened).select(pl.len()).item() == 1
