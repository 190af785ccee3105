"""The lists of a source (feeds, sitemaps, lists of addresses): asked whether they have changed, and what they announce."""

from collections.abc import Callable

from tasks.ingest import announced
from tasks.ingest.announced import Announced
from tasks.ingest.fetch import Fetched, Fetcher, FetchError, Validators
from tasks.ingest.fetch.state import ByAddress, State
from tasks.ingest.items import Refused
from tasks.ingest.sources import Source
from tasks.ingest.spool import Spool
from tasks.ingest.urls import without_credentials

MOST_LISTS = 50


class Lists:
    """The lists of one round: `validators` to be stored once everything announced was taken, `refused` what could not be read."""

    def __init__(self, source: Source, state: State, fetcher: Fetcher, spool: Spool) -> None:
        self._source, self._state, self._fetcher, self._spool = source, state, fetcher, spool
        self._kept: dict[str, list[Fetched]] = {}
        self.validators = ByAddress()
        self.refused: list[Refused] = []
        self.is_complete = True

    def what_is_announced(self) -> list[Announced]:
        """What the source announces now, and what it announced in a round that died. Raises FetchError where it does not answer."""
        for url, fetched in self._spool.lists():
            self._kept.setdefault(url, []).append(fetched)
        if self._source.kind == "pages":
            return [Announced(without_credentials(url), url, None) for url in self._source.urls]
        if self._source.kind == "urls" and self._source.path is not None:
            return announced.of_files(self._source.path)
        of_kind = {"sitemap": self._of_sitemap, "urls": self._of_urls}.get(self._source.kind, self._of_feed)
        return of_kind(self._source.url or "")

    def _of_feed(self, url: str) -> list[Announced]:
        return self._newest_and_older(url, self._parsed_feed, "bad_feed")

    def _parsed_feed(self, fetched: Fetched, url: str) -> list[Announced]:
        found, problem = announced.of_feed(fetched.payload or b"")
        if problem is not None:
            self.refused.append(Refused(without_credentials(url), "broken_feed", f"{problem}; the entries that could be read were"))
        return found

    def _of_sitemap(self, url: str) -> list[Announced]:
        return self._of_lists(url, announced.of_sitemap, "bad_sitemap")

    def _of_urls(self, url: str) -> list[Announced]:
        return self._of_lists(url, announced.of_urls, "bad_list")

    def _of_lists(self, url: str, parse: announced.Parse, rule: str) -> list[Announced]:
        """What a list and those that it leads to announce."""
        waiting, found = [url], list[Announced]()
        met = {url}

        def parsed(fetched: Fetched, asked: str) -> list[Announced]:
            pages, further = parse(fetched.payload or b"", asked, self._source.limits.page_bytes)
            if further:  # that the index is as it was says nothing of the sitemaps in it
                self.validators.pop(asked, None)
            waiting.extend(each for each in further if each not in met)
            met.update(further)
            return pages

        for number in range(MOST_LISTS):
            if not waiting:
                break
            try:
                found += self._newest_and_older(waiting[0], parsed, rule)
            except FetchError as error:
                if number == 0:
                    raise
                self.is_complete = False
                self.refused.append(Refused(without_credentials(waiting[0]), error.rule, error.detail))
            waiting.pop(0)
        if waiting:
            self.refused.append(Refused(without_credentials(url), "too_many_sitemaps", f"{len(waiting)} sitemaps were left"))
        return list({each.external_id: each for each in reversed(found)}.values())[::-1]

    def _newest_and_older(self, url: str, parsed: Callable[[Fetched, str], list[Announced]], rule: str) -> list[Announced]:
        """What the list at `url` announces, and what it announced in a round that died; nothing where neither is new."""
        older = self._kept.get(without_credentials(url), [])
        try:
            fetched = self._changed(url, older[-1] if older else None)
            found = [] if fetched is None else parsed(fetched, url)
            ids = {each.external_id for each in found}
            for kept in older:
                found += [each for each in parsed(kept, url) if each.external_id not in ids]
                ids |= {each.external_id for each in found}
        except ValueError as error:
            raise FetchError(rule, str(error)) from error
        return found

    def _changed(self, url: str, kept: Fetched | None) -> Fetched | None:
        """A list as it is now; None where it has not changed since a round in which everything it announced was taken."""
        fetched = self._fetcher.get(url, kept.validators if kept else self._state.validators.get(url, Validators()))
        if fetched.payload is not None:
            self._spool.put_list(fetched, url)
            self.validators[url] = fetched.validators
            return fetched
        if kept:
            self.validators[url] = kept.validators
        return None
