"""Whole tables: which ones a file holds, whether two hold the same, and copying them from file to file."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.errors import WarehouseError
from tasks.load import disk, mend, migrate, scripts
from tasks.load.warehouse import Warehouse, open_file

Fingerprint = tuple[int, str]
"""Number of rows, and the sum of their hashes."""


def kept(warehouse: Warehouse) -> list[str]:
    """Tables whose rows cannot be made again from the program's own files."""
    return [name for (name,) in warehouse.rows(scripts.text("maintain/kept_tables"))]


def fingerprint(warehouse: Warehouse, table: str) -> Fingerprint:
    """The same for the same rows, in whatever order."""
    [(count, found)] = warehouse.rows(scripts.text("maintain/fingerprint"), [table])
    return count, found


def require_known(source: Warehouse, fresh: Warehouse) -> None:
    """Raises WarehouseError S417 where the source has tables that a new warehouse has not."""
    if strange := sorted(set(kept(source)) - set(kept(fresh))):
        hint = "move them into a file of their own, then try again"
        raise WarehouseError("S417", f"{source.path} has tables that are not sitrep's: {', '.join(strange)}", hint)


def require_same(table: str, expected: Fingerprint, found: Fingerprint) -> None:
    """Raises WarehouseError S414."""
    if expected != found:
        what = f"{table} should have {expected[0]:,} rows and has {found[0]:,}" if expected[0] != found[0] else f"rows of {table} differ"
        raise WarehouseError("S414", f"the copy is not what it should be: {what}", "nothing was replaced; look at the disk")


@contextmanager
def fresh_file(target: Path, until: int | None = None) -> Iterator[Warehouse]:
    """A new warehouse in `target`, closed in the end with nothing left in its log; `until` as in `migrate`."""
    with open_file(target) as fresh:
        migrate.migrate(fresh, until)
        yield fresh


def replace(partial: Path, target: Path, seen: tuple[int, int] | None) -> None:
    """Let a finished file take the place of a warehouse that nobody has opened since it was `seen`, in one step.

    Raises WarehouseError S401 where somebody has.
    """
    disk.settle(partial)
    if target.exists():
        with disk.holding(target):
            log = mend.log_of(target)
            if (seen is not None and state_of(target) != seen) or (log.exists() and log.stat().st_size):
                raise WarehouseError("S401", f"{target} was written by another process meanwhile", "try again")
            partial.replace(target)
    else:
        partial.replace(target)
    disk.settle(target.parent)


def state_of(path: Path) -> tuple[int, int]:
    """Length and time of the last change, in nanoseconds."""
    found = path.stat()
    return found.st_size, found.st_mtime_ns
