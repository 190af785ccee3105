"""Lines of a file of any size, none of them held in memory beyond a bound."""

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

GZIP_MAGIC = b"\x1f\x8b"
BROKEN = (EOFError, zlib.error, gzip.BadGzipFile)


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its end.

    Where `length` (bytes) is larger than `data`, only the start was kept; `broken` says why the file ended there.
    """

    number: int
    data: bytes
    length: int
    broken: str | None = None


def lines(path: Path, longest: int, kept: int) -> Iterator[Line]:
    r"""The file's lines, split at `\n` alone; `.gz` files are unpacked.

    A line of more than `longest` bytes is skimmed: its first `kept` bytes come with its length. A gzip file that is none,
    or ends early, closes with a Line whose `broken` says so.
    """
    with path.open("rb") as raw:
        if path.suffix.lower() == ".gz":
            yield from _unpacked(raw, longest, kept)
        else:
            yield from _lines(raw, longest, kept)


def _unpacked(raw: BinaryIO, longest: int, kept: int) -> Iterator[Line]:
    if raw.read(2) != GZIP_MAGIC:
        raw.seek(0)
        yield Line(1, raw.read(kept), raw.seek(0, 2), "not a gzip file")
        return
    raw.seek(0)
    number = 0
    try:
        with gzip.GzipFile(fileobj=raw) as unpacked:
            for line in _lines(unpacked, longest, kept):  # type: ignore[arg-type]
                number = line.number
                yield line
    except BROKEN as error:
        yield Line(number + 1, b"", 0, f"broken gzip data: {error}")


def _lines(stream: BinaryIO, longest: int, kept: int) -> Iterator[Line]:
    number = 0
    while data := stream.readline(longest + 2):
        number += 1
        if data.endswith(b"\n") or len(data) <= longest:
            data = data.removesuffix(b"\n").removesuffix(b"\r")
            yield Line(number, data, len(data))
        else:
            yield Line(number, data[:kept], len(data) + _skim(stream))


def _skim(stream: BinaryIO) -> int:
    """Bytes left of the line."""
    length = 0
    while piece := stream.readline(1_048_576):
        length += len(piece)
        if piece.endswith(b"\n"):
            return length - 1
    return length
