"""Compaction: the rows of a warehouse in a fresh file, without the room that deleted ones left."""

import os
from dataclasses import dataclass
from pathlib import Path

from tasks.load import migrate, scripts, tables


@dataclass(frozen=True, slots=True)
class Compacted:
    """Bytes of the file before and after."""

    before: int
    after: int


def free_share(path: Path) -> float:
    """Which part of the file is free, from 0 to 1."""
    with migrate.connect(path) as warehouse:
        [[share]] = warehouse.rows(scripts.text("maintain/free_share"))
    return float(share)


def compact(path: Path) -> Compacted:
    """Copy every row into a fresh file, compare, and let it take the place of the old one in one step.

    Readers of the old file keep it; killed at any moment, the old file stands as it was. Raises WarehouseError: S401 somebody else holds
    the file or wrote it meanwhile, S409 disk full, S414 the copy is not the same, S417 a table that is not sitrep's.
    """
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with migrate.connect(path) as source:
            source.run(scripts.text("load/checkpoint"))
            with tables.fresh_file(partial) as fresh:
                tables.require_known(source, fresh)
                for table in tables.kept(source):
                    fresh.fill(table, source.table(table))
                    tables.require_same(table, tables.fingerprint(source, table), tables.fingerprint(fresh, table))
            seen = tables.state_of(path)
        tables.replace(partial, path, seen)
    finally:
        partial.unlink(missing_ok=True)
    return Compacted(seen[0], path.stat().st_size)
