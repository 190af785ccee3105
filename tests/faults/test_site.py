"""Following outlets on a site that misbehaves: good articles land once, each fault has its rejection, and the site is treated politely."""

import gzip
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import polars as pl
import pytest

from tasks.frames import SourceState, frame_of
from tasks.ingest.fetch import Fetched, Fetcher, FetchError
from tasks.ingest.follow import Following
from tasks.ingest.sources import Source
from tasks.settings import Settings
from tests.faults.site import Site, story
from tests.faults.site.server import Answer, packed

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
LOOPBACK = ("127.0.0.0/8",)


@pytest.fixture
def site() -> Iterator[Site]:
    with Site() as running:
        yield running


class Round:
    """What one run over a source gave."""

    def __init__(self, following: Following, pauses: list[float]) -> None:
        found = list(following.batches())
        self.pauses = pauses
        self.state = following.state_row
        self.ids = [key for batch in found for key in batch.article["external_id"]]
        self.bodies = [body for batch in found for body in batch.article["body"]]
        self.rules = [rule for batch in found for rule in batch.rejection["rule"]]


Go = Callable[..., Round]


@pytest.fixture
def go(site: Site) -> Go:
    """One round over an outlet's feed (or what `given` says), without real pauses."""

    def _go(host: str, *, state: dict[str, Any] | None = None, now: datetime = NOW, real: bool = False, **given: Any) -> Round:
        limits = {"gap_seconds": 0, "seconds": 0.5, "page_bytes": 200_000, **given.pop("limits", {})}
        given = {"kind": "feed", "url": site.url(host, "/feed.xml"), **given}
        source = Source.model_validate({"name": host, "licence": "test", "limits": limits, "private_networks": LOOPBACK, **given})
        pauses: list[float] = []
        timing: dict[str, Any] = {} if real else {"pause": pauses.append}
        fetcher = Fetcher(source, resolver=Site.resolve, now=lambda: now, **timing)
        try:
            return Round(Following(source, Settings(), "run-1", state=state, fetcher=fetcher, now=lambda: now), pauses)
        finally:
            fetcher.close()

    return _go


def test_the_articles_behind_a_feed_are_taken(site: Site, go: Go) -> None:
    site.outlet("andes", 3)
    assert go("andes").ids == ["andes/0", "andes/1", "andes/2"]


def test_a_second_round_takes_nothing_and_asks_only_whether_the_feed_has_changed(site: Site, go: Go) -> None:
    site.outlet("andes")
    first = go("andes")
    site.asked.clear()
    second = go("andes", state=first.state)
    assert (second.ids, second.rules) == ([], [])
    assert [(each.path, each.status) for each in site.asked] == [("/robots.txt", 404), ("/feed.xml", 304)]


def test_only_what_is_new_is_fetched_from_a_feed_that_grew(site: Site, go: Go) -> None:
    site.outlet("andes", 2)
    first = go("andes")
    site.outlet("andes", 3)
    site.asked.clear()
    assert go("andes", state=first.state).ids == ["andes/2"]
    assert site.paths("andes") == ["/robots.txt", "/feed.xml", "/2"]


def test_an_article_that_the_feed_announces_as_changed_is_read_again(site: Site, go: Go) -> None:
    site.outlet("andes", 1)
    first = go("andes")
    site.put("andes", "/0", story(0, "andes", "One miner died."))
    site.feed("andes", ["/0"], note="Updated")
    second = go("andes", state=first.state)
    assert second.ids == ["andes/0"]
    assert "One miner died." in second.bodies[0]


def test_what_failed_is_tried_again_next_time_and_what_was_taken_is_not(site: Site, go: Go) -> None:
    site.outlet("andes")
    site.answers["andes", "/1"].status = 500
    first = go("andes")
    assert (first.ids, first.rules) == (["andes/0"], ["http_error"])
    site.answers["andes", "/1"].status = 200
    site.asked.clear()
    assert go("andes", state=first.state).ids == ["andes/1"]
    assert "/0" not in site.paths("andes")


def test_a_run_that_reached_its_limit_goes_on_next_time(site: Site, go: Go) -> None:
    site.outlet("andes", 3)
    first = go("andes", limits={"articles": 2})
    assert go("andes", state=first.state).ids == ["andes/2"]


def test_state_fits_its_table(site: Site, go: Go) -> None:
    site.outlet("andes")
    assert SourceState.validate(frame_of(SourceState, [go("andes").state]), cast=True).height == 1


def spoil_link(site: Site, url: str) -> None:
    """The feed's second link leads elsewhere."""
    answer = site.answers["bad", "/feed.xml"]
    answer.body = answer.body.replace(site.url("bad", "/1").encode(), url.encode())


FAULTS: dict[str, tuple[Callable[[Site], Any], str]] = {
    "body that drips": (lambda site: site.put("bad", "/1", story(1, "bad"), drip=0.3), "timeout"),
    "head that drips": (lambda site: site.put("bad", "/1", drip_head=0.3), "timeout"),
    "gzip that ends early": (lambda site: site.put("bad", "/1", **packed(story(1, "bad"), cut=100)), "broken_body"),
    "gzip bomb": (lambda site: site.put("bad", "/1", **packed("0" * 20_000_000)), "too_large"),
    "noise as gzip": (lambda site: site.put("bad", "/1", b"noise" * 99, headers={"Content-Encoding": "gzip"}), "broken_body"),
    "encoding nobody asked for": (lambda site: site.put("bad", "/1", b"x", headers={"Content-Encoding": "br"}), "broken_body"),
    "gigabyte announced": (lambda site: site.put("bad", "/1", b"x", announced=1_000_000_000), "too_large"),
    "body without end": (lambda site: site.put("bad", "/1", b"x", endless=True), "too_large"),
    "redirect to itself": (lambda site: site.put("bad", "/1", status=302, headers={"Location": "/1"}), "redirect_loop"),
    "redirect inside": (lambda site: site.put("bad", "/1", status=302, headers={"Location": "http://wiki.inside/"}), "private_address"),
    "redirect to a file": (lambda site: site.put("bad", "/1", status=302, headers={"Location": "file:///etc/passwd"}), "bad_redirect"),
    "redirect to nonsense": (lambda site: site.put("bad", "/1", status=302, headers={"Location": "http://[bad/"}), "bad_redirect"),
    "link to nonsense": (lambda site: spoil_link(site, "http://[bad/"), "bad_url"),
    "link to a file": (lambda site: spoil_link(site, "file:///etc/passwd"), "bad_url"),
    "server error": (lambda site: site.put("bad", "/1", status=500), "http_error"),
    "forbidden": (lambda site: site.put("bad", "/1", status=403), "http_error"),
    "vanished": (lambda site: site.put("bad", "/1", status=410), "gone"),
    "no article": (lambda site: site.put("bad", "/1", "<html><body><nav>Home</nav></body></html>"), "no_article"),
    "robots": (lambda site: site.put("bad", "/robots.txt", "User-agent: *\nDisallow: /1\n", kind="text/plain"), "robots_denied"),
    "length that is not kept": (lambda site: site.put("bad", "/1", b"x" * 50, announced=5_000), "timeout"),
}  # fmt: skip


@pytest.mark.parametrize("fault", FAULTS)
def test_a_fault_has_its_rejection_and_nothing_else_suffers(site: Site, go: Go, fault: str) -> None:
    site.outlet("bad", 3)
    spoil, rule = FAULTS[fault]
    spoil(site)
    found = go("bad")
    assert found.ids == ["bad/0", "bad/2"]
    assert found.rules == [rule]


FEED_FAULTS: dict[str, tuple[Callable[[Site], Any], str]] = {
    "invalid XML": (lambda site: site.put("bad", "/feed.xml", "<rss><chan", kind="application/rss+xml"), "bad_feed"),
    "page instead of a feed": (lambda site: site.put("bad", "/feed.xml", "<html><body>Moved</body></html>"), "bad_feed"),
    "server error": (lambda site: site.put("bad", "/feed.xml", status=503), "http_error"),
    "robots that cannot be had": (lambda site: site.put("bad", "/robots.txt", status=500), "robots_denied"),
    "gigabyte": (lambda site: site.put("bad", "/feed.xml", b"x", announced=1_000_000_000), "too_large"),
}


@pytest.mark.parametrize("fault", FEED_FAULTS)
def test_a_feed_that_fails_is_a_failure_of_its_source(site: Site, go: Go, fault: str) -> None:
    site.outlet("bad")
    spoil, rule = FEED_FAULTS[fault]
    spoil(site)
    found = go("bad")
    assert (found.ids, found.rules, found.state["consecutive_failures"]) == ([], [rule], 1)


def test_a_source_that_fails_again_and_again_is_left_alone_for_a_while(site: Site, go: Go) -> None:
    site.outlet("bad")
    site.answers["bad", "/feed.xml"].status = 500
    state = None
    for _ in range(5):
        state = go("bad", state=state).state
    site.asked.clear()
    assert go("bad", state=state).rules == ["circuit_open"]
    assert site.asked == []
    site.answers["bad", "/feed.xml"].status = 200
    later = go("bad", state=state, now=NOW + timedelta(hours=2))
    assert (later.ids, later.state["consecutive_failures"]) == (["bad/0", "bad/1"], 0)


@pytest.mark.parametrize(("stated", "waited"), [("7", 7.0), ("Sun, 22 Nov 2026 12:00:09 GMT", 9.0), ("soon", 1.0)])
def test_a_host_that_is_busy_is_asked_again_when_it_says(site: Site, go: Go, stated: str, waited: float) -> None:
    site.outlet("busy", 1)
    site.answers["busy", "/0"].faults = [Answer(status=429, headers={"Retry-After": stated})]
    found = go("busy")
    assert found.ids == ["busy/0"]
    assert waited in found.pauses


def test_a_host_that_asks_to_be_left_alone_for_an_hour_is_not_asked_again_in_this_run(site: Site, go: Go) -> None:
    site.outlet("busy", 3)
    site.answers["busy", "/0"].faults = [Answer(status=429, headers={"Retry-After": "3600"})]
    found = go("busy")
    assert (found.ids, found.rules) == ([], ["http_error"] * 3)
    assert site.paths("busy") == ["/robots.txt", "/feed.xml", "/0"]


def test_a_server_error_is_tried_three_times_and_no_more(site: Site, go: Go) -> None:
    site.outlet("bad", 1)
    site.answers["bad", "/0"].status = 500
    go("bad")
    assert site.paths("bad").count("/0") == 3


def test_what_robots_txt_denies_is_never_asked_for(site: Site, go: Go) -> None:
    site.outlet("shy", 3)
    site.put("shy", "/robots.txt", "User-agent: *\nDisallow: /1\n", kind="text/plain")
    go("shy")
    assert site.paths("shy") == ["/robots.txt", "/feed.xml", "/0", "/2"]


@pytest.mark.parametrize(("robots", "gap", "least"), [("", 0.15, 0.15), ("User-agent: *\nCrawl-delay: 0.2\n", 0.0, 0.2)])
def test_requests_to_a_host_keep_their_distance(site: Site, go: Go, robots: str, gap: float, least: float) -> None:
    site.outlet("calm", 2)
    site.put("calm", "/robots.txt", robots, kind="text/plain")
    go("calm", real=True, limits={"gap_seconds": gap, "seconds": 5})
    times = [each.at for each in site.asked]
    assert min(later - earlier for earlier, later in pairwise(times[1:])) >= least - 0.01


def test_requests_say_who_asks(site: Site, go: Go) -> None:
    site.outlet("andes", 1)
    go("andes")
    assert {each.headers["User-Agent"].split("/")[0] for each in site.asked} == {"sitrep"}


def test_of_two_articles_under_one_guid_the_first_is_kept(site: Site, go: Go) -> None:
    site.outlet("andes", 2)
    site.feed("andes", ["/0", "/1"], guids=["same", "same"])
    found = go("andes")
    assert (found.ids, found.rules) == (["same"], ["repeated_id"])


def test_a_date_in_the_future_is_dropped_and_the_article_kept(site: Site, go: Go) -> None:
    site.outlet("andes", 1)
    feed = site.answers["andes", "/feed.xml"]
    feed.body = feed.body.replace(b"<title>Story", b"<pubDate>Fri, 01 Jan 2100 00:00:00 GMT</pubDate><title>Story")
    found = go("andes")
    assert (found.ids, found.rules) == (["andes/0"], ["bad_date"])


@pytest.mark.parametrize(
    ("charset", "stated", "text"),
    [
        ("utf-8", "text/html; charset=iso-8859-1", "Kraków"),
        ("windows-1251", "text/html; charset=windows-1251", "Донецк"),
        ("iso-8859-2", "text/html; charset=iso-8859-2", "Łódź"),
    ],
)
def test_a_wrong_or_rare_charset_does_no_harm(site: Site, go: Go, charset: str, stated: str, text: str) -> None:
    site.outlet("andes", 1)
    site.put("andes", "/0", story(0, "andes", f"It was the same in {text}.").encode(charset), kind=stated)
    assert text in go("andes").bodies[0]


def test_a_feed_in_full_needs_no_page(site: Site, go: Go) -> None:
    text = "Miners blocked the road to the port on Monday and demanded talks with the company, police in Antofagasta said. " * 8
    site.feed("full", ["/0"], note=f"&lt;p&gt;{text}&lt;/p&gt;")
    assert go("full").ids == ["full/0"]
    assert site.paths("full") == ["/robots.txt", "/feed.xml"]


def test_a_sitemap_and_what_it_leads_to(site: Site, go: Go) -> None:
    site.outlet("map", 2)
    pages = "".join(f"<url><loc>{site.url('map', f'/{n}')}</loc><lastmod>2026-05-04</lastmod></url>" for n in range(2))
    inner = gzip.compress(f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{pages}</urlset>'.encode(), mtime=0)
    site.put("map", "/inner.xml.gz", inner, kind="application/gzip")
    site.put("map", "/sitemap.xml", f"<sitemapindex><sitemap><loc>{site.url('map', '/inner.xml.gz')}</loc></sitemap></sitemapindex>")
    first = go("map", kind="sitemap", url=site.url("map", "/sitemap.xml"))
    assert first.ids == [site.url("map", "/0"), site.url("map", "/1")]
    assert go("map", kind="sitemap", url=site.url("map", "/sitemap.xml"), state=first.state).ids == []


def test_a_list_of_pages_is_asked_again_with_validators(site: Site, go: Go) -> None:
    site.outlet("list", 1)
    given = {"kind": "pages", "url": None, "urls": [site.url("list", "/0")]}
    first = go("list", **given)
    assert first.ids == [site.url("list", "/0")]
    second = go("list", state=first.state, **given)
    assert (second.ids, site.asked[-1].status) == ([], 304)


def fetched_from(url: str, resolver: Callable[[str, int], list[str]], networks: tuple[str, ...] = ()) -> Fetched:
    limits = {"seconds": 0.5, "gap_seconds": 0}
    source = Source.model_validate(
        {"name": "inside", "kind": "pages", "urls": [url], "licence": "test", "limits": limits, "private_networks": networks}
    )
    fetcher = Fetcher(source, resolver=resolver)
    try:
        return fetcher.get(url)
    finally:
        fetcher.close()


DISGUISES = [
    "http://127.0.0.1/x", "http://[::1]/x", "http://[::ffff:10.0.0.5]/x", "http://169.254.169.254/latest/meta-data",
    "http://0.0.0.0/x", "http://wiki.inside/x", "http://[fe80::1]/x", "http://100.64.0.1/x", "http://192.168.1.1/x", "http://[64:ff9b::a00:5]/x",
]  # fmt: skip


@pytest.mark.parametrize("url", DISGUISES)
def test_private_addresses_are_refused_in_every_disguise(url: str) -> None:
    with pytest.raises(FetchError) as caught:
        fetched_from(url, Site.resolve)
    assert caught.value.rule == "private_address"


def test_a_name_that_changes_its_address_between_look_ups_gains_nothing(site: Site) -> None:
    """The first connection (for robots.txt) is let through, the second look-up leads inside."""
    port = int(site.url("x").rsplit(":", 1)[1].strip("/"))
    answers = [["127.0.0.1"]]
    site.put("rebind", "/robots.txt", "", headers={"Connection": "close"})
    with pytest.raises(FetchError) as caught:
        fetched_from(f"http://rebind.test:{port}/x", lambda host, port: answers.pop() if answers else ["10.0.0.5"], LOOPBACK)
    assert caught.value.rule == "private_address"
    assert site.paths("rebind") == ["/robots.txt"]


def test_a_server_that_speaks_no_tls(site: Site, go: Go) -> None:
    site.outlet("plain", 1)
    site.put("plain", "/0", status=302, headers={"Location": site.url("plain", "/x").replace("http://", "https://")})
    found = go("plain")
    assert (found.ids, found.rules) == ([], ["tls_error"])


def test_two_rounds_over_a_dozen_outlets(site: Site, go: Go) -> None:
    hosts = [f"outlet{number}" for number in range(12)]
    for host in hosts:
        site.outlet(host, 3)
    for number, host in enumerate(hosts[:6]):
        site.answers[host, "/1"].status = (500, 403, 404, 503, 410, 500)[number]
    first = {host: go(host) for host in hosts}
    second = {host: go(host, state=first[host].state) for host in hosts}
    taken = pl.Series([key for found in (*first.values(), *second.values()) for key in found.ids])
    expected = [f"{host}/{n}" for i, host in enumerate(hosts) for n in range(3) if not (i < 6 and n == 1)]
    assert sorted(taken) == sorted(expected)
    assert all(len(first[host].rules) == 1 for host in hosts[:6])
