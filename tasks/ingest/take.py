"""Taking a source: whatever stands at a path, as batches of articles with their segments."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import polars as pl

from tasks.frames import Article, Captured
from tasks.ingest import dates, source
from tasks.ingest.batch import Batch
from tasks.ingest.files import Options
from tasks.settings import Settings


def batches(path: Path, settings: Settings, run_id: str, *, limit: int | None = None, today: date | None = None) -> Iterator[Captured]:
    """Batches of about `settings.batch_words` words from a text file, a folder of them, or a JSON lines file.

    `limit` bounds the articles taken; `today` (default: the clock's, UTC) tells publication dates in the future from real ones.
    Memory holds one batch. Raises SourceError where there is nothing that could be read.
    """
    name = source.source_id(path, settings.source_name)
    batch = Batch(settings, run_id, name, today or dates.no_earlier(datetime.now(UTC).date()))
    for found in source.items(path, Options(settings.max_record_bytes)):
        if limit is not None and batch.taken >= limit:
            break
        batch.add(found)
        if batch.is_full:
            yield batch.close()
    if batch.items:
        yield batch.close()


def mark_duplicates(captured: Captured, known: pl.DataFrame) -> Captured:
    """The batch with those articles marked whose body an article in `known` (article_id, body_sha256) already has.

    An article is no duplicate of itself; of several originals the one with the smallest id is named. Pure: nothing else changes.
    """
    originals = known.group_by("body_sha256").agg(pl.col("article_id").min().alias("original"))
    is_new = pl.col("original").is_null() | (pl.col("original") == pl.col("article_id")) | (pl.col("status") == "duplicate")
    article = (
        captured.article.join(originals, on="body_sha256", how="left", maintain_order="left")
        .with_columns(
            status=pl.when(is_new).then("status").otherwise(pl.lit("duplicate")),
            duplicate_of=pl.when(is_new).then("duplicate_of").otherwise("original"),
        )
        .drop("original")
    )
    return replace(captured, article=Article.validate(article))
