"""Following a source: what is new in it since the last run, as batches of articles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tasks import paths
from tasks.errors import SitrepError
from tasks.frames import Article, Capture, Captured, Rejection, Segment, SourceState, Vanished, frame_of
from tasks.ids import short_id
from tasks.ingest import dates, inbox
from tasks.ingest import source as local
from tasks.ingest.batch import Batch
from tasks.ingest.fetch import Fetcher
from tasks.ingest.fetch.secret import Secret, from_environment
from tasks.ingest.fetch.state import State
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.files import Options
from tasks.ingest.inbox import Inbox
from tasks.ingest.items import Item, Refused
from tasks.ingest.listing import Listing
from tasks.ingest.rows import rejection
from tasks.ingest.sources import Source
from tasks.ingest.spool import Spool
from tasks.settings import Settings


class Following:
    """One run over one source. Each batch holds the source's state after it, for `ops.source_state`, to be stored in its transaction.

    `spool` is the folder where pages wait until they are stored (None: nowhere), `turns` are shared by the sources of a run,
    `secret` answers the secrets that the source names.
    """

    def __init__(
        self,
        source: Source,
        settings: Settings,
        run_id: str,
        *,
        state: Mapping[str, Any] | None = None,
        fetcher: Fetcher | None = None,
        spool: Path | None = None,
        turns: Turns | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        secret: Secret = from_environment,
    ) -> None:
        self._secret = secret
        self._source, self._settings, self._run_id, self._now = source, settings, run_id, now
        self._state = State.of(source.name, state)
        self._fetcher, self._turns = fetcher, turns
        self._spool = Spool(spool, self._state.page_no, self._state.round_no)
        self._listing: Listing | None = None
        self._inbox: Inbox | None = None

    @property
    def state_row(self) -> dict[str, Any]:
        """The source's row of `ops.source_state` as it stands."""
        return self._state.row()

    def batches(self) -> Iterator[Captured]:
        """New and changed articles; whatever fails is a rejection, never an exception, and is tried again next time.

        The last batch may hold nothing but the state.
        """
        batch = Batch(self._settings, self._run_id, self._source.name, dates.no_earlier(self._now().date()))
        for came in self._unbroken():
            refused = batch.add(self._dressed(came) if isinstance(came, Item) else came)
            if self._inbox is not None:
                self._inbox.note(came, refused)
            if batch.taken >= self._most():
                break
            if batch.is_full:
                yield self._closed(batch)
        self._state.round_no += 1
        yield self._closed(batch)

    def _most(self) -> float:
        """Articles of one run. Files begin at their start again next time: they are cut short only where their source says so."""
        is_meant = not self._source.watch and (self._source.kind != "path" or "articles" in self._source.limits.model_fields_set)
        return self._source.limits.articles if is_meant else float("inf")

    def _closed(self, batch: Batch) -> Captured:
        marks = self._listing.marks if self._listing else {}
        rows = [
            {
                "article_id": short_id(self._source.name, key),
                "vanished_at": self._now() if why else None,
                "vanished_because": why,
            }
            for key, why in marks.items()
        ]
        marks.clear()
        return replace(
            batch.close(),
            vanished=Vanished.validate(frame_of(Vanished, rows), cast=True),
            source_state=SourceState.validate(frame_of(SourceState, [self.state_row]), cast=True),
        )

    def _dressed(self, item: Item) -> Item:
        """With what the source's file says of all its articles."""
        return replace(item, outlet=item.outlet or self._source.outlet, language=item.language or self._source.language)

    def _unbroken(self) -> Iterator[Item | Refused]:
        """All items; what breaks the source ends it with a refusal, and the other sources go on."""
        try:
            yield from self._items()
        except SitrepError as error:
            self._state.failed(error.message)
            yield Refused(self._source.name, "source_error", f"[{error.code}] {error.message}; {error.hint}")
        except Exception as error:  # noqa: BLE001 - parsers of hostile bytes fail in ways they do not tell
            self._state.failed(f"{type(error).__name__}: {error}")
            yield Refused(self._source.name, "source_error", f"{type(error).__name__}: {str(error)[:300]}")

    def _items(self) -> Iterator[Item | Refused]:
        if self._source.path is not None and self._source.kind == "path":
            yield from self._of_files(self._source.path)
            return
        until = self._state.rests_until()
        if until is not None and self._now() < until:
            detail = f"failed {self._state.failures} times in a row; it is left alone until {until:%Y-%m-%d %H:%M} UTC"
            yield Refused(self._source.name, "circuit_open", detail)
            return
        fetcher = self._fetcher or Fetcher(self._source, cache=self._settings.http_cache, secret=self._secret, turns=self._turns)
        try:
            self._listing = Listing(self._source, self._state, fetcher, self._now, self._spool)
            yield from self._listing.items()
        finally:
            if self._fetcher is None:
                fetcher.close()

    def _of_files(self, path: Path) -> Iterator[Item | Refused]:
        self._state.tried_at = self._now()
        columns = {str(field): column for field, column in self._source.columns.items()}
        options = Options(self._settings.max_record_bytes, columns)
        if self._source.watch:
            self._inbox = Inbox(absolute(path), self._run_id)
            yield from self._inbox.items(options)
        else:
            yield from local.items(absolute(path), options)
        self._state.succeeded(self._now())


def refusal(source_id: str, run_id: str, rule: str, detail: str) -> Captured:
    """A batch that holds nothing but the rejection of a whole source."""
    found = frame_of(Rejection, [rejection(source_id, run_id, Refused(source_id, rule, detail))])
    return Captured(Capture.create_empty(), Article.create_empty(), Segment.create_empty(), Rejection.validate(found, cast=True))


def settle(source: Source, run_id: str) -> None:
    """Clear up after what a run took of a source is stored: files of a watched folder are moved to done/ or failed/."""
    if source.watch and source.path is not None:
        inbox.settle(absolute(source.path), run_id)


def absolute(path: Path) -> Path:
    """A relative path starts at the project's folder."""
    return path if path.is_absolute() else paths.ROOT / path
