"""Which year: the one that is said, or the one that an incomplete date means."""

import re
from datetime import date

from tasks.normalise.times.calendar import DAY
from tasks.normalise.times.context import Context
from tasks.normalise.times.numbers import quantity
from tasks.timewords import value_of

Parts = dict[str, str]


def month_number(word: str) -> int:
    """March or Mar -> 3."""
    return int(value_of(word, "MONTH") or value_of(word, "MONTHABBR") or value_of(word, "MONTHVERB") or 1)


def year_number(text: str, context: Context) -> int:
    """1998 for 1998; '98 and 98 the year of that ending nearest to the time told last, else to the publication, else up to 2039."""
    figures = text.strip("'’`")
    if len(figures) == 4:
        return int(figures)
    near = context.published.year if context.published else context.year_told() or 1990
    return min((century * 100 + int(figures) for century in range(17, 21)), key=lambda y: abs(y - near))


def spoken_year(text: str) -> int:
    """Nineteen ninety-four -> 1994, two thousand and three -> 2003."""
    words = re.findall(r"[^\W\d_]+", text.lower())
    if words[0] == "two":
        return int(quantity(text) or 0)
    return int(value_of(words[0], "NUMW") or 0) * 100 + int(quantity(" ".join(words[1:])) or 0)


def stated_year(parts: Parts, context: Context) -> int | None:
    """The year that the phrase itself says, in figures, in words, or as "of that year"; None where it says none."""
    if "year" in parts:
        return year_number(parts["year"], context)
    if "yearw" in parts:
        return spoken_year(parts["yearw"])
    word = parts.get("yrel", "").lower()
    if word in ("that", "same"):
        return context.year_told()
    if word and context.published:
        return context.published.year + {"last": -1, "next": 1}.get(word, 0)
    return None


def not_last_month(stretches: dict[int, tuple[date, date]], today: date) -> dict[int, tuple[date, date]]:
    """In March, "last February" is a year back: the February just over would be "last month"."""
    just_over = today.replace(day=1) - DAY
    return {y: (start, end) for y, (start, end) in stretches.items() if end != just_over} or stretches


def near_years(context: Context) -> list[int]:
    """The years an incomplete date may be of."""
    told = context.year_told() if context.is_narrative else None
    base = told or (context.published.year if context.published else None) or context.year_told()
    return [] if base is None else [y for y in (base - 1, base, base + 1) if 1 <= y <= 9998]


def choose(stretches: dict[int, tuple[date, date]], context: Context, relation: str) -> int:
    """The year whose stretch the phrase means.

    `last` takes the latest that is over, `next` the first that has not begun. Otherwise the nearest to the publication, where a
    stretch against the tense counts as AGAINST_TENSE times as far. In a narrative the next one after the time told last.
    """
    if context.is_narrative and context.previous_day():
        return _in_narrative(stretches, context)
    today = context.published or context.previous_day() or date(1990, 1, 1)
    word = relation.split()[-1] if relation else ""
    if word in ("last", "past") and (past := [y for y, (_, end) in stretches.items() if end < today]):
        return max(past)
    if word in ("next", "coming") and (future := [y for y, (start, _) in stretches.items() if start > today]):
        return min(future)
    return min(stretches, key=lambda y: _distance(stretches[y], today, context.direction))


AGAINST_TENSE = 5
"""How much farther a time counts that lies on the other side than the tense points to ("said the talks, set for March, …" in February)."""


def _distance(stretch: tuple[date, date], today: date, direction: str | None) -> tuple[float, int]:
    start, end = stretch
    if start <= today <= end:
        return 0, 0
    ahead = start > today
    days = (start - today).days if ahead else (today - end).days
    against = direction is not None and ahead != (direction == "future")
    return days * (AGAINST_TENSE if against else 1), int(ahead)


def _in_narrative(stretches: dict[int, tuple[date, date]], context: Context) -> int:
    """The year told last; the next one where the month told last lies well after this one ("In December 1941 … In January …")."""
    told = context.year_told()
    if told not in stretches:
        return min(stretches)
    last = context.previous_day()
    fine = context.grain() in ("time", "day", "month")
    if last and fine and told + 1 in stretches and (last - stretches[told][1]).days > BACKWARD_DAYS:
        return told + 1
    return told


BACKWARD_DAYS = 150
"""A history steps back by less than this; a date that would lie farther back is one of the next year."""
