"""A source in a folder of its own, and what ingest makes of it."""

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from tasks.frames import Captured
from tasks.ingest.take import batches
from tasks.settings import Settings

TODAY = date(2026, 11, 22)
Take = Callable[..., Captured]


@pytest.fixture
def take() -> Take:
    """Everything at a path as one batch."""

    def _take(path: Path, *, limit: int | None = None, **settings: Any) -> Captured:
        found = list(batches(path, Settings(**settings), "run-1", limit=limit, today=TODAY))
        assert found, "the source gave nothing at all"
        frames = {name: pl.concat([getattr(batch, name) for batch in found]) for name in ("capture", "article", "segment", "rejection")}
        return Captured(**frames)

    return _take


@pytest.fixture
def jsonl(tmp_path: Path) -> Callable[..., Path]:
    """A JSON lines file of records (dicts) and raw lines (bytes)."""

    def _write(*lines: dict[str, Any] | bytes, name: str = "wire.jsonl") -> Path:
        data = b"\n".join(line if isinstance(line, bytes) else json.dumps(line, ensure_ascii=False).encode() for line in lines) + b"\n"
        path = tmp_path / name
        path.write_bytes(gzip.compress(data) if name.endswith(".gz") else data)
        return path

    return _write
