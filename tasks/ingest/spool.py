"""What was fetched and is not stored yet, on disk beside the warehouse: a run that dies loses none of it and the next asks for none again.

Each payload is a file of its own that appears whole or not at all. Pages are numbered; `ops.source_state` says up to which number they are
stored, in the same transaction that stores them. Lists (feeds, sitemaps) belong to a round, and go when the round is over.
"""

import contextlib
import json
import re
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import asdict, replace
from datetime import datetime
from operator import itemgetter
from pathlib import Path
from typing import Any

from tasks.ingest.announced import Announced
from tasks.ingest.fetch import Fetched, Validators
from tasks.ingest.fetch.state import State
from tasks.ingest.urls import without_credentials

PAGE, LIST = "page", "list"
NAME = re.compile(r"(?:page|list)-(?P<number>\d+)(?:-\d+)?")


def folder_of(warehouse: Path, source_id: str) -> Path:
    """Where a source's payloads wait until they are in that warehouse."""
    return warehouse.with_name(f"{warehouse.name}.spool") / source_id


class Spool:
    """Of one source. `folder` None keeps nothing; `page_no` and `round_no` are those that the source's state has."""

    def __init__(self, folder: Path | None, page_no: int = 0, round_no: int = 0) -> None:
        self._folder, self._round_no = folder, round_no
        forget(folder, page_no, round_no)
        self._next = max([page_no, *(number for _, number in _entries(folder))]) + 1

    def put_page(self, announced: Announced, fetched: Fetched) -> int:
        """Keep a page that was announced so; answers its number."""
        url = announced.url and without_credentials(announced.url)
        about = {**asdict(replace(announced, entry=None, url=url)), "entry": None}
        return self._put(PAGE, fetched, {"announced": about})

    def put_list(self, fetched: Fetched, url: str) -> None:
        """Keep a feed or sitemap that was asked for at `url`."""
        self._put(LIST, fetched, {"asked": without_credentials(url)}, f"-{self._round_no}")

    def pages(self) -> Iterator[tuple[int, Announced, Fetched]]:
        """Pages fetched in runs that died, in the order in which they came."""
        for path, number in _entries(self._folder, PAGE):
            if (found := _read(path)) is not None:
                yield number, Announced(**found[0]["announced"]), found[1]

    def lists(self) -> Iterator[tuple[str, Fetched]]:
        """Lists of a round that died, with the address that was asked, in the order in which they came."""
        for path, _ in _entries(self._folder, LIST):
            if (found := _read(path)) is not None:
                yield str(found[0]["asked"]), found[1]

    def _put(self, kind: str, fetched: Fetched, more: dict[str, Any], ending: str = "") -> int:
        number, self._next = self._next, self._next + 1
        if self._folder is not None:
            self._folder.mkdir(parents=True, exist_ok=True)
            path = self._folder / f"{kind}-{number}{ending}"
            partial = path.with_name(f".{path.name}.part")
            partial.write_bytes(_packed(fetched, more))
            partial.replace(path)
        return number


def forget_stored(warehouse: Path, row: Mapping[str, Any]) -> None:
    """Remove what is stored, for this row of `ops.source_state` is."""
    state = State.of(row["source_id"], row)
    forget(folder_of(warehouse, state.source_id), state.page_no, state.round_no)


def forget(folder: Path | None, page_no: int, round_no: int) -> None:
    """Remove pages up to that number and lists of rounds before that one, and the folder when it is empty."""
    if folder is None or not folder.is_dir():
        return
    for path, number in _entries(folder):
        kind, _, ending = path.name.partition("-")
        if number <= page_no if kind == PAGE else int(ending.partition("-")[2] or 0) < round_no:
            path.unlink(missing_ok=True)
    for partial in folder.glob(".*.part"):
        partial.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # not empty
        folder.rmdir()
        folder.parent.rmdir()


def _entries(folder: Path | None, kind: str = "") -> list[tuple[Path, int]]:
    """The files of a kind with their numbers, in order."""
    found = [found for path in folder.iterdir() if (found := NAME.fullmatch(path.name))] if folder and folder.is_dir() else []
    return sorted(((folder / each[0], int(each["number"])) for each in found if folder and each[0].startswith(kind)), key=itemgetter(1))


def _packed(fetched: Fetched, more: dict[str, Any]) -> bytes:
    """A line of JSON, then the compressed payload with its checksum."""
    about = asdict(replace(fetched, payload=None, url=without_credentials(fetched.url))) | {"fetched_at": fetched.fetched_at.isoformat()}
    head = json.dumps({**more, "fetched": about}, ensure_ascii=True).encode()
    payload = zlib.compress(fetched.payload or b"", 1)
    return b"%d %d\n" % (zlib.crc32(head + b"\n" + payload), len(head)) + head + b"\n" + payload


def _read(path: Path) -> tuple[dict[str, Any], Fetched] | None:
    """A file of the spool; None where the disk has damaged it, for then it is fetched again."""
    try:
        size, _, rest = path.read_bytes().partition(b"\n")
        checksum, length = map(int, size.split())
        if zlib.crc32(rest) != checksum:
            raise ValueError("damaged")
        about = json.loads(rest[:length])
        fetched = about["fetched"]
        fetched |= {
            "payload": zlib.decompress(rest[length + 1 :]),
            "validators": Validators(**fetched["validators"]),
            "fetched_at": datetime.fromisoformat(fetched["fetched_at"]),
        }
        return about, Fetched(**fetched)
    except (OSError, ValueError, KeyError, TypeError, zlib.error):
        path.unlink(missing_ok=True)
        return None
