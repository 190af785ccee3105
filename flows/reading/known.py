"""What of a batch need not be read: articles that are stored as they are, and bodies that another article already has."""

import dataclasses

import polars as pl

from tasks.frames import Article, Capture, Captured, Segment
from tasks.ingest.take import mark_duplicates

SAME = ("body_sha256", "published_on", "title", "url", "outlet", "duplicate_of")
"""What must be as stored for an article to count as unchanged, beside the reader."""


def against(captured: Captured, stored: pl.DataFrame, bodies: pl.DataFrame, reader_sha: str) -> tuple[Captured, int]:
    """The batch without its unchanged articles, repeated bodies marked, and the number of unchanged articles.

    `stored` holds the stored articles with the same ids, `bodies` (`article_id`, `duplicate_of`) stored originals of repeated bodies.
    An article is unchanged when body, date, title, url and outlet are as stored and it was read by the same reader, or needs no reader.
    """
    marked = mark_duplicates(captured, _originals(captured, bodies))
    return _without(marked, _unchanged(marked.article, stored, reader_sha))


def _originals(captured: Captured, bodies: pl.DataFrame) -> pl.DataFrame:
    """Stored originals that this batch does not itself replace, as `mark_duplicates` wants them."""
    sha_of = captured.article.select("article_id", "body_sha256")
    outside = bodies.join(sha_of, left_on="duplicate_of", right_on="article_id", how="anti")
    return outside.join(sha_of, on="article_id").select(pl.col("duplicate_of").alias("article_id"), "body_sha256")


def _unchanged(article: pl.DataFrame, stored: pl.DataFrame, reader_sha: str) -> pl.DataFrame:
    before = stored.select("article_id", *(pl.col(name).alias(f"stored_{name}") for name in (*SAME, "status", "reader_sha")))
    same = pl.all_horizontal(pl.col(name).eq_missing(pl.col(f"stored_{name}")) for name in (*SAME, "status"))
    read_alike = (pl.col("status") != "read") | (pl.col("stored_reader_sha") == reader_sha)
    return article.join(before, on="article_id").filter(same & read_alike).select("article_id", "capture_id")


def _without(captured: Captured, unchanged: pl.DataFrame) -> tuple[Captured, int]:
    if unchanged.is_empty():
        return captured, 0
    left = dataclasses.replace(
        captured,
        capture=Capture.cast(captured.capture.join(unchanged, on="capture_id", how="anti")),
        article=Article.cast(captured.article.join(unchanged, on="article_id", how="anti")),
        segment=Segment.cast(captured.segment.join(unchanged, on="article_id", how="anti")),
    )
    return left, unchanged.height
