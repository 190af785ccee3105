"""What the tests of the flows share: batches made by hand, and the content of a warehouse for comparison."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from flows.reading.batch import Batch
from tasks.frames import TABLES, Article, Segment, frame_of
from tasks.load.query import reader
from tasks.settings import ReaderSettings

PASSING = {"run_id", "fetched_at"}
"""Columns that tell runs apart, not contents."""


def batch(*bodies: str) -> Batch:
    """Articles `a0`, `a1`, … with these bodies, one segment each."""
    articles = [
        {"article_id": f"a{n}", "external_id": f"a{n}", "source_id": "test", "body": body, "body_sha256": str(n), "revision": 1,
         "run_id": "r", "status": "read", "word_count": len(body.split())}
        for n, body in enumerate(bodies)
    ]  # fmt: skip
    segments = [{"article_id": f"a{n}", "segment_no": 0, "kind": "body", "start_char": 0, "end_char": len(b)} for n, b in enumerate(bodies)]
    return Batch(frame_of(Article, articles), frame_of(Segment, segments), ReaderSettings(), "r")


def content(warehouse: Path) -> Mapping[str, pl.DataFrame]:
    """Every row of raw and core, in an order of its own, without what tells runs apart."""
    tables = [name for name in TABLES if name.split(".")[0] in ("raw", "core")]
    with reader(warehouse) as opened:
        frames = {name: opened.frame(f"select * from {name} order by all") for name in tables}
    return {name: frame.drop(PASSING & set(frame.columns)) for name, frame in frames.items()}


def write_articles(folder: Path, **bodies: str) -> Path:
    """One text file per body."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, body in bodies.items():
        (folder / f"{name}.txt").write_text(body, encoding="utf-8")
    return folder
