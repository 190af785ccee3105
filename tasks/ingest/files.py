"""A file to be read, and within which bounds."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from tasks.ingest.items import KEPT_BYTES, Item, Refused


@dataclass(frozen=True, slots=True)
class File:
    """A file on disk. `name` is its path inside the source, `fetched_at` when it counts as taken, `depth` how many archives it was in."""

    path: Path
    name: str
    fetched_at: datetime
    depth: int = 0


@dataclass(frozen=True, slots=True)
class Options:
    """`longest`: bytes that one article may have; `columns`: which column of a table holds which field ({"text": "body"})."""

    longest: int
    columns: Mapping[str, str] = field(default_factory=dict)


Reader = Callable[[File, Options], Iterator[Item | Refused]]


def file_at(path: Path, name: str) -> File:
    """A local file counts as taken when it was last written, so that taking it again changes nothing."""
    return File(path, name, datetime.fromtimestamp(int(path.stat().st_mtime), UTC))


def load(file: File, longest: int, media_type: str) -> tuple[bytes, Refused | None]:
    """The file's bytes; where they are more than `longest`, their start and the refusal."""
    size = file.path.stat().st_size
    with file.path.open("rb") as stream:
        payload = stream.read(longest if size <= longest else KEPT_BYTES)
    if size <= longest:
        return payload, None
    detail = f"{size} bytes, allowed are {longest}; split it"
    return payload, Refused(file.name, "too_long", detail, payload, media_type, file.fetched_at, size)
