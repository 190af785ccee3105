"""What the warehouse already has: asked before reading, so that a second run reads only what is new."""

import polars as pl

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
