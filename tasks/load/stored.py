"""What the warehouse already has: asked before reading, so that a second run reads only what is new."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from tasks.frames import Article, Capture, Captured, Rejection, Segment
from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def stored_articles(warehouse: Warehouse, candidates: pl.DataFrame) -> pl.DataFrame:
    """The stored articles among the candidates (a frame with `article_id`).

    Answers `article_id`, `body_sha256`, `reader_sha`, `status`, `revision`, `duplicate_of`, `published_on`, `title`, `url`, `outlet`:
    an article whose body, date and reader are the same need not be read again.
    """
    with warehouse.offering({"candidate": candidates.select("article_id")}):
        return warehouse.frame(scripts.text("load/stored_articles"))


def stored_bodies(warehouse: Warehouse, candidates: pl.DataFrame) -> pl.DataFrame:
    """Candidates (`article_id`, `body_sha256`) whose body another stored article already has.

    Answers `article_id`, `duplicate_of`: the original, never itself a duplicate.
    """
    with warehouse.offering({"candidate": candidates.select("article_id", "body_sha256")}):
        return warehouse.frame(scripts.text("load/stored_bodies"))


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which stored articles: all where nothing is said. Days are publication days, both included."""

    since: date | None = None
    until: date | None = None
    source_id: str | None = None


def stale_articles(warehouse: Warehouse, reader_sha: str, languages: Sequence[str], wanted: Wanted) -> pl.DataFrame:
    """Articles that another version has read, or none could: `article_id`, `word_count`, in order of need."""
    values = [reader_sha, list(languages), wanted.since, wanted.until, wanted.source_id]
    return warehouse.frame(scripts.text("load/stale_articles"), values)


def as_captured(warehouse: Warehouse, articles: pl.DataFrame, run_id: str) -> Captured:
    """Stored articles (a frame with `article_id`) as ingest would hand them on once more: the same ids, bodies and segments."""
    with warehouse.offering({"wanted": articles.select("article_id")}):
        article = warehouse.frame(scripts.text("load/articles_of"))
        segment = warehouse.frame(scripts.text("load/segments_of"))
    to_read = article.with_columns(pl.lit("read").alias("status"), pl.lit(run_id).alias("run_id"))
    return Captured(
        capture=Capture.create_empty(),
        article=Article.validate(to_read, cast=True),
        segment=Segment.validate(segment, cast=True),
        rejection=Rejection.create_empty(),
    )


def in_batches(warehouse: Warehouse, stale: pl.DataFrame, words: int, run_id: str) -> Iterator[Captured]:
    """The articles (`article_id`, `word_count`) in their order, about so many words at a time; only one batch of bodies is held."""
    numbered = stale.with_columns(pl.col("word_count").cum_sum().sub(1).clip(0).floordiv(words).alias("batch"))
    for part in numbered.partition_by("batch", maintain_order=True):
        yield as_captured(warehouse, part, run_id)
