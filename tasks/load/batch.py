"""Loading a batch: one transaction that replaces an article's rows together."""

import polars as pl

from tasks.frames import Captured, Resolved, tables_of
from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def load_batch(warehouse: Warehouse, captured: Captured, resolved: Resolved) -> dict[str, int]:
    """Write a batch and answer how many rows went into each table.

    Every article in `captured.article` loses its old rows in all tables and gets the new ones, in one transaction: killed at any moment,
    the warehouse holds the old article or the new one. Loading the same batch again changes nothing; an article whose body differs from
    the stored one gets the next revision.
    """
    frames = batch_frames(captured, resolved)
    with warehouse.offering(frames), warehouse.transaction():
        warehouse.run(scripts.text("load/prior_articles"))
        if warehouse.rows(scripts.text("load/count_prior")) != [(0,)]:
            warehouse.run(scripts.text("load/delete_prior"))
        warehouse.run(scripts.text("load/insert_batch"))
    return {name: frame.height for name, frame in frames.items()}


def batch_frames(captured: Captured, resolved: Resolved) -> dict[str, pl.DataFrame]:
    """Table name -> the batch's rows; the rejections of all stages together."""
    frames = tables_of(captured) | tables_of(resolved.reading)
    return frames | {
        "rejection": pl.concat([captured.rejection, resolved.reading.rejection]),
        "article_entity": resolved.article_entity,
        "entity_alias": resolved.entity_alias,
        "place": resolved.place,
    }
