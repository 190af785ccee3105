"""A path as a source: its id, and its items from the reader of each file's format."""

import re
from collections.abc import Iterator
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest import registry
from tasks.ingest.files import Options, file_at
from tasks.ingest.items import Item, Refused


def source_id(path: Path, name: str = "") -> str:
    """`name` if given, else the file's or folder's own name without endings: moving it elsewhere changes no id."""
    own = name or path.resolve().name
    if not name and not path.is_dir():
        own = own[: len(own) - len(registry.kind(own) or "")]
    return re.sub(r"[^\w.-]+", "-", own.lower()).strip("-") or "source"


def items(path: Path, options: Options) -> Iterator[Item | Refused]:
    """Everything at the path: of a folder all files, at any depth, in the order of their paths. Raises SourceError."""
    if not path.exists():
        raise SourceError("S201", f"there is no {path}", "give a file, or a folder of files, such as articles.jsonl or pages/")
    if path.is_dir():
        return _folder(path, options)
    if registry.kind(path.name) is None:
        raise SourceError("S202", f"{path.name} is of no kind that can be read", f"known are {registry.KNOWN} and folders of them")
    return registry.read(file_at(path, path.name), options)


def _folder(folder: Path, options: Options) -> Iterator[Item | Refused]:
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    if not any(registry.kind(path.name) for path in found):
        raise SourceError("S203", f"{folder} holds no file that can be read", f"known are {registry.KNOWN}")
    for path in found:
        yield from registry.read(file_at(path, path.relative_to(folder).as_posix()), options)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
