"""A watched folder: files are taken once they are complete, and moved to done/ or failed/ once what they gave is stored."""

import hashlib
import json
import stat
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

from tasks.ingest import registry
from tasks.ingest.files import Options, file_at
from tasks.ingest.items import Item, Refused

DONE, FAILED, LEDGER = "done", "failed", ".taken.jsonl"
REASON = ".reason.txt"
QUIET_SECONDS = 2.0
"""A file that nobody has written to for so long is complete."""
EMPTY_SECONDS = 60.0
"""An empty one may be about to be written to."""
UNFINISHED = (".part", ".partial", ".tmp", ".temp", ".crdownload", ".download", ".filepart", ".swp", ".!ut", "~")
"""Endings under which programs write what is not there yet."""
MOST_REASONS = 100

Look = tuple[int, int, int]
"""Size, time of the last change in nanoseconds, and number of a file."""


@dataclass(slots=True)
class Fate:
    """What came of a file: articles taken, and why others were not."""

    file: Path
    name: str
    look: Look
    taken: int = 0
    reasons: list[str] = field(default_factory=list)


class Inbox:
    """One run over a folder. `pause` and `clock` are time.sleep and time.time."""

    def __init__(
        self,
        folder: Path,
        run_id: str,
        *,
        quiet_seconds: float = QUIET_SECONDS,
        pause: Callable[[float], None] = time.sleep,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._folder, self._run_id, self._quiet = folder, run_id, quiet_seconds
        self._pause, self._clock = pause, clock
        self._now: Fate | None = None

    def complete(self) -> list[Path]:
        """The files that are complete, in the order of their paths: untouched for a while, or for as long as is waited here.

        Links, hidden files and names of unfinished downloads are passed over; so are done/ and failed/.
        """
        first = {path: look for path in self._candidates() if (look := _look(path)) is not None}
        young = [path for path, (_, changed, _) in first.items() if self._clock() - changed / 1e9 < self._quiet]
        if young:
            self._pause(self._quiet)
        return sorted(path for path, look in first.items() if (path not in young or _look(path) == look) and self._is_full(look))

    def _is_full(self, look: Look) -> bool:
        return look[0] > 0 or self._clock() - look[1] / 1e9 >= EMPTY_SECONDS

    def _candidates(self) -> Iterator[Path]:
        for path in self._folder.rglob("*"):
            parts = path.relative_to(self._folder).parts
            is_ours = parts[0] in (DONE, FAILED) or any(part.startswith((".", "~$")) for part in parts)
            if not is_ours and not path.name.lower().endswith(UNFINISHED):
                yield path

    def items(self, options: Options) -> Iterator[Item | Refused]:
        """What the complete files give; after each item `note` is to be told what became of it."""
        self._folder.mkdir(parents=True, exist_ok=True)
        ledger = self._folder / LEDGER
        ledger.unlink(missing_ok=True)  # of a run that was killed: its files are still here and are taken again
        for path in self.complete():
            look = _look(path)
            if look is None:
                continue
            self._now = Fate(path, self._name(path), look)
            yield from registry.read(file_at(path, self._now.name), options)
            if _look(path) == look:
                self._enter(ledger, self._now)

    def note(self, came: Item | Refused, refused: Refused | None) -> None:
        """The last item was taken, or refused for a reason."""
        if self._now is None:
            return
        if refused is None:
            self._now.taken += isinstance(came, Item)
        elif len(self._now.reasons) < MOST_REASONS:
            self._now.reasons.append(f"{refused.key}: {refused.rule}: {refused.detail}")

    def _enter(self, ledger: Path, fate: Fate) -> None:
        """Remember what is to be moved once it is stored."""
        entry = {
            "run_id": self._run_id, "file": str(fate.file.relative_to(self._folder)), "name": fate.name, "look": fate.look,
            "taken": fate.taken, "reasons": fate.reasons,
        }  # fmt: skip
        with ledger.open("a", encoding="utf-8", errors="replace") as out:
            out.write(json.dumps(entry) + "\n")

    def _name(self, path: Path) -> str:
        """Its path inside the folder; with a few digits of its bytes where another file of this name is in done/ already."""
        name = path.relative_to(self._folder).as_posix()
        before = self._folder / DONE / name
        if not before.is_file() or _digest(before) == _digest(path):
            return name
        return _beside(name, _digest(path)[:8])


def settle(folder: Path, run_id: str) -> dict[str, int]:
    """Move the files that a run took, now that what they gave is stored; answers how many went to done and to failed.

    A file that gave no article goes to failed/, with the reasons in a file beside it; one of which only parts were refused to done/, with
    the reasons beside it too. Files changed meanwhile stay. Doing it again moves nothing more.
    """
    ledger, moved = folder / LEDGER, {DONE: 0, FAILED: 0}
    lines = ledger.read_text(encoding="utf-8").splitlines() if ledger.is_file() else []
    for entry in map(json.loads, lines):
        path = folder / entry["file"]
        if entry["run_id"] == run_id and _look(path) == tuple(entry["look"]):
            where = DONE if entry["taken"] else FAILED
            _move(path, folder / where, entry["name"], entry["reasons"])
            moved[where] += 1
    ledger.unlink(missing_ok=True)
    return moved


def _move(path: Path, into: Path, name: str, reasons: list[str]) -> None:
    """The reasons first: whoever sees the file sees why it is there."""
    target = into / name
    target.parent.mkdir(parents=True, exist_ok=True)
    number = 1
    while target.exists() or target.with_name(target.name + REASON).exists():
        number += 1
        target = into / _beside(name, str(number))
    if reasons:
        target.with_name(target.name + REASON).write_text("\n".join(reasons) + "\n", encoding="utf-8", errors="replace")
    path.replace(target)


def _beside(name: str, mark: str) -> str:
    """The name with a mark before its ending: "wire.jsonl.gz" -> "wire-2.jsonl.gz"."""
    pure = PurePosixPath(name)
    ending = registry.kind(pure.name) or pure.suffix
    stem = pure.name[: len(pure.name) - len(ending)] if ending else pure.name
    return str(pure.with_name(f"{stem}-{mark}{pure.name[len(stem) :]}"))


def _look(path: Path) -> Look | None:
    """None where it is no regular file, or gone."""
    try:
        found = path.lstat()
    except OSError:
        return None
    return (found.st_size, found.st_mtime_ns, found.st_ino) if stat.S_ISREG(found.st_mode) else None


def _digest(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
