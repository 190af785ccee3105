"""A copy of the warehouse for readers: while a writer holds the warehouse, nobody else can open it, but everybody can open the copy."""

from datetime import UTC, datetime
from pathlib import Path

from tasks.load import disk, scripts
from tasks.load.warehouse import QueryError, Warehouse

FOLDER = "published"
READ_ONLY = 0o444
"""Nobody opens the copy for writing by mistake: one such reader would shut out all others."""


def place_of(warehouse: Path) -> Path:
    """Where the copy of a warehouse lies unless somebody chose another place: `var/sitrep.duckdb` -> `var/published/sitrep.duckdb`."""
    return warehouse.parent / FOLDER / warehouse.name


def for_readers(warehouse: Path, published: Path | None = None) -> Path:
    """The file that a reader opens: the published copy where there is one, else the warehouse itself."""
    copy = published or place_of(warehouse)
    return copy if copy.exists() else warehouse


def publish(warehouse: Warehouse, target: Path) -> Path:
    """Put a copy of the open warehouse at `target`, replacing the last one in one step.

    The log is written into the file first, so the copy needs none. Readers of the old copy keep it until they close it; a crash, a power
    cut or a full disk leaves the old copy as it was. Raises WarehouseError S409.
    """
    warehouse.run(scripts.text("load/checkpoint"))
    with disk.replacing(target) as partial:
        warehouse.copy_file(partial)
        partial.chmod(READ_ONLY)
    return target


def age(warehouse: Warehouse, now: datetime | None = None) -> str:
    """How old what the file shows is: `as of 2026-03-01 06:12 UTC, 35 minutes old`; for SQL see `mart.freshness`."""
    try:
        [(_, ended)] = warehouse.rows(scripts.text("report/freshness"))
    except QueryError:
        return "made by an earlier version of sitrep; the next run brings it up to date"
    if ended is None:
        return "no run has finished yet"
    return f"as of {ended:%Y-%m-%d %H:%M} UTC, {_words(((now or datetime.now(UTC)) - ended).total_seconds())} old"


def _words(seconds: float) -> str:
    for name, size in (("day", 86_400), ("hour", 3_600), ("minute", 60)):
        if seconds >= 2 * size:
            return f"{seconds / size:.0f} {name}s"
    return f"{max(seconds, 0):.0f} seconds"
