"""The run itself, without Prefect: ingest, extract, normalise, load, consolidate, check, over a stream of batches."""

import dataclasses
import itertools
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import polars as pl

from flows import record
from flows.parameters import RunParameters
from flows.reading import batch as batches
from flows.reading import known
from flows.reading.readers import Later, Promise, Reader
from flows.reading.salvage import nothing
from flows.steps import Steps
from flows.summary import Summary
from tasks.frames import Captured
from tasks.load.report import summary as totals
from tasks.load.snapshot import place_of
from tasks.load.stored import stored_articles, stored_bodies
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

Watch = Callable[[Summary], None]
"""Told how far the run is, after every batch."""


def run(parameters: RunParameters, steps: Steps, watch: Watch, flow_run_id: str | None = None) -> Summary:
    """Carry out a run and record it in `ops.run`, whatever becomes of it. Raises SitrepError."""
    settings = parameters.settings()
    started = record.start(flow_run_id, parameters=parameters)
    taken = steps.take(parameters.source, settings, started.run_id, parameters.limit)
    first = list(itertools.islice(taken, 2))  # before the warehouse is made: a source that is not there leaves nothing behind
    with carried(settings, steps, watch, started) as carrying:
        carrying.stream(itertools.chain(first, taken), many=len(first) > 1)
    return carrying.summary


@contextmanager
def carried(settings: Settings, steps: Steps, watch: Watch, started: record.Started) -> Iterator["Carrying"]:
    """A run over whatever the block streams: recorded, finished after the block, and published. Raises SitrepError."""
    with steps.open(settings.warehouse, settings.lock_seconds) as warehouse:
        notices = record.begin(warehouse, settings, started)
        carrying = Carrying(warehouse, settings, steps, watch, Summary(run_id=started.run_id, notices=notices))
        try:
            yield carrying
            carrying.finish()
        except BaseException:
            with suppress(Exception):  # on a full disk not even that can be written: the next run marks this one crashed
                record.end(warehouse, carrying.summary, "failed")
            raise
        record.end(warehouse, carrying.summary, "completed")
        if (copy := _copy(settings)) is not None:
            steps.publish(warehouse, copy)


def _copy(settings: Settings) -> Path | None:
    """Where readers have, or are to have, a copy: one that is there is always kept up to date."""
    usual = place_of(settings.warehouse)
    return settings.published or (usual if usual.exists() else None)


@dataclasses.dataclass
class _UnderWay:
    """A batch between source and warehouse: as it was taken, and what of it is new."""

    taken: Captured
    captured: Captured
    unchanged: int
    promise: Promise


class Carrying:
    """A run under way: a bounded number of batches between source and warehouse, stored in the order in which they came."""

    def __init__(self, warehouse: Warehouse, settings: Settings, steps: Steps, watch: Watch, summary: Summary) -> None:
        self.warehouse, self.settings, self.steps, self.watch, self.summary = warehouse, settings, steps, watch, summary
        self._began = time.monotonic()
        self._under_way: deque[_UnderWay] = deque()

    def stream(self, taken: Iterable[Captured], *, many: bool) -> None:
        """Read and store batch after batch."""
        with self.steps.reader(self.settings, many) as reader:
            for captured in taken:
                self._under_way.append(self._start(captured, reader))
                if len(self._under_way) > reader.ahead:
                    self._store(self._under_way.popleft())
            while self._under_way:
                self._store(self._under_way.popleft())

    def _start(self, captured: Captured, reader: Reader) -> _UnderWay:
        stored = stored_articles(self.warehouse, captured.article)
        bodies = pl.concat([stored_bodies(self.warehouse, captured.article), *self._soon_stored(captured)])
        fresh, unchanged = known.against(captured, stored, bodies, self.settings.reader.sha)
        batch = batches.of(fresh, self.settings.reader, self.summary.run_id)
        promise = Later(nothing) if batch.articles.is_empty() else reader.submit(batch)
        return _UnderWay(captured, fresh, unchanged, promise)

    def _soon_stored(self, captured: Captured) -> Iterator[pl.DataFrame]:
        """As `stored_bodies`, of the batches before this one that are not stored yet: another source may have sent the same body."""
        sha_of = captured.article.select("article_id", "body_sha256")
        for before in self._under_way:
            read = before.captured.article.filter(pl.col("duplicate_of").is_null())
            found = sha_of.join(read.select(pl.col("article_id").alias("duplicate_of"), "body_sha256"), on="body_sha256")
            yield found.filter(pl.col("article_id") != pl.col("duplicate_of")).select("article_id", "duplicate_of")

    def _store(self, done: _UnderWay) -> None:
        answer = done.promise.result()
        captured = batches.settled(done.captured, answer, self.settings.reader)
        self.steps.load(self.warehouse, captured, answer.resolved)
        self._report(self.summary.plus(captured, answer, done.unchanged).taken(done.taken, captured))

    def finish(self) -> None:
        """What all articles say together, and whether it holds."""
        self.steps.consolidate(self.warehouse)
        checked = self.summary.checked(self.steps.check(self.warehouse, self.summary.run_id))
        self._report(dataclasses.replace(checked, totals=totals(self.warehouse)))
        self.steps.report(self.warehouse, self.summary)

    def _report(self, summary: Summary) -> None:
        self.summary = dataclasses.replace(summary, seconds=time.monotonic() - self._began)
        self.watch(self.summary)
