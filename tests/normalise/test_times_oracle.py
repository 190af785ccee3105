"""Dates against brute force: every kind of phrase, on days around every weekday and month boundary, by walking the calendar day by day."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.normalise.times.calendar import days_of
from tasks.normalise.times.context import Context
from tasks.normalise.times.values import value_of_phrase
from tasks.timewords import find

DAY = timedelta(days=1)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
EDGES = [
    date(year, month, 1) + n * DAY for year in (1999, 2000, 2023, 2024) for month in range(1, 13) for n in (-2, -1, 0, 1, 2, 3, 4)
]  # fmt: skip
"""Days on both sides of every month's first, in years with and without a leap day: every weekday is among them many times."""


SUFFIX = {1: "st", 2: "nd"}


def value(surface: str, published: date, direction: str | None = None) -> str | None:
    """What the rules say."""
    return value_of_phrase(surface, Context(published, direction=direction)).value


def walk(start: date, step: int, wanted: Callable[[date], bool]) -> date:
    """The first day from `start` on (or back) that is wanted, one day after the other."""
    day = start
    while not wanted(day):
        day += step * DAY
    return day


@pytest.mark.parametrize("name", WEEKDAYS)
def test_weekdays(name: str) -> None:
    number = WEEKDAYS.index(name)
    for today in EDGES:

        def named(day: date) -> bool:
            return day.weekday() == number

        assert value(name, today, "past") == walk(today, -1, named).isoformat()
        assert value(name, today, "future") == walk(today, 1, named).isoformat()
        assert value(f"last {name}", today) == walk(today - DAY, -1, named).isoformat()
        assert value(f"next {name}", today) == walk(today + DAY, 1, named).isoformat()


@pytest.mark.parametrize(
    ("surface", "days"), [("today", 0), ("yesterday", -1), ("tomorrow", 1), ("ten days ago", -10), ("40 days ago", -40)]
)
def test_days_from_the_publication(surface: str, days: int) -> None:
    for today in EDGES:
        day = today
        for _ in range(abs(days)):
            day += DAY if days > 0 else -DAY
        assert value(surface, today) == day.isoformat()


def _steps(today: date, count: int, unit: Callable[[date], object]) -> date:
    """A day of the unit `count` units back (or on): walk until the unit has changed so often."""
    day, left, step = today, abs(count), 1 if count > 0 else -1
    while left:
        before = unit(day)
        day += step * DAY
        left -= unit(day) != before
    return day


@pytest.mark.parametrize(("surface", "count"), [("this month", 0), ("last month", -1), ("next month", 1), ("three months ago", -3)])
def test_months(surface: str, count: int) -> None:
    for today in EDGES:
        day = _steps(today, count, lambda d: (d.year, d.month))
        assert value(surface, today) == f"{day.year:04d}-{day.month:02d}"


@pytest.mark.parametrize(("surface", "count"), [("this week", 0), ("last week", -1), ("next week", 1), ("six weeks ago", -6)])
def test_weeks_are_iso_weeks(surface: str, count: int) -> None:
    for today in EDGES:
        day = _steps(today, count, lambda d: d.isocalendar()[:2])
        assert value(surface, today) == day.strftime("%G-W%V")


@pytest.mark.parametrize(("surface", "count"), [("this year", 0), ("last year", -1), ("next year", 1), ("five years ago", -5)])
def test_years(surface: str, count: int) -> None:
    for today in EDGES:
        assert value(surface, today) == f"{_steps(today, count, lambda d: d.year).year:04d}"


def _quarter(day: date) -> tuple[int, int]:
    return day.year, (day.month + 2) // 3


@pytest.mark.parametrize(("surface", "count"), [("this quarter", 0), ("last quarter", -1), ("next quarter", 1), ("two quarters ago", -2)])
def test_quarters(surface: str, count: int) -> None:
    for today in EDGES:
        year, quarter = _quarter(_steps(today, count, _quarter))
        assert value(surface, today) == f"{year:04d}-Q{quarter}"


@pytest.mark.parametrize(("surface", "count"), [("this weekend", 0), ("last weekend", -1), ("next weekend", 1)])
def test_weekends_are_those_of_iso_weeks(surface: str, count: int) -> None:
    for today in EDGES:
        day = _steps(today, count, lambda d: d.isocalendar()[:2])
        assert value(surface, today, "future" if count > 0 else "past") == f"{day.strftime('%G-W%V')}-WE"


@pytest.mark.parametrize(("surface", "count"), [("this decade", 0), ("a decade ago", -1), ("two decades ago", -2)])
def test_decades(surface: str, count: int) -> None:
    for today in EDGES:
        assert value(surface, today) == str(_steps(today, count, lambda d: d.year // 10).year // 10)


@pytest.mark.parametrize("name", WEEKDAYS)
@pytest.mark.parametrize(
    ("before", "after", "part"),
    [("late on ", "", "TEV"), ("early on ", "", "TMO"), ("", " night", "TNI"), ("", " morning", "TMO"), ("", " afternoon", "TAF")],
)
def test_parts_of_weekdays(name: str, before: str, after: str, part: str) -> None:
    for today in EDGES:
        day = walk(today, -1, lambda d: d.weekday() == WEEKDAYS.index(name))
        assert value(f"{before}{name}{after}", today, "past") == f"{day.isoformat()}{part}"


@pytest.mark.parametrize(
    ("surface", "unit", "count"),
    [
        ("earlier this month", "month", 0),
        ("late last month", "month", -1),
        ("early next month", "month", 1),
        ("earlier this week", "week", 0),
        ("early next week", "week", 1),
        ("late last week", "week", -1),
        ("the end of last year", "year", -1),
        ("early next year", "year", 1),
        ("last fiscal year", "year", -1),
        ("next academic year", "year", 1),
    ],
)
def test_parts_of_months_weeks_and_years(surface: str, unit: str, count: int) -> None:
    kinds: dict[str, tuple[Callable[[date], object], str]] = {
        "month": (lambda d: (d.year, d.month), "%Y-%m"),
        "week": (lambda d: d.isocalendar()[:2], "%G-W%V"),
        "year": (lambda d: d.year, "%Y"),
    }
    same, form = kinds[unit]
    for today in EDGES:
        assert value(surface, today) == _steps(today, count, same).strftime(form)


@pytest.mark.parametrize(("surface", "hours"), [("overnight", -1), ("last night", -1), ("tonight", 0)])
def test_nights(surface: str, hours: int) -> None:
    for today in EDGES:
        assert value(surface, today, "past") == f"{(today + hours * DAY).isoformat()}TNI"


@pytest.mark.parametrize("month", range(1, 13))
def test_a_day_of_a_month_is_the_nearest_one(month: int) -> None:
    for today in EDGES:
        near = [today + n * DAY for n in range(-366, 367)]
        days = [d for d in near if (d.month, d.day) == (month, 14)]
        nearest = min(abs((d - today).days) for d in days)
        found = days_of(value(f"{MONTHS[month - 1]} 14", today))
        assert found is not None
        assert abs((found[0] - today).days) == nearest


@pytest.mark.parametrize("number", [1, 2, 15, 28])
def test_the_ordinal_day_last_past(number: int) -> None:
    phrase = next(find(f"on the {number}{SUFFIX.get(number, 'th')}."))
    for today in EDGES:
        expected = walk(today, -1, lambda d: d.day == number)
        assert value_of_phrase("", Context(today, direction="past"), phrase).value == expected.isoformat()


def _following(today: date) -> Iterator[tuple[str, date]]:
    yield "the following day", today + DAY
    yield "the next day", today + DAY
    yield "the day before", today - DAY
    yield "the previous day", today - DAY
    yield "three days later", today + 3 * DAY
    yield "nine days earlier", today - 9 * DAY


def test_steps_from_the_time_told_last() -> None:
    for told in EDGES:
        for surface, expected in _following(told):
            context = Context(date(2024, 12, 31))
            context.remember(told.isoformat())
            assert value_of_phrase(surface, context).value == expected.isoformat()


NAMED = [f"{pre}{name}{post}" for pre in ("", "last ", "next ", "late ") for name in (*WEEKDAYS, *MONTHS) for post in ("", " 30", " night")]
ODD = (
    "last week", "the weekend", "Easter", "the end of the month", "two years ago", "a century ago", "the fourth quarter", "last winter",
    "the 31st", "31 June", "Feb. 29", "Monday, Feb. 29", "the 1990s", "'98", "99 decades ago", "9999 years ago", "25:61 p.m.",
    "the ninth quarter", "0 BC", "overnight", "last night",
)  # fmt: skip
PHRASES = st.sampled_from([*NAMED, *ODD])


@given(PHRASES, st.none() | st.dates(), st.sampled_from([None, "past", "future"]), st.booleans(), st.none() | st.dates())
@settings(max_examples=400, deadline=None)
def test_any_phrase_on_any_day_gives_a_sound_answer(
    surface: str, published: date | None, direction: str | None, is_narrative: bool, told: date | None
) -> None:
    context = Context(published, is_narrative, direction)
    context.remember(told.isoformat() if told else None)
    found = value_of_phrase(surface, context)
    days = days_of(found.value)
    assert found.value is not None or found.reason
    assert days is None or days[0] <= days[1]
