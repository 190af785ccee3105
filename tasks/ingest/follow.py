"""Following a source: what is new in it since the last run, as batches of articles."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tasks import paths
from tasks.frames import Captured
from tasks.ingest import source as local
from tasks.ingest.batch import Batch
from tasks.ingest.fetch import Fetcher
from tasks.ingest.fetch.state import State
from tasks.ingest.files import Options
from tasks.ingest.items import Item, Refused
from tasks.ingest.listing import Listing
from tasks.ingest.sources import Source
from tasks.settings import Settings


class Following:
    """One run over one source. After the last batch, `state_row` is the row for `ops.source_state`, to be stored with the batches."""

    def __init__(
        self,
        source: Source,
        settings: Settings,
        run_id: str,
        *,
        state: Mapping[str, Any] | None = None,
        fetcher: Fetcher | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        self._source, self._settings, self._run_id, self._now = source, settings, run_id, now
        self._state = State.of(source.name, state)
        self._fetcher = fetcher

    @property
    def state_row(self) -> dict[str, Any]:
        """The source's row of `ops.source_state` as it stands."""
        return self._state.row()

    def batches(self) -> Iterator[Captured]:
        """New and changed articles; whatever fails is a rejection, never an exception, and is tried again next time."""
        batch = Batch(self._settings, self._run_id, self._source.name, self._now().date())
        for came in self._items():
            batch.add(self._dressed(came) if isinstance(came, Item) else came)
            if batch.is_full:
                yield batch.close()
            if batch.taken >= self._source.limits.articles:
                break
        if batch.items:
            yield batch.close()

    def _dressed(self, item: Item) -> Item:
        """With what the source's file says of all its articles."""
        return replace(item, outlet=item.outlet or self._source.outlet, language=item.language or self._source.language)

    def _items(self) -> Iterator[Item | Refused]:
        if self._source.path is not None and self._source.kind == "path":
            longest = self._settings.max_record_bytes
            yield from local.items(
                _absolute(self._source.path), Options(longest, {str(field): column for field, column in self._source.columns.items()})
            )
            return
        until = self._state.rests_until()
        if until is not None and self._now() < until:
            detail = f"failed {self._state.failures} times in a row; it is left alone until {until:%Y-%m-%d %H:%M} UTC"
            yield Refused(self._source.name, "circuit_open", detail)
            return
        fetcher = self._fetcher or Fetcher(self._source)
        try:
            yield from Listing(self._source, self._state, fetcher, self._now).items()
        finally:
            if self._fetcher is None:
                fetcher.close()


def _absolute(path: Path) -> Path:
    return path if path.is_absolute() else paths.ROOT / path
