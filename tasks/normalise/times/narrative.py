"""Is a text a history, whose incomplete dates follow the times it has told, or news, whose dates are counted from its publication."""

import re
from collections.abc import Iterable
from datetime import date

_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")
_DEICTIC = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday|tomorrow|tonight|(?:this|last|next) (?:week|month|year|night))\b",
    re.IGNORECASE,
)
DEICTIC_WEIGHT = 8
"""A day counted from the publication speaks as loud for news as so many past years for a history."""
ENOUGH_YEARS = 4
"""So many past years must be told before a text counts as a history."""


def is_narrative(surfaces: Iterable[str], published: date | None) -> bool:
    """True where far more past years are told than days counted from the publication, or where there is no publication date."""
    if published is None:
        return True
    told = list(surfaces)
    years = [int(y) for s in told for y in _YEAR.findall(s)]
    past = sum(y < published.year - 1 for y in years)
    deictic = sum(bool(_DEICTIC.search(s)) for s in told)
    return past >= ENOUGH_YEARS and past > DEICTIC_WEIGHT * deictic and past * 3 >= len(years) * 2
