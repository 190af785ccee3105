"""Time phrases to TIMEX3 values and dates."""

import polars as pl

from tasks.frames import Reading


def resolve(reading: Reading, articles: pl.DataFrame) -> Reading:
    """Fill value, dates, granularity and anchor of every time expression."""
    return reading
