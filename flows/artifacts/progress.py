"""How far a run is, as a bar in the UI."""

import gzip
from pathlib import Path
from typing import cast
from uuid import UUID

from prefect.artifacts import create_progress_artifact, update_progress_artifact

from flows.summary import Summary

NEARLY = 99.0


class Progress:
    """A bar that grows with the bytes taken, and says in words what has been done."""

    def __init__(self, total_bytes: int) -> None:
        self._total = total_bytes
        made = create_progress_artifact(0.0, key="sitrep-progress", description="starting")
        self._artifact = cast(UUID, made)  # a coroutine only where a loop runs, which a flow of plain functions has not

    def tell(self, now: Summary) -> None:
        """After a batch."""
        self._update(min(NEARLY, 100.0 * now.bytes / self._total) if self._total else 0.0, now)

    def done(self, now: Summary) -> None:
        """At the end."""
        self._update(100.0, now)

    def _update(self, percent: float, now: Summary) -> None:
        said = (
            f"{now.articles:,} articles, {now.read:,} read, {now.event_mentions:,} reports of events, {now.words_per_second:,.0f} words/s"
        )
        update_progress_artifact(self._artifact, percent, said)


def total_bytes(source: Path) -> int:
    """Bytes of a file, unpacked where its end says how many that are, or of all files in a folder; 0 where there is nothing."""
    if source.is_dir():
        return sum(_size(path) for path in source.rglob("*") if path.is_file())
    return _size(source) if source.is_file() else 0


def _size(path: Path) -> int:
    size = path.stat().st_size
    if path.suffix != ".gz" or size < len(gzip.compress(b"")):
        return size
    with path.open("rb") as packed:
        packed.seek(-4, 2)
        return max(size, int.from_bytes(packed.read(4), "little"))
