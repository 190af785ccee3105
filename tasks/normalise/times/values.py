"""One phrase to its TIMEX3 value: the grammar says what kind of phrase it is, and each kind has a function."""

from collections.abc import Callable

from tasks.normalise.times import amounts, holidays, points, stretches
from tasks.normalise.times.context import Context, Value
from tasks.timewords import Found, parse

MEANINGS: dict[str, Callable[[dict[str, str], Context], Value]] = {
    "calendar": points.point,
    "rel_unit": stretches.rel_unit,
    "offset": stretches.offset,
    "quarter": stretches.quarter,
    "quarter_told": stretches.quarter_told,
    "season": stretches.season,
    "decade": stretches.decade,
    "century": stretches.century,
    "year_bc": stretches.year_bc,
    "holiday": holidays.holiday,
    "duration": amounts.duration,
    "set": amounts.recurring,
    "reference": amounts.reference,
    "clock": amounts.clock,
    "day_tail": amounts.day_tail,
    "year_tail": amounts.year_tail,
}


def value_of_phrase(surface: str, context: Context, found: Found | None = None) -> Value:
    """The TIMEX3 value of a phrase in its context; a value of None comes with a reason."""
    found = found or parse(surface)
    if found is None:
        return Value(None, reason="no rule reads the phrase")
    try:
        return MEANINGS[found.rule.means](found.parts, context)
    except OverflowError:
        return Value(None, reason="beyond the years 1 to 9999")
