"""The disk under the warehouse: when it is full, what reaches it, and files that appear whole or not at all."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tasks.errors import WarehouseError

_FULL = ("No space left", "File too large", "Disk quota exceeded", "Could not write all bytes", "Out of disk")
_FULL_NUMBERS = frozenset({errno.ENOSPC, errno.EFBIG, errno.EDQUOT})
LEFT_OVER = (".{name}.*.part", "{name}.*.part")
"""Names of files that a process which was killed had not finished."""


def is_full(said: str) -> bool:
    """Whether DuckDB complains that it cannot write."""
    return any(words in said for words in _FULL)


def full(path: Path) -> WarehouseError:
    """The error for the user."""
    return WarehouseError("S409", f"{path} cannot be written: the disk is full", "make room and run again: what was stored stays")


@contextmanager
def filling(path: Path) -> Iterator[None]:
    """A full disk as a coded error. Raises WarehouseError S409."""
    try:
        yield
    except OSError as error:
        if error.errno not in _FULL_NUMBERS:
            raise
        raise full(path) from None


@contextmanager
def replacing(target: Path) -> Iterator[Path]:
    """A path to write to; in the end the file there takes the place of the target, in one step and past any power cut.

    Raises WarehouseError S409 on a full disk; the old target then stays as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with filling(target):
            yield partial
            settle(partial)
            partial.replace(target)
            settle(target.parent)
    finally:
        partial.unlink(missing_ok=True)


def settle(path: Path) -> None:
    """Wait until the bytes of a file, or the names in a folder, are on the disk."""
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def left_over(target: Path) -> list[Path]:
    """Files beside the target whose writer was killed before it had finished."""
    found = {file for pattern in LEFT_OVER for file in target.parent.glob(pattern.format(name=target.name))}
    return sorted(file for file in found if not _is_alive(file.name.split(".")[-2]))


def _is_alive(process: str) -> bool:
    return process.isdigit() and Path(f"/proc/{process}").exists()


@contextmanager
def holding(path: Path) -> Iterator[None]:
    """Keep DuckDB, in whatever process, from opening the file: by the lock that it takes itself. Raises WarehouseError S401."""
    with path.open("r+b") as file:
        try:
            fcntl.lockf(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise WarehouseError("S401", f"{path} is in use by another process", "try again when it has finished") from None
        yield
