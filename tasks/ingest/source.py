"""A path as a source: its id, and its items from the reader of each file's format."""

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from tasks.errors import SourceError
from tasks.ingest.items import Item, Refused
from tasks.ingest.readers import jsonl, page, text

Reader = Callable[[Path, str, int], Iterator[Item | Refused]]

READERS: dict[str, Reader] = {
    ".txt": text.read,
    ".md": text.read,
    ".jsonl": jsonl.read,
    ".jsonl.gz": jsonl.read,
    ".html": page.read,
    ".htm": page.read,
    ".xhtml": page.read,
}
"""File name endings and who reads them."""


def source_id(path: Path, name: str = "") -> str:
    """`name` if given, else the file's or folder's own name without endings: moving it elsewhere changes no id."""
    own = name or path.resolve().name
    if not name and not path.is_dir():
        own = own.removesuffix(kind(path) or "")
    return re.sub(r"[^\w.-]+", "-", own.lower()).strip("-") or "source"


def kind(path: Path) -> str | None:
    """The ending that decides who reads a file; None where nobody does."""
    name = path.name.lower()
    return max((ending for ending in READERS if name.endswith(ending)), key=len, default=None)


def items(path: Path, longest: int) -> Iterator[Item | Refused]:
    """Everything at the path: of a folder all files, at any depth, in the order of their paths. Raises SourceError."""
    if not path.exists():
        raise SourceError("S201", f"there is no {path}", "give a text file, a saved page, a folder of them, or a .jsonl or .jsonl.gz file")
    if path.is_dir():
        return _folder(path, longest)
    if kind(path) is None:
        raise SourceError("S202", f"{path.name} is of no kind that can be read", f"known are {', '.join(READERS)} and folders of them")
    return _file(path, path.name, longest)


def _folder(folder: Path, longest: int) -> Iterator[Item | Refused]:
    found = sorted(path for path in folder.rglob("*") if path.is_file() and not _hidden(path.relative_to(folder)))
    if not any(kind(path) for path in found):
        raise SourceError("S203", f"{folder} holds no file that can be read", f"known are {', '.join(READERS)}")
    for path in found:
        name = path.relative_to(folder).as_posix()
        if kind(path) is None:
            yield Refused(name, "unknown_kind", f"nobody reads such a file; known are {', '.join(READERS)}")
        else:
            yield from _file(path, name, longest)


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _file(path: Path, name: str, longest: int) -> Iterator[Item | Refused]:
    try:
        yield from READERS[kind(path) or ".txt"](path, name, longest)
    except OSError as error:
        yield Refused(name, "unreadable", f"{error.strerror or error}")
