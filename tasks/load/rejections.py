"""Rejections that are still open: what is needed to try them again, and closing them."""

import polars as pl

from tasks.frames import Article, Segment
from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def settle_landed(warehouse: Warehouse) -> None:
    """Close those whose article a later run has taken."""
    with warehouse.transaction():
        warehouse.run(scripts.text("retry/resolve_landed"))


def open_rejections(warehouse: Warehouse, rule: str | None = None, source: str | None = None) -> pl.DataFrame:
    """`stage`, `key`, `rule`, `source_id`, `external_id`, `url`, `capture_id` of each rejected thing that is open, once."""
    return warehouse.frame(scripts.text("retry/open_rejections"), [rule, rule, source, source])


def payloads(warehouse: Warehouse, wanted: pl.DataFrame) -> pl.DataFrame:
    """The kept bytes of captures (`capture_id`): `payload`, `encoding`, `byte_count`, `media_type`, `fetched_at`."""
    with warehouse.offering({"wanted": wanted.select("capture_id").drop_nulls().unique()}):
        return warehouse.frame(scripts.text("retry/payloads"))


def stored(warehouse: Warehouse, wanted: pl.DataFrame) -> tuple[pl.DataFrame, pl.DataFrame]:
    """Articles (`article_id`) with their segments, as ingest once handed them on."""
    with warehouse.offering({"wanted": wanted.select("article_id").unique()}):
        articles = warehouse.frame(scripts.text("retry/stored_again"))
        segments = warehouse.frame(scripts.text("retry/segments_again"))
    return Article.validate(articles, cast=True), Segment.validate(segments, cast=True)


def landed(warehouse: Warehouse, wanted: pl.DataFrame) -> frozenset[str]:
    """Which of some articles (`article_id`) are stored and need no more reading."""
    with warehouse.offering({"wanted": wanted.select("article_id").unique()}):
        return frozenset(warehouse.frame(scripts.text("retry/landed"))["article_id"])


def resolve(warehouse: Warehouse, settled: pl.DataFrame) -> None:
    """Close rejections: `stage`, `key`, `rule`, and in `resolved_by` the run that took them after all. They stay, closed."""
    with warehouse.offering({"settled": settled}), warehouse.transaction():
        warehouse.run(scripts.text("retry/resolve"))
