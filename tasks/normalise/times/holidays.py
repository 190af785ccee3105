"""Holidays to days: fixed ones, those of a weekday in a month, and those that go with Easter."""

import csv
from datetime import date, timedelta
from functools import lru_cache

from tasks import paths
from tasks.normalise.times import calendar, years
from tasks.normalise.times.calendar import safe_date
from tasks.normalise.times.context import ABSOLUTE, NO_DATE, PREVIOUS, PUBLICATION, Context, Value
from tasks.normalise.times.years import Parts


@lru_cache(maxsize=1)
def _holidays() -> dict[str, str]:
    with (paths.ONTOLOGY / "times" / "holidays.csv").open(encoding="utf-8", newline="") as rows:
        return {_plain(row["name"]): row["value"] for row in csv.DictReader(rows)}


def _plain(name: str) -> str:
    return " ".join(name.lower().replace("’", "'").split())


def holiday(parts: Parts, context: Context) -> Value:
    """Christmas Eve, Good Friday 2019."""
    told = _holidays().get(_plain(parts["holiday"]))
    if told is None:
        return Value(None, reason="a holiday whose day is not known")
    if "year" in parts:
        day = _holiday_day(told, int(parts["year"]))
        return Value(day.isoformat(), ABSOLUTE) if day else NO_DATE
    days = {y: (d, d) for y in years.near_years(context) if (d := _holiday_day(told, y))}
    if not days:
        return NO_DATE
    year = years.choose(days, context, parts.get("relh", "").lower())
    return Value(days[year][0].isoformat(), PREVIOUS if context.is_narrative else PUBLICATION)


_NTH = {"thanksgiving": (11, 4, 4), "labor": (9, 1, 1), "memorial": (5, 1, -1), "mlk": (1, 1, 3), "presidents": (2, 1, 3)}
"""Holiday -> month, ISO weekday, which one of the month (-1 the last)."""


def _holiday_day(told: str, year: int) -> date | None:
    if told.startswith("easter"):
        return easter(year) + timedelta(days=int(told[6:]))
    if told == "election":
        return _nth(year, 11, 1, 1) + timedelta(days=1)
    if told in _NTH:
        return _nth(year, *_NTH[told])
    month, day = told.split("-")
    return safe_date(year, int(month), int(day))


def _nth(year: int, month: int, weekday: int, which: int) -> date:
    first, last = calendar.month_days(year, month)
    if which < 0:
        return last - timedelta(days=(last.isoweekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.isoweekday()) % 7 + 7 * (which - 1))


def easter(year: int) -> date:
    """Easter Sunday, Gregorian calendar (Meeus/Jones/Butcher)."""
    a, b, c = year % 19, year // 100, year % 100
    d, e, f = b // 4, b % 4, (b + 8) // 25
    h = (19 * a + b - d - (b - f + 1) // 3 + 15) % 30
    k = (32 + 2 * e + 2 * (c // 4) - h - c % 4) % 7
    m = (a + 11 * h + 22 * k) // 451
    month, day = divmod(h + k - 7 * m + 114, 31)
    return date(year, month, day + 1)
