"""The steps of a run as it calls them: plain functions here, the same functions as Prefect tasks in `flows.pipeline`."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import polars as pl

from flows.corpus import consolidate
from flows.reading.readers import Here, Pool, Reader
from flows.summary import Summary
from tasks.errors import WarehouseError
from tasks.frames import Captured, Resolved
from tasks.ingest.take import batches
from tasks.load.batch import load_batch
from tasks.load.checks import run_checks
from tasks.load.migrate import connect
from tasks.load.snapshot import publish
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

LOCKED = "S401"
LOOK_AGAIN_SECONDS = 0.5


@dataclass(frozen=True, slots=True)
class Steps:
    """One callable per stage; `reader` answers who extracts and normalises, `many` says whether more than one batch is to come."""

    open: Callable[[Path, int], Warehouse]
    take: Callable[[Path, Settings, str, int | None], Iterator[Captured]]
    reader: Callable[[Settings, bool], Reader]
    load: Callable[[Warehouse, Captured, Resolved], object]
    consolidate: Callable[[Warehouse], None]
    check: Callable[[Warehouse, str], pl.DataFrame]
    report: Callable[[Warehouse, Summary], None]
    publish: Callable[[Warehouse, Path], Path]


def open_warehouse(path: Path, wait_seconds: int) -> Warehouse:
    """The warehouse for writing; waits a while for another process to let go of it. Raises WarehouseError."""
    began, waited_for = time.monotonic(), ""
    while True:
        try:
            warehouse = connect(path)
        except WarehouseError as error:
            if error.code != LOCKED or time.monotonic() > began + wait_seconds:
                raise
            waited_for = error.message
            time.sleep(LOOK_AGAIN_SECONDS)
        else:
            if waited_for:
                warehouse.notices.append(f"waited {time.monotonic() - began:.0f} s: {waited_for}")
            return warehouse


def take(source: Path, settings: Settings, run_id: str, limit: int | None) -> Iterator[Captured]:
    """The source as batches. Raises SourceError."""
    yield from batches(source, settings, run_id, limit=limit)


def reader(settings: Settings, many: bool) -> Reader:
    """Worker processes where many batches are to come, this process for a single one."""
    return Pool(settings) if many else Here()


def plain() -> Steps:
    """The steps as they are, recorded nowhere but in the warehouse."""
    return Steps(open_warehouse, take, reader, load_batch, consolidate, run_checks, _no_report, publish)


def _no_report(_warehouse: Warehouse, _summary: Summary) -> None:
    return
