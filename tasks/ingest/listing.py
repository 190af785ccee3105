"""What a feed, a sitemap or a list of pages announces, and the pages behind it that are new or have changed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from tasks.ids import short_id
from tasks.ingest.fetch import Fetched, Fetcher, FetchError, Validators
from tasks.ingest.fetch.sitemap import parse as parse_sitemap
from tasks.ingest.fetch.state import State
from tasks.ingest.items import Item, Refused, Stated
from tasks.ingest.readers import feed, page
from tasks.ingest.sources import Source
from tasks.ingest.urls import without_credentials

MOST_SITEMAPS = 50


@dataclass(frozen=True, slots=True)
class Announced:
    """An article that a source announces; `entry` is set where the feed itself may hold it, `fingerprint` changes when it is edited."""

    external_id: str
    url: str | None
    fingerprint: str | None
    title: str | None = None
    published: str | None = None
    entry: feed.Entry | None = None


class Listing:
    """One round over a source on the web; `state` is kept up to date with every item that was handed on."""

    def __init__(self, source: Source, state: State, fetcher: Fetcher, now: Callable[[], datetime]) -> None:
        self._source, self._state, self._fetcher, self._now = source, state, fetcher, now
        self._lists: dict[str, Validators] = {}
        self._is_complete = True

    def items(self) -> Iterator[Item | Refused]:
        """New and changed articles, and a refusal for whatever did not come."""
        self._state.tried_at = self._now()
        try:
            announced = self._announced()
        except FetchError as error:
            self._state.failures += 1
            yield Refused(without_credentials(self._source.url or self._source.name), error.rule, error.detail)
            return
        self._state.failures = 0
        self._state.last_success_at = self._now()
        met: set[str] = set()
        for each in announced:
            if each.external_id in met:
                yield Refused(each.external_id, "repeated_id", "the source announces two articles under this id; the first was kept")
            elif each.fingerprint is None or self._state.taken.get(each.external_id) != each.fingerprint:
                yield from self._taken(each)
            met.add(each.external_id)
        if self._is_complete:
            self._state.validators |= self._lists

    def _announced(self) -> list[Announced]:
        if self._source.kind == "pages":
            return [Announced(url, url, None) for url in self._source.urls]
        if self._source.kind == "sitemap":
            return self._of_sitemap(self._source.url or "")
        fetched = self._changed(self._source.url or "")
        if fetched is None:
            return []
        found = feed.json_entries(fetched.payload or b"") or feed.entries(fetched.payload or b"")
        if not found:
            raise FetchError("bad_feed", "no entry of a feed in it")
        return [
            Announced(
                entry.guid or entry.url or "",
                entry.url,
                short_id(entry.title, entry.html, entry.published),
                entry.title,
                entry.published,
                entry,
            )
            for entry in found
        ]

    def _of_sitemap(self, url: str) -> list[Announced]:
        waiting, found = [url], list[Announced]()
        for _ in range(MOST_SITEMAPS):
            if not waiting:
                break
            fetched = self._changed(waiting.pop(0))
            try:
                listed = parse_sitemap(fetched.payload or b"", self._source.limits.page_bytes) if fetched is not None else []
            except ValueError as error:
                raise FetchError("bad_sitemap", str(error)) from error
            waiting += [each.url for each in listed if each.is_sitemap]
            found += [
                Announced(each.url, each.url, short_id(each.modified or each.published or "once"), each.title, each.published)
                for each in listed
                if not each.is_sitemap
            ]
        return found

    def _changed(self, url: str) -> Fetched | None:
        """A list as it is now; None where it has not changed since a round in which everything it announced was taken."""
        fetched = self._fetcher.get(url, self._state.validators.get(url, Validators()))
        if fetched.payload is None:
            return None
        self._lists[url] = fetched.validators
        return fetched

    def _taken(self, each: Announced) -> Iterator[Item | Refused]:
        found = feed.item_of(each.entry, each.external_id, self._now().replace(microsecond=0)) if each.entry else None
        if not isinstance(found, Item) and each.url:
            found = self._page(each)
        if found is None:
            return
        yield found
        if isinstance(found, Item) or found.rule in ("no_article", "stub", "gone"):
            self._state.remember(each.external_id, each.fingerprint or "")
        else:
            self._is_complete = False

    def _page(self, each: Announced) -> Item | Refused | None:
        """The page behind an announcement; None where it has not changed."""
        url = each.url or ""
        try:
            fetched = self._fetcher.get(url, self._state.validators.get(url, Validators()))
        except FetchError as error:
            return Refused(without_credentials(url), error.rule, error.detail)
        if fetched.payload is None:
            return None
        found = page.item_of(
            fetched.payload,
            key=without_credentials(url),
            external_id=each.external_id,
            fetched_at=fetched.fetched_at,
            url=url,
            charset=fetched.charset,
        )
        if isinstance(found, Item):
            self._state.validators[url] = fetched.validators
            stated = (Stated(each.published, "feed"),) if each.published else ()
            return replace(found, title=found.title or each.title, published=(*stated, *found.published))
        return found
