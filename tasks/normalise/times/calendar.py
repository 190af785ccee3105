"""Arithmetic on TIMEX3 points: values of days, weeks, months, quarters and years, their days, and how to step from one to another."""

import calendar
import re
from datetime import date, timedelta

DAY = timedelta(days=1)
SEASON_MONTHS = {"SP": (3, 5), "SU": (6, 8), "FA": (9, 11), "WI": (12, 2)}
"""First and last month of a season (meteorological, northern half); winter runs into the next year."""

Days = tuple[date, date, str]


def safe_date(year: int, month: int, day: int) -> date | None:
    """The day, or None where the calendar has no such day."""
    return date(year, month, day) if 1 <= year <= 9999 and 1 <= month <= 12 and 1 <= day <= calendar.monthrange(year, month)[1] else None


def value_at(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit (D, W, M, Q, Y, DE, CE, WE) that a day lies in."""
    week = day.isocalendar()
    return {
        "D": day.isoformat(),
        "W": f"{week.year:04d}-W{week.week:02d}",
        "WE": f"{week.year:04d}-W{week.week:02d}-WE",
        "M": f"{day.year:04d}-{day.month:02d}",
        "Q": f"{day.year:04d}-Q{(day.month + 2) // 3}",
        "Y": f"{day.year:04d}",
        "DE": f"{day.year // 10:03d}",
        "CE": f"{day.year // 100:02d}",
    }[unit]


def shift(day: date, count: int, unit: str) -> date | None:
    """The day `count` units on (or back, where negative); the end of a shorter month where the day is missing; None beyond the calendar."""
    try:
        if unit in ("D", "W", "WE", "W2"):
            return day + timedelta(days=count * {"D": 1, "W": 7, "WE": 7, "W2": 14}[unit])
        months = day.year * 12 + day.month - 1 + count * {"M": 1, "Q": 3, "Y": 12, "DE": 120, "CE": 1200}[unit]
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
    except (OverflowError, ValueError, IndexError):
        return None


def month_days(year: int, first: int, last: int | None = None) -> tuple[date, date]:
    """First and last day of a month, or from one month to another of the year (the next year where the last comes before the first)."""
    last = last or first
    year = min(max(year, 1), 9999)  # the calendar's own bounds
    end_year = min(year + (last < first), 9999)
    return date(year, first, 1), date(end_year, last, calendar.monthrange(end_year, last)[1])


_DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)(T.*)?$")
_MONTH = re.compile(r"(\d{4})-(\d\d)$")
_WEEK = re.compile(r"(\d{4})-W(\d\d)(-WE)?$")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])$")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|WI)$")
_SPAN = re.compile(r"(\d{4})/(\d{4})$")
_YEARS = re.compile(r"(\d{2,4})(X{0,2})$")


def days_of(value: str | None) -> Days | None:
    """First and last day and granularity of a TIMEX3 point; None for what is no stretch of the calendar (durations, PAST_REF, sets)."""
    if value is None:
        return None
    for pattern, reader in _READERS:
        match = pattern.match(value)
        if match:
            try:
                return reader(match)
            except ValueError:
                return None
    return None


def _day(m: re.Match[str]) -> Days:
    day = date(int(m[1]), int(m[2]), int(m[3]))
    return day, day, "time" if m[4] else "day"


def _month(m: re.Match[str]) -> Days:
    return *month_days(int(m[1]), int(m[2])), "month"


def _week(m: re.Match[str]) -> Days:
    monday = date.fromisocalendar(int(m[1]), int(m[2]), 1)
    return (monday + 5 * DAY, monday + 6 * DAY, "day") if m[3] else (monday, monday + 6 * DAY, "week")


def _quarter(m: re.Match[str]) -> Days:
    return *month_days(int(m[1]), 3 * int(m[2]) - 2, 3 * int(m[2])), "quarter"


def _season(m: re.Match[str]) -> Days:
    return *month_days(int(m[1]), *SEASON_MONTHS[m[2]]), "quarter"


def _years(m: re.Match[str]) -> Days:
    missing = 4 - len(m[1])
    first = int(m[1]) * 10**missing
    return date(max(first, 1), 1, 1), date(first + 10**missing - 1, 12, 31), "year" if missing == 0 else "unknown"


def _span(m: re.Match[str]) -> Days:
    return date(int(m[1]), 1, 1), date(int(m[2]), 12, 31), "unknown"


_READERS = ((_DAY, _day), (_MONTH, _month), (_WEEK, _week), (_QUARTER, _quarter), (_SEASON, _season), (_SPAN, _span), (_YEARS, _years))
