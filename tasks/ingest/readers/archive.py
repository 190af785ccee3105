"""Zip and tar files of anything that can be read; a member is unpacked to a temporary file of its own, never under its own name."""

import gzip
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import IO, cast

from tasks.ingest import registry
from tasks.ingest.files import File, Options
from tasks.ingest.items import Item, Refused

DEEPEST = 2
MOST_MEMBERS = 100_000
RATIO = 200
"""An archive that unpacks to more than so many times its own size …"""
FREE_BYTES = 50_000_000
"""… and to more than this is taken for a bomb."""
PIECE = 1_048_576
DAMAGED = (
    zipfile.BadZipFile,
    tarfile.TarError,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    RuntimeError,
    NotImplementedError,
    KeyError,
    IndexError,
)


class _BombError(ValueError):
    pass


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """The articles of all members, in the archive's order; links, members that nobody reads and archives nested too deep are listed."""
    if file.depth >= DEEPEST:
        yield Refused(file.name, "nested_archive", f"an archive inside {file.depth} others; unpack it first")
        return
    budget = max(FREE_BYTES, RATIO * file.path.stat().st_size)
    try:
        for number, (member, stream) in enumerate(_members(file.path)):
            if number >= MOST_MEMBERS:
                yield Refused(file.name, "too_many_members", f"more than {MOST_MEMBERS} members; the first ones were read")
                return
            name = f"{file.name}/{member}"
            refusal = _refusal(name, member, stream)
            if refusal is not None or stream is None:
                yield refusal or Refused(name, "not_a_file", "a link or a device, not followed")
                continue
            with tempfile.NamedTemporaryFile(suffix=registry.kind(member) or "") as unpacked:
                budget -= _copy(stream, unpacked, budget)
                unpacked.flush()
                yield from registry.read(File(Path(unpacked.name), name, file.fetched_at, file.depth + 1), options)
    except _BombError:
        yield Refused(file.name, "archive_bomb", f"unpacks to more than {RATIO} times its size; the rest was left")
    except DAMAGED as error:
        yield Refused(file.name, "broken_archive", f"{type(error).__name__}: {str(error)[:200]}; members before it were read")


def read_gz(file: File, options: Options) -> Iterator[Item | Refused]:
    """A single packed file ("wire.csv.gz"), read like the file that it holds."""
    name = file.name[: -len(".gz")]
    if file.depth >= DEEPEST or registry.kind(name) is None:
        known = f"nobody reads {name}; known are {registry.KNOWN}" if file.depth < DEEPEST else "packed too often; unpack it first"
        yield Refused(file.name, "unknown_kind" if file.depth < DEEPEST else "nested_archive", known)
        return
    with tempfile.NamedTemporaryFile(suffix=registry.kind(name) or "") as unpacked:
        try:
            with gzip.open(file.path) as stream:
                _copy(cast("IO[bytes]", stream), unpacked, max(FREE_BYTES, RATIO * file.path.stat().st_size))
        except _BombError:
            yield Refused(file.name, "archive_bomb", f"unpacks to more than {RATIO} times its size")
            return
        except DAMAGED as error:
            yield Refused(file.name, "broken_archive", f"{type(error).__name__}: {str(error)[:200]}")
            return
        unpacked.flush()
        yield from registry.read(File(Path(unpacked.name), name, file.fetched_at, file.depth + 1), options)


def _refusal(name: str, member: str, stream: IO[bytes] | None) -> Refused | None:
    if ".." in PurePosixPath(member.replace("\\", "/")).parts or member.startswith(("/", "\\")) or member[1:2] == ":":
        return Refused(name, "unsafe_path", "a member whose path leads out of the archive")
    if stream is not None and registry.kind(member) is None:
        return Refused(name, "unknown_kind", f"nobody reads such a file; known are {registry.KNOWN}")
    return None


def _members(path: Path) -> Iterator[tuple[str, IO[bytes] | None]]:
    """Names and streams; no stream for what is no regular file."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as packed:
            for info in packed.infolist():
                if not info.is_dir() and not _hidden(info.filename):
                    with packed.open(info) as stream:
                        yield info.filename, stream
        return
    with tarfile.open(path, "r|*") as tape:
        for entry in tape:
            if not entry.isdir() and not _hidden(entry.name):
                yield entry.name, tape.extractfile(entry) if entry.isfile() else None


def _hidden(name: str) -> bool:
    return any(part.startswith((".", "__MACOSX")) and not part.startswith("..") for part in PurePosixPath(name).parts)


def _copy(source: IO[bytes], target: IO[bytes], budget: int) -> int:
    copied = 0
    while piece := source.read(PIECE):
        copied += len(piece)
        if copied > budget:
            raise _BombError
        target.write(piece)
    return copied
