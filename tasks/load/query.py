"""Answering a reader's own SQL: nothing can be written, no file or setting reached."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import polars as pl

from tasks.load import migrate, snapshot
from tasks.load.warehouse import Warehouse, open_file


@contextmanager
def reader(path: Path, *, older: bool = False) -> Iterator[Warehouse]:
    """The warehouse for reading only, shut off from files, network and settings.

    `older` takes a file of an earlier version too: after an update, the copy for readers is one until the next run has published. Raises
    WarehouseError: S401 locked, S402 no warehouse, S403 newer, S404 older, S405 not there.
    """
    with open_file(path, read_only=True, sealed=True) as warehouse:
        (migrate.require_known if older else migrate.require_current)(warehouse)
        yield warehouse


def query_with_age(path: Path, sql: str) -> tuple[pl.DataFrame, str]:
    """The answer to one query, and how old what it was asked of is, in words. Raises as `query` does."""
    with reader(path, older=True) as warehouse:
        return warehouse.frame(sql), snapshot.age(warehouse)


def query(path: Path, sql: str) -> pl.DataFrame:
    """The answer to one query. Raises WarehouseError as `reader` does, S406 for bad SQL and S407 for SQL that is not a question."""
    with reader(path, older=True) as warehouse:
        return warehouse.frame(sql)
