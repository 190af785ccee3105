"""One round over a source on the web: what its lists announce, and the pages behind it that are new or have changed."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from tasks.ingest.announced import Announced
from tasks.ingest.fetch import Fetched, Fetcher, FetchError, Validators
from tasks.ingest.fetch.state import State
from tasks.ingest.items import Item, Refused, Response, Stated
from tasks.ingest.lists import Lists
from tasks.ingest.readers import feed, page
from tasks.ingest.sources import Source
from tasks.ingest.spool import Spool
from tasks.ingest.urls import has_credentials, without_credentials

PATIENCE = 5
"""So many pages in a row that the host did not give end a round: the rest is left for the next one."""
PASSING = ("timeout", "connection", "http_error")
"""Rules of faults of a host rather than of a page."""
SETTLED = ("no_article", "stub", "paywall", "gone", "too_long")
"""Rules of pages that are not asked for again before they are announced as changed."""


class Listing:
    """A round over a source.

    `state` is kept up to date with every item before it is handed on, and `marks` with what vanished (id -> why, None for what is back).
    """

    def __init__(self, source: Source, state: State, fetcher: Fetcher, now: Callable[[], datetime], spool: Spool) -> None:
        self._source, self._state, self._fetcher, self._now, self._spool = source, state, fetcher, now, spool
        self._lists = Lists(source, state, fetcher, spool)
        self._met: set[str] = set()
        self._came_before: set[str] = set()
        self._failing = 0
        self._came = 0
        self.marks: dict[str, str | None] = {}

    def items(self) -> Iterator[Item | Refused]:
        """New and changed articles, and a refusal for whatever did not come; first those fetched in a run that died."""
        yield from self._resumed()
        self._state.tried_at = self._now()
        try:
            found = self._lists.what_is_announced()
        except FetchError as error:
            self._state.failed(f"{error.rule}: {error.detail}")
            yield Refused(without_credentials(self._source.url or self._source.name), error.rule, error.detail)
            return
        self._state.succeeded(self._now())
        yield from self._lists.refused
        yield from self._each(found)
        yield from self._looked_at_again()
        self._finish(found)

    def _resumed(self) -> Iterator[Item | Refused]:
        for number, each, fetched in self._spool.pages():
            self._came_before.add(each.external_id)
            yield from self._settled(each, self._article(each, fetched), number)

    def _each(self, found: list[Announced]) -> Iterator[Item | Refused]:
        for number, each in enumerate(found):
            if not each.external_id:
                yield Refused(each.title or "entry", "bad_entry", "an entry of the feed without id, link or title")
            elif each.external_id in self._met:
                yield Refused(each.external_id, "repeated_id", "the source announces two articles under this id; the first was kept")
            elif each.fingerprint is None and each.external_id in self._came_before:
                pass  # a page of a list, fetched in the run that died
            elif each.fingerprint is None or self._state.taken.get(each.external_id) != each.fingerprint:
                yield from self._taken(each)
                if self._failing >= PATIENCE:
                    yield self._given_up(len(found) - number - 1)
                    return
            self._met.add(each.external_id)

    def _given_up(self, left: int) -> Refused:
        detail = f"{self._failing} pages in a row did not come; {left} announced articles are left for the next run"
        self._state.failed(detail)
        self._lists.is_complete = False
        return Refused(self._source.name, "circuit_open", detail)

    def _finish(self, found: list[Announced]) -> None:
        """What is only known once everything was looked at."""
        if self._source.kind == "pages" and self._failing and not self._came:
            self._state.failed(f"none of {len(found)} pages came")
        self._compare(found)
        if self._lists.is_complete:
            self._state.validators.update(self._lists.validators)
            main = self._lists.validators.get(self._source.url or "")
            self._state.etag = main.etag if main else self._state.etag

    def _taken(self, each: Announced) -> Iterator[Item | Refused]:
        found = feed.item_of(each.entry, each.external_id, self._now().replace(microsecond=0)) if each.entry else None
        if isinstance(found, Item) or not each.url:
            yield from self._settled(each, found, None)
            return
        try:
            fetched = self._fetcher.get(each.url, self._state.validators.get(each.url, Validators()))
        except FetchError as error:
            self._failing = self._failing + 1 if error.rule in PASSING else 0
            yield from self._settled(each, Refused(without_credentials(each.url), error.rule, error.detail), None)
            return
        self._failing, self._came = 0, self._came + 1
        if fetched.payload is None:
            self._state.remember(each.external_id, each.fingerprint or "")
        else:
            number = self._spool.put_page(each, fetched)
            yield from self._settled(each, self._article(each, fetched), number)

    def _settled(self, each: Announced, found: Item | Refused | None, number: int | None) -> Iterator[Item | Refused]:
        """Hand an item on; the state says so already, for it is stored together with the item."""
        if number is not None:
            self._state.page_no = max(self._state.page_no, number)
        if found is None:
            return
        if isinstance(found, Item) or found.rule in SETTLED:
            self._note(each, found)
        else:
            self._lists.is_complete = False
        yield found if isinstance(found, Item) else replace(found, external_id=each.external_id, url=each.url)

    def _note(self, each: Announced, found: Item | Refused) -> None:
        key, state = each.external_id, self._state
        if isinstance(found, Refused) and found.rule == "gone" and key in state.taken and key not in state.vanished:
            self.marks[key] = state.vanished[key] = "gone"
            state.validators.pop(each.url or "", None)
        if isinstance(found, Item) and key in state.vanished:
            del state.vanished[key]
            self.marks[key] = None
        if isinstance(found, Item) and each.url and self._source.recheck_hours and not has_credentials(each.url):
            state.recent.setdefault(key, (each.url, self._now()))
        state.remember(key, each.fingerprint or "")

    def _article(self, each: Announced, fetched: Fetched) -> Item | Refused:
        url = each.url or ""
        found = page.item_of(
            fetched.payload or b"",
            key=without_credentials(url),
            external_id=each.external_id,
            fetched_at=fetched.fetched_at,
            url=url,
            charset=fetched.charset,
        )
        self._state.validators[url] = fetched.validators
        response = Response(fetched.status, fetched.validators.etag, fetched.validators.last_modified)
        if isinstance(found, Refused):
            return replace(found, response=response)
        stated = (Stated(each.published, "feed"),) if each.published else ()
        return replace(found, title=found.title or each.title, published=(*stated, *found.published), response=response)

    def _looked_at_again(self) -> Iterator[Item | Refused]:
        """Articles of the last hours are asked whether they have changed, although no list says so."""
        oldest = self._now() - timedelta(hours=self._source.recheck_hours)
        for key, (url, at) in list(self._state.recent.items()):
            if at < oldest or key in self._state.vanished:
                del self._state.recent[key]
            elif at < (self._state.tried_at or at) and self._failing < PATIENCE:
                yield from self._taken(Announced(key, url, self._state.taken.get(key, "")))

    def _compare(self, found: list[Announced]) -> None:
        """Which articles the sitemaps no longer name, and which they name again. One that names nothing at all is taken for a slip."""
        named = {each.external_id: each.home for each in found if each.home}
        state = self._state
        for key in [key for key in named if state.vanished.get(key) == "unlisted"]:
            self.marks[key] = None
            del state.vanished[key]
        full = {home for home in named.values() if home in self._lists.validators}
        for key in [key for key, home in state.homes.items() if home in full and key not in named]:
            del state.homes[key]
            if key in state.taken and key not in state.vanished:
                self.marks[key] = state.vanished[key] = "unlisted"
        state.homes |= {key: home for key, home in named.items() if home}
