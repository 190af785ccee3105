"""Parties in time: one that ended long ago is not meant by a short name in today's news."""

from collections.abc import Iterable

import polars as pl

from tasks.frames import Reading
from tasks.normalise.actors import Profile

GRACE = 2
"""Years that the news goes on about a party after its end, or has of it before its beginning."""


def fits(party: Profile, years: frozenset[int], names: Iterable[str]) -> bool:
    """Whether the party can be meant: one of the years is of its time, nothing is known of the time, or its full name is given.

    "The AUC" in the news of 2024 is not the militia that ended in 2006, unless the article tells of 2006; "the United Self-Defense Forces
    of Colombia" is.
    """
    first, last = party.active
    if not years or any((first is None or year >= first - GRACE) and (last is None or year <= last + GRACE) for year in years):
        return True
    full = {party.name, *(alias for alias, kind in party.aliases if kind == "name" and " " in alias)}
    return not party.local and any(" " in name and _bare(name) in {_bare(f) for f in full} for name in names)


def _bare(name: str) -> str:
    return name.removeprefix("the ").removeprefix("The ").casefold()


def years_of(reading: Reading, articles: pl.DataFrame) -> dict[str, frozenset[int]]:
    """Article -> years of its publication and of the dates that it gives; none where it has no date of its own."""
    published = articles.filter(pl.col("published_on").is_not_null()).select("article_id", year=pl.col("published_on").dt.year())
    told = reading.time_expression.filter(pl.col("date_start").is_not_null()).select("article_id", year=pl.col("date_start").dt.year())
    both = pl.concat([published, told.join(published, on="article_id", how="semi")])
    return {row[0]: frozenset(row[1]) for row in both.group_by("article_id").agg("year").iter_rows()}
