"""Is a text a history, whose incomplete dates follow the times it has told, or news, whose dates are counted from its publication?"""

import re
from collections.abc import Iterable
from datetime import date

_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")
ENOUGH_YEARS = 4
"""So many years must be told before a text counts as a history."""
NEAR_YEARS = 1


def is_narrative(surfaces: Iterable[str], published: date | None) -> bool:
    """True without a publication date, or where most of the years told lie far from it."""
    if published is None:
        return True
    years = [int(y) for s in surfaces for y in _YEAR.findall(s)]
    far = [y for y in years if abs(y - published.year) > NEAR_YEARS]
    return len(far) >= ENOUGH_YEARS and len(far) * 3 >= len(years) * 2
