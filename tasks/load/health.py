"""What can be asked about the state of a warehouse."""

from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def failed_checks(warehouse: Warehouse) -> list[tuple[str, int]]:
    """Checks that failed in the last run that was checked, with their numbers of rows."""
    return [(check, count) for check, count in warehouse.rows(scripts.text("report/failed_checks"))]


def other_readers(warehouse: Warehouse, reader_sha: str) -> tuple[int, int]:
    """How many articles another version has read, and how many such versions there are."""
    [[articles, versions]] = warehouse.rows(scripts.text("report/other_readers"), [reader_sha])
    return articles, versions
