"""Names of places to GeoNames."""

import polars as pl

from tasks.frames import Resolved


def resolve(resolved: Resolved, articles: pl.DataFrame, segments: pl.DataFrame) -> Resolved:
    """Place the entities that are places, and give each event mention where it happened."""
    return resolved
