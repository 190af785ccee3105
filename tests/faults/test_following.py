"""What following remembers: vanished and changed articles, hosts that fail, pages that wait on disk, indexes of sitemaps."""

import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tasks.frames import Captured
from tasks.ids import short_id
from tasks.ingest.fetch import Fetcher
from tasks.ingest.follow import Following
from tasks.ingest.schedule import due_at, next_after
from tasks.ingest.sources import Source
from tasks.ingest.spool import forget_stored
from tasks.settings import Settings
from tests.faults.site import Site, story

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


@dataclass
class Told:
    """What a round gave."""

    batches: list[Captured]
    state: dict[str, Any]

    @property
    def ids(self) -> list[str]:
        return [key for batch in self.batches for key in batch.article["external_id"]]

    @property
    def rules(self) -> list[str]:
        return [rule for batch in self.batches for rule in batch.rejection["rule"]]

    @property
    def marks(self) -> dict[str, str | None]:
        return dict(row for batch in self.batches for row in batch.vanished.select("article_id", "vanished_because").iter_rows())


Go = Callable[..., Told]


@pytest.fixture
def go(site: Site) -> Go:
    """One round; `most` is how many batches are taken before the run dies."""

    def _go(
        host: str,
        *,
        state: dict[str, Any] | None = None,
        now: datetime = NOW,
        spool: Path | None = None,
        most: int | None = None,
        words: int = 20_000,
        **given: Any,
    ) -> Told:
        fields = {"name": host, "kind": "feed", "url": site.url(host, "/feed.xml"), "licence": "test", "private_networks": ["127.0.0.0/8"]}
        source = Source.model_validate(fields | {"limits": {"gap_seconds": 0, "seconds": 2}} | given)
        fetcher = Fetcher(source, resolver=Site.resolve, now=lambda: now, pause=lambda _: None)
        following = Following(source, Settings(batch_words=words), "r", state=state, fetcher=fetcher, spool=spool, now=lambda: now)
        found: list[Captured] = []
        try:
            for batch in following.batches():
                found.append(batch)
                if len(found) == most:
                    break
        finally:
            fetcher.close()
        return Told(found, found[-1].source_state.row(0, named=True))

    return _go


def article_id(host: str, key: str) -> str:
    return short_id(host, key)


def test_an_article_that_is_gone_when_looked_at_again_is_marked(site: Site, go: Go) -> None:
    site.outlet("andes", 2)
    first = go("andes", recheck_hours=48)
    site.put("andes", "/1", status=410)
    second = go("andes", state=first.state, now=NOW + timedelta(hours=1), recheck_hours=48)
    assert (second.ids, second.rules) == ([], ["gone"])
    assert second.marks == {article_id("andes", "andes/1"): "gone"}


def test_an_article_that_changed_in_silence_is_read_again_when_looked_at(site: Site, go: Go) -> None:
    site.outlet("andes", 2)
    first = go("andes", recheck_hours=48)
    site.put("andes", "/1", story(1, "andes", "One miner died."))
    assert go("andes", state=first.state, now=NOW + timedelta(hours=1), recheck_hours=48).ids == ["andes/1"]


def test_an_old_article_is_not_looked_at_again(site: Site, go: Go) -> None:
    site.outlet("andes", 2)
    first = go("andes", recheck_hours=48)
    site.asked.clear()
    go("andes", state=first.state, now=NOW + timedelta(hours=49), recheck_hours=48)
    assert site.paths("andes") == ["/robots.txt", "/feed.xml"]


def test_one_that_is_back_loses_its_mark(site: Site, go: Go) -> None:
    given = {"kind": "pages", "url": None, "urls": [site.url("list", "/0")]}
    site.put("list", "/0", story(0, "list"))
    first = go("list", **given)
    page = site.answers.pop(("list", "/0"))
    second = go("list", state=first.state, **given)
    site.answers["list", "/0"] = page
    third = go("list", state=second.state, **given)
    key = article_id("list", site.url("list", "/0"))
    assert (second.marks, third.marks) == ({key: "gone"}, {key: None})


MAP = {"kind": "sitemap"}


@pytest.mark.parametrize(("left", "marked"), [(["/0", "/1"], ["/2"]), ([], [])])
def test_what_a_sitemap_no_longer_names_has_vanished_but_an_empty_one_is_a_slip(
    site: Site, go: Go, left: list[str], marked: list[str]
) -> None:
    site.outlet("map", 3)
    given = MAP | {"url": site.url("map", "/sitemap.xml")}
    site.sitemap("map", "/sitemap.xml", ["/0", "/1", "/2"])
    first = go("map", **given)
    site.sitemap("map", "/sitemap.xml", left)
    second = go("map", state=first.state, **given)
    assert second.marks == {article_id("map", site.url("map", path)): "unlisted" for path in marked}


def test_what_a_news_sitemap_no_longer_names_is_only_old(site: Site, go: Go) -> None:
    site.outlet("map", 3)
    given = MAP | {"url": site.url("map", "/sitemap.xml")}
    site.sitemap("map", "/sitemap.xml", ["/0", "/1", "/2"], news=True)
    first = go("map", **given)
    site.sitemap("map", "/sitemap.xml", ["/2"], news=True)
    assert go("map", state=first.state, **given).marks == {}


def test_sitemaps_are_looked_into_although_their_index_is_as_it_was(site: Site, go: Go) -> None:
    site.outlet("map", 3)
    given = MAP | {"url": site.url("map", "/sitemap.xml")}
    site.sitemap("map", "/inner.xml", ["/0"])
    site.sitemap_index("map", "/sitemap.xml", ["/inner.xml"])
    first = go("map", **given)
    site.sitemap("map", "/inner.xml", ["/0", "/1"])
    assert go("map", state=first.state, **given).ids == [site.url("map", "/1")]


def test_a_picture_in_a_sitemap_is_not_the_page(site: Site, go: Go) -> None:
    site.outlet("map", 1)
    page = f"<loc>{site.url('map', '/0')}</loc><image:image><image:loc>{site.url('map', '/a.jpg')}</image:loc></image:image>"
    spaces = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"'
    site.put("map", "/sitemap.xml", f"<urlset {spaces}><url>{page}</url></urlset>")
    assert go("map", **MAP, url=site.url("map", "/sitemap.xml")).ids == [site.url("map", "/0")]


def test_a_quiet_feed_is_no_failure(site: Site, go: Go) -> None:
    site.feed("quiet", [])
    found = go("quiet")
    assert (found.ids, found.rules, found.state["consecutive_failures"]) == ([], [], 0)


def test_a_host_that_fails_page_after_page_is_left_alone(site: Site, go: Go) -> None:
    site.outlet("andes", 12)
    for number in range(2, 12):
        site.answers["andes", f"/{number}"].status = 503
    found = go("andes")
    assert found.rules == ["http_error"] * 5 + ["circuit_open"]
    assert "/7" not in site.paths("andes")
    assert found.state["last_error"].endswith("5 announced articles are left for the next run")


def test_a_source_that_fails_again_and_again_rests_longer_and_longer(site: Site, go: Go) -> None:
    site.put("dead", "/feed.xml", "<rss><chan")
    state, at, rests = None, NOW, []
    for _ in range(8):
        found = go("dead", state=state, now=at)
        state = found.state
        if state["rests_until"]:
            rests.append(state["rests_until"] - at)
            at = state["rests_until"]
        at += timedelta(seconds=1)
    assert rests == [timedelta(hours=1), timedelta(hours=2), timedelta(hours=4), timedelta(hours=8)]


def test_a_resting_source_is_not_asked_and_says_so(site: Site, go: Go) -> None:
    site.put("dead", "/feed.xml", "<rss><chan")
    state = None
    for _ in range(5):
        state = go("dead", state=state).state
    site.asked.clear()
    assert (go("dead", state=state).rules, site.asked) == (["circuit_open"], [])


def test_pages_of_a_run_that_died_are_taken_from_disk(site: Site, go: Go, tmp_path: Path) -> None:
    site.outlet("andes", 5)
    go("andes", spool=tmp_path / "andes", most=2, words=100)
    site.asked.clear()
    found = go("andes", spool=tmp_path / "andes")
    assert sorted(found.ids) == [f"andes/{number}" for number in range(5)]
    assert not {"/0", "/1"} & set(site.paths("andes"))
    assert [each.status for each in site.asked if each.path == "/feed.xml"] == [304]


def test_what_was_announced_to_a_run_that_died_is_not_lost_when_the_feed_moves_on(site: Site, go: Go, tmp_path: Path) -> None:
    site.outlet("andes", 4)
    go("andes", spool=tmp_path / "andes", most=1, words=100)
    site.put("andes", "/9", story(9, "andes"))
    site.feed("andes", ["/9"])
    assert sorted(go("andes", spool=tmp_path / "andes").ids) == ["andes/0", "andes/1", "andes/2", "andes/3", "andes/9"]


def test_what_is_stored_leaves_the_disk(site: Site, go: Go, tmp_path: Path) -> None:
    site.outlet("andes", 3)
    warehouse = tmp_path / "w.duckdb"
    found = go("andes", spool=tmp_path / "w.duckdb.spool" / "andes")
    assert len(list((tmp_path / "w.duckdb.spool" / "andes").iterdir())) == 4
    forget_stored(warehouse, found.state)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_the_disk_damaged_is_fetched_again(site: Site, go: Go, tmp_path: Path) -> None:
    site.outlet("andes", 3)
    go("andes", spool=tmp_path / "andes", most=1, words=100)
    for file in (tmp_path / "andes").glob("page-*"):
        file.write_bytes(file.read_bytes()[:-3])
    assert go("andes", spool=tmp_path / "andes").ids == ["andes/0", "andes/1", "andes/2"]


@pytest.mark.parametrize(
    ("expression", "after"),
    [
        ("0 6 * * *", datetime(2026, 11, 23, 6, 0, tzinfo=UTC)),
        ("*/15 * * * *", datetime(2026, 11, 22, 12, 15, tzinfo=UTC)),
        ("5 * * * 1-5", datetime(2026, 11, 23, 0, 5, tzinfo=UTC)),
    ],
)
def test_a_schedule_names_the_next_time(expression: str, after: datetime) -> None:
    assert next_after(expression, NOW) == after


@pytest.mark.parametrize("expression", ["61 * * * *", "often", "0 0 31 2 *"])
def test_what_names_no_time_is_no_schedule(expression: str) -> None:
    with pytest.raises(ValueError, match="cron"):
        next_after(expression, NOW)


@pytest.mark.parametrize(("schedule", "tried"), [(None, NOW), ("0 6 * * *", None)])
def test_without_schedule_or_first_try_a_source_is_due(schedule: str | None, tried: datetime | None) -> None:
    assert due_at(schedule, tried) is None


SECRET = "quince-harbour"  # noqa: S105


def test_what_lets_someone_in_is_neither_stored_nor_kept_on_disk(site: Site, go: Go, tmp_path: Path) -> None:
    site.put("andes", f"/0?token={SECRET}", story(0, "andes"))
    site.feed("andes", [f"/0?token={SECRET}"], guids=[site.url("andes", f"/0?token={SECRET}")])
    feed = site.answers["andes", "/feed.xml"]
    feed.body = feed.body.replace(f"Story at /0?token={SECRET}".encode(), b"Story")
    found = go("andes", spool=tmp_path / "andes", recheck_hours=5)
    [batch] = found.batches
    assert batch.article.height == 1
    frames = (batch.article, batch.rejection, batch.source_state, batch.capture.drop("payload"))
    assert SECRET not in "".join(str(frame.to_dicts()) for frame in frames)
    pages = b"".join(zlib.decompress(each.read_bytes().split(b"\n", 2)[2]) + each.read_bytes() for each in tmp_path.rglob("page-*"))
    assert SECRET.encode() not in pages
