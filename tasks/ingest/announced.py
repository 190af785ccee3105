"""What lists (feeds, sitemaps) announce: articles, each with what tells an edited one."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

from tasks import paths
from tasks.errors import SourceError
from tasks.ids import short_id
from tasks.ingest import dates
from tasks.ingest.fetch import FetchError, sitemap, urllist
from tasks.ingest.readers import feed
from tasks.ingest.urls import without_credentials

MOST_LIST_BYTES = 100_000_000
"""Of a list of addresses, unpacked: GDELT's exports of a day have some fifty million."""
Parse = Callable[[bytes, str, int], tuple[list["Announced"], list[str]]]
"""A list's bytes, its address, and how much it may unpack to: the pages it names, and further lists."""


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a source announces; `entry` is set where the feed itself may hold it, `fingerprint` changes when it is edited.

    `home` is the address of the sitemap that names it, where an article that it no longer names has vanished.
    """

    external_id: str
    url: str | None
    fingerprint: str | None
    title: str | None = None
    published: str | None = None
    entry: feed.Entry | None = None
    home: str | None = None


def of_feed(payload: bytes) -> tuple[list[Announced], str | None]:
    """The entries of a feed of any kind, in its order, and what is broken in it. Raises ValueError where it is no feed."""
    found = feed.parse(payload)
    if not found.entries and not found.is_feed:
        raise ValueError(found.problem or "neither RSS, Atom nor JSON Feed")
    return _newest_first([_entry(entry) for entry in found.entries]), found.problem


def _newest_first(found: list[Announced]) -> list[Announced]:
    """Feeds usually are; where every entry is dated it is made sure of, for a run may stop at its limit."""
    try:
        days = {id(each): dates.parse(each.published or "", date(9998, 1, 1)) for each in found}
    except dates.DateRefusedError:
        return found
    earliest = datetime.min.replace(tzinfo=UTC)
    return sorted(found, key=lambda each: (days[id(each)].on, days[id(each)].at or earliest), reverse=True)


def _entry(entry: feed.Entry) -> Announced:
    fingerprint = short_id(entry.title, entry.html, entry.published, entry.updated)
    return Announced(without_credentials(entry.guid or entry.url or ""), entry.url, fingerprint, entry.title, entry.published, entry)


def of_sitemap(payload: bytes, url: str, most_bytes: int) -> tuple[list[Announced], list[str]]:
    """The pages that the sitemap at `url` names and the sitemaps it leads to, both newest first. Raises ValueError where it is none.

    A news sitemap names the articles of two days: that it no longer names one says nothing.
    """
    listed = sorted(sitemap.parse(payload, most_bytes), key=lambda each: each.modified or each.published or "", reverse=True)
    is_news = any(each.published for each in listed)
    pages = [
        Announced(
            without_credentials(each.url),
            each.url,
            short_id(each.modified or each.published or "once"),
            each.title,
            each.published,
            home=None if is_news else without_credentials(url),
        )
        for each in listed
        if not each.is_sitemap
    ]
    return pages, [each.url for each in listed if each.is_sitemap]


def of_urls(payload: bytes, _url: str, most_bytes: int) -> tuple[list[Announced], list[str]]:
    """The pages that a list of addresses names, and the lists it leads to. Raises ValueError where it is none."""
    pages, further = urllist.parse(payload, max(most_bytes, MOST_LIST_BYTES))
    return [_page(each) for each in pages], further


def of_files(path: Path) -> list[Announced]:
    """The pages that lists on disk name: a file, or the files of a folder. Raises ValueError where one of them is none."""
    place = path if path.is_absolute() else paths.ROOT / path
    if not place.exists():
        raise SourceError("S201", f"there is no {place}", "give a file with addresses, one to a line, or a folder of such files")
    found: list[Announced] = []
    for file in sorted(each for each in place.rglob("*") if each.is_file()) if place.is_dir() else [place]:
        with file.open("rb") as stream:
            payload = stream.read(MOST_LIST_BYTES + 1)
        try:
            found += [_page(url) for url in urllist.parse(payload, MOST_LIST_BYTES)[0]]
        except ValueError as error:
            raise FetchError("bad_list", f"{file.name}: {error}") from error
    return list({each.external_id: each for each in reversed(found)}.values())[::-1]


def _page(url: str) -> Announced:
    """A page that is taken once."""
    return Announced(without_credentials(url), url, short_id("once"))
