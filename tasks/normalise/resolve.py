"""Normalising a batch: what the reading says, in dates, entities, places and events. A pure function of the batch and the data files."""

import polars as pl

from tasks.frames import Reading, Resolved
from tasks.normalise import entities, events, places, times


def resolve_batch(articles: pl.DataFrame, segments: pl.DataFrame, reading: Reading) -> Resolved:
    """The reading with dates, entity ids, places and event ids filled in, and the entities it speaks of.

    `articles` and `segments` follow the schemas Article and Segment. Order matters: dates first, then entities (places are entities too),
    then events, which take both.
    """
    dated = times.resolve(reading, articles)
    named = entities.resolve(dated, articles)
    placed = places.resolve(named, articles, segments)
    return events.resolve(entities.keep_local(placed), articles)
