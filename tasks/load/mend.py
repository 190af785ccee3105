"""A log (`<warehouse>.wal`) that a power cut tore.

DuckDB itself leaves out a last entry that is cut short. Where the file system had given the log its length but not its bytes, it refuses to
open: then the log is cut before the first entry that is no longer what was written. Transactions before it are kept, those after it are
gone together with the record that their articles had been taken, so the next run takes them again.
"""

import re
import shutil
from pathlib import Path

from tasks.load import disk

_FILE = re.compile(r'replaying WAL file "([^"]+)"')
_POSITION = re.compile(r"entry at byte position (\d+)")


def log_of(path: Path) -> Path:
    """Where the log of a warehouse lies."""
    return path.with_name(f"{path.name}.wal")


def is_torn(said: str) -> bool:
    """Whether DuckDB's complaint is about a log that does not hold what was written."""
    return "replaying WAL" in said or "Corrupt WAL" in said


def cut(path: Path, said: str) -> str:
    """Cut the log where DuckDB says it is torn (all of it where it names no place), keep a copy as `<log>.torn`; answers what was done.

    Raises WarehouseError S401 when another process has come first.
    """
    named = _FILE.search(said)
    log = Path(named[1]) if named else log_of(path)
    position = _POSITION.search(said)
    keep = int(position[1]) if position else 0
    with disk.holding(path):
        torn = log.with_name(f"{log.name}.torn")
        shutil.copyfile(log, torn)
        lost = log.stat().st_size - keep
        with log.open("r+b") as file:
            file.truncate(keep)
        disk.settle(log)
    return f"the log was torn, as by a power cut: its last {lost:,} bytes were cut off (kept as {torn.name}) and are read again"
