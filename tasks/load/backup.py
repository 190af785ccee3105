"""A consistent copy of a warehouse, also while another process loads into it: nobody waits and nothing is locked."""

import shutil
import time
from dataclasses import dataclass
from pathlib import Path

from tasks.errors import WarehouseError
from tasks.load import disk, mend, scripts, tables
from tasks.load.warehouse import open_file

TRIES = 60
PAUSE_SECONDS = 0.5
SETTLED_NS = 50_000_000
"""The file must not have been written for so long: a file system's clock ticks in steps of some milliseconds."""


@dataclass(frozen=True, slots=True)
class BackedUp:
    """What the copy holds: table -> rows; `tries` is how often writing had to be waited for."""

    rows: dict[str, int]
    tries: int


def backup(path: Path, target: Path) -> BackedUp:
    """Copy file and log of a warehouse as they stood at one moment, write the log in, read every row, and put the copy at `target`.

    DuckDB changes the file only when it writes the log into it, and appends to the log otherwise. So a file that did not change while it
    and then its log were copied, with the log as far as it went, is the warehouse as of its last finished transaction. Must not be called
    by a process that has the warehouse open itself. Raises WarehouseError: S405 not there, S409 disk full, S416 written without a pause.
    """
    if not path.exists():
        raise WarehouseError("S405", f"there is no warehouse at {path}", "name the one to be copied with --warehouse")
    with disk.replacing(target) as partial:
        tries = _copy(path, partial)
        try:
            rows = _settled(partial)
        finally:
            mend.log_of(partial).unlink(missing_ok=True)
    return BackedUp(rows, tries)


def _copy(path: Path, partial: Path) -> int:
    for number in range(1, TRIES + 1):
        before = tables.state_of(path)
        if time.time_ns() - before[1] > SETTLED_NS and not _checkpointing(path):
            shutil.copyfile(path, partial)
            _copy_log(path, partial)
            if tables.state_of(path) == before and not _checkpointing(path):
                return number
        time.sleep(PAUSE_SECONDS)
    hint = "try again when less is loaded, or copy the published file"
    raise WarehouseError("S416", f"{path} was written without a pause for {TRIES * PAUSE_SECONDS:.0f} s", hint)


def _checkpointing(path: Path) -> bool:
    return any(mend.log_of(path).with_suffix(f".wal.{part}").exists() for part in ("checkpoint", "recovery"))


def _copy_log(path: Path, partial: Path) -> None:
    log = mend.log_of(partial)
    log.unlink(missing_ok=True)
    if mend.log_of(path).exists():
        shutil.copyfile(mend.log_of(path), log)


def _settled(partial: Path) -> dict[str, int]:
    """The copy with its log written in, every row read once."""
    with open_file(partial) as copy:
        copy.run(scripts.text("load/checkpoint"))
        return {table: tables.fingerprint(copy, table)[0] for table in tables.kept(copy)}
