"""Finding what to follow at an address: the feed or sitemap that the site itself names, or that stands where such things usually stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urljoin, urlsplit

from lxml import etree, html

from tasks.errors import SourceError
from tasks.ingest import announced
from tasks.ingest.fetch import Fetched, Fetcher, FetchError
from tasks.ingest.html import read_page
from tasks.ingest.html.charset import decode
from tasks.ingest.readers import feed

FEED_TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
USUAL = (
    "/feed", "/rss", "/feed.xml", "/rss.xml", "/atom.xml", "/index.xml", "/feed.json", "/feeds/posts/default",
    "/news-sitemap.xml", "/sitemap-news.xml", "/sitemap_news.xml", "/sitemap.xml", "/sitemap_index.xml",
)  # fmt: skip
"""Where publishing systems put their feeds (WordPress, Hugo, Ghost, Jekyll, Blogger) and sitemaps."""
MOST_TRIED = 30
MOST_BYTES = 50_000_000
PASSED_OVER = ("comment", "replies", "oembed", "wp-json")
"""In addresses of feeds that hold no articles."""


@dataclass(frozen=True, slots=True)
class Found:
    """What can be followed: the kind of source, its address, how it was found, and what it calls itself."""

    kind: str
    url: str
    how: str
    title: str | None = None


def discover(url: str, fetcher: Fetcher, most_bytes: int = MOST_BYTES) -> Found:
    """What to follow at an address.

    Itself if it is a feed or sitemap, else the first that holds anything of those that its page, robots.txt and habit name, else the page.
    Raises SourceError: S218 the address cannot be had, S219 there is nothing to follow.
    """
    try:
        fetched = fetcher.get(url)
    except FetchError as error:
        raise SourceError("S218", f"{url} cannot be had ({error.rule}: {error.detail})", _advice(error.rule)) from error
    payload = fetched.payload or b""
    if (found := recognised(payload, url, "the address itself", most_bytes)) is not None:
        return found
    for candidate, how in _candidates(payload, fetched, fetcher):
        try:
            got = fetcher.get(candidate)
        except FetchError:
            continue
        if (found := recognised(got.payload or b"", candidate, how, most_bytes)) is not None:
            return found
    page = read_page(decode(payload, fetched.charset), url=url)
    if page.body:
        return Found("pages", url, "no feed or sitemap was found: the page itself", page.outlet)
    raise SourceError("S219", f"{url} names no feed and no sitemap, and holds no article", "give the address of the feed itself")


def recognised(payload: bytes, url: str, how: str, most_bytes: int) -> Found | None:
    """A feed or sitemap that holds something; None for anything else."""
    try:
        pages, further = announced.of_sitemap(payload, url, most_bytes)
    except ValueError:
        pages, further = [], []
    if pages or further:
        return Found("sitemap", url, how)
    if b"<html" in payload[:2_000].lower():
        return None
    parsed = feed.parse(payload)
    return Found("feed", url, how, parsed.title) if parsed.entries else None


def _advice(rule: str) -> str:
    return {
        "private_address": "give --private-network NETWORK for a site of your own network",
        "robots_denied": "the site asks not to be read by programs: ask its publisher for a feed",
        "bad_url": "write it as https://…",
    }.get(rule, "check the address with a browser, and try again later")


def _candidates(payload: bytes, fetched: Fetched, fetcher: Fetcher) -> Iterator[tuple[str, str]]:
    """Addresses worth a try with how they were found, each once, the likeliest first."""
    tried: set[str] = {fetched.url}
    for candidate, how in (*_linked(payload, fetched), *_named(fetched.url, fetcher), *_usual(fetched.url)):
        if candidate not in tried and len(tried) <= MOST_TRIED and not any(word in candidate.lower() for word in PASSED_OVER):
            tried.add(candidate)
            yield candidate, how


def _linked(payload: bytes, fetched: Fetched) -> Iterator[tuple[str, str]]:
    """Feeds that the page names in its head, then those that it links to."""
    try:
        tree = html.fromstring(decode(payload, fetched.charset) or "<p/>")
    except (etree.ParserError, ValueError):
        return
    for link in tree.iterfind(".//link[@href]"):
        if "alternate" in (link.get("rel") or "").lower() and (link.get("type") or "").lower().split(";")[0] in FEED_TYPES:
            yield from _joined(fetched.url, link.get("href"), 'a link rel="alternate" of the page')
    for link in tree.iterfind(".//a[@href]"):
        path = urlsplit(link.get("href").strip()).path.lower().rstrip("/") if "[" not in link.get("href") else ""
        if path.endswith((".rss", "/rss", "/feed", "/atom", "rss.xml", "feed.xml", "atom.xml", "feed.json")):
            yield from _joined(fetched.url, link.get("href"), "a link of the page")


def _joined(base: str, href: str, how: str) -> Iterator[tuple[str, str]]:
    try:
        url = urljoin(base, href.strip())
    except ValueError:
        return
    if url.startswith(("http://", "https://")):
        yield url, how


def _named(url: str, fetcher: Fetcher) -> Iterator[tuple[str, str]]:
    """Sitemaps that robots.txt names, those of news first."""
    for sitemap in sorted(fetcher.sitemaps(url), key=lambda each: "news" not in each.lower()):
        yield sitemap, "a Sitemap line of robots.txt"


def _usual(url: str) -> Iterator[tuple[str, str]]:
    for path in USUAL:
        yield urljoin(url, path), "the place where such things usually stand"
