"""Phrases to TIMEX3 values, one family of rules after another. Published on Wednesday 2024-02-28 where nothing else is said."""

from datetime import date

import pytest

from tasks.normalise.times.calendar import days_of
from tasks.normalise.times.context import Context
from tasks.normalise.times.values import value_of_phrase

PUBLISHED = date(2024, 2, 28)


def value(surface: str, direction: str | None = None, *, published: date | None = PUBLISHED, told: str | None = None) -> str | None:
    """The value of a phrase in news, after the time `told`."""
    context = Context(published, direction=direction)
    context.remember(told)
    return value_of_phrase(surface, context).value


ABSOLUTE = [
    ("March 4, 2019", "2019-03-04"),
    ("4 March 2019", "2019-03-04"),
    ("the 4th of March, 2019", "2019-03-04"),
    ("Monday, March 4, 2019", "2019-03-04"),
    ("2019-03-04", "2019-03-04"),
    ("03/14/2019", "2019-03-14"),
    ("14/03/2019", "2019-03-14"),
    ("Feb. 29, 2024", "2024-02-29"),
    ("Feb. 29, 2023", None),
    ("March 2019", "2019-03"),
    ("late March 2019", "2019-03"),
    ("the end of 2019", "2019"),
    ("the winter of 2014", "2014-WI"),
    ("the third quarter of 2019", "2019-Q3"),
    ("the night of May 13, 1958", "1958-05-13TNI"),
    ("3 JAN 90", "1990-01-03"),
    ("the 1980s", "198"),
    ("the 19th century", "18"),
    ("490 BC", "BC0490"),
    ("Christmas Eve, 2019", "2019-12-24"),
    ("Good Friday 2019", "2019-04-19"),
    ("fiscal 2019", "2019"),
    ("the 2022-23 academic year", "2022/2023"),
    ("the 1999-2000 fiscal year", "1999/2000"),
    ("the 2022/23 school year", "2022/2023"),
    ("the 2023-22 school year", None),
]


@pytest.mark.parametrize(("surface", "expected"), ABSOLUTE)
def test_a_date_told_in_full_needs_no_publication(surface: str, expected: str | None) -> None:
    assert value(surface, published=None) == expected


@pytest.mark.parametrize(
    ("surface", "direction", "expected"),
    [
        ("today", None, "2024-02-28"),
        ("yesterday", None, "2024-02-27"),
        ("tomorrow", None, "2024-02-29"),
        ("yesterday morning", "past", "2024-02-27TMO"),
        ("tonight", "future", "2024-02-28TNI"),
        ("last night", "past", "2024-02-27TNI"),
        ("this morning", "past", "2024-02-28TMO"),
        ("overnight", "past", "2024-02-27TNI"),
        ("Tuesday", "past", "2024-02-27"),
        ("Tuesday", "future", "2024-03-05"),
        ("Wednesday", "past", "2024-02-28"),
        ("last Wednesday", "past", "2024-02-21"),
        ("next Wednesday", "future", "2024-03-06"),
        ("late on Wednesday", "past", "2024-02-28TEV"),
        ("late Wednesday", "past", "2024-02-28"),
        ("Monday night", "past", "2024-02-26TNI"),
        ("Monday at noon", "past", "2024-02-26T12:00"),
        ("last week", None, "2024-W08"),
        ("earlier this week", None, "2024-W09"),
        ("last month", None, "2024-01"),
        ("next year", None, "2025"),
        ("early next year", None, "2025"),
        ("the end of the year", None, "2024"),
        ("year-end", None, "2024-12-31"),
        ("this decade", None, "202"),
        ("next fiscal year", "future", "2025"),
        ("last academic year", "past", "2023"),
        ("late January", "past", "2024-01"),
        ("mid-October", "past", "2023-10"),
        ("last March", "past", "2023-03"),
        ("last January", "past", "2023-01"),
        ("last October", "past", "2023-10"),
        ("in mid-October", "past", "2023-10"),
        ("in March", "future", "2024-03"),
        ("January 5", "past", "2024-01-05"),
        ("December 5", "past", "2023-12-05"),
        ("March 5", "past", "2024-03-05"),
        ("this summer", "future", "2024-SU"),
        ("last summer", "past", "2023-SU"),
        ("two days ago", None, "2024-02-26"),
        ("three weeks ago", None, "2024-W06"),
        ("two months ago", None, "2023-12"),
        ("five years ago", None, "2019"),
        ("ten days from now", None, "2024-03-09"),
        ("the fourth quarter", "past", "2023-Q4"),
        ("next year's first quarter", "future", "2025-Q1"),
        ("the nineties", None, "199"),
        ("Thanksgiving", "past", "2023-11-23"),
        ("5 p.m. Monday", "past", "2024-02-26T17:00"),
        ("06:30 GMT", "past", "2024-02-28T06:30Z"),
        ("12 a.m. today", "past", "2024-02-28T00:00"),
    ],
)
def test_news_is_counted_from_its_publication(surface: str, direction: str | None, expected: str) -> None:
    assert value(surface, direction) == expected


@pytest.mark.parametrize(
    ("surface", "told", "expected"),
    [
        ("the following day", "2024-01-27", "2024-01-28"),
        ("the day before", "2024-03-01", "2024-02-29"),
        ("the day after", "2024-01-27", "2024-01-28"),
        ("two days later", "2024-01-31", "2024-02-02"),
        ("a week earlier", "2024-01-31", "2024-W04"),
        ("the same day", "2024-01-27", "2024-01-27"),
        ("that year", "1968-05-10", "1968"),
        ("that month", "1968-05-10", "1968-05"),
        ("the previous Friday", "2024-01-27", "2024-01-26"),
        ("the next morning", "2024-01-27", "2024-01-28TMO"),
        ("a year earlier", "2024-Q1", "2023-Q1"),
    ],
)
def test_anaphora_is_counted_from_the_time_told_last(surface: str, told: str, expected: str) -> None:
    assert value(surface, told=told) == expected


@pytest.mark.parametrize(
    ("surface", "expected"),
    [
        ("three days", "P3D"),
        ("ten hours", "PT10H"),
        ("5 1/2 hours", "PT5H30M"),
        ("a year and a half", "P1Y6M"),
        ("half an hour", "PT30M"),
        ("a few days", "PXD"),
        ("several months", "PXM"),
        ("a couple of weeks", "P2W"),
        ("twenty-one years", "P21Y"),
        ("a hundred years", "P100Y"),
        ("two decades", "P20Y"),
        ("the past two weeks", "P2W"),
        ("a fortnight", "P2W"),
        ("the yearlong siege", "P1Y"),
        ("every day", "P1D"),
        ("every two weeks", "P2W"),
        ("Tuesdays", "XXXX-WXX-2"),
        ("every Monday", "XXXX-WXX-1"),
        ("Tuesday nights", "XXXX-WXX-2TNI"),
        ("each July", "XXXX-07"),
        ("daily", "P1D"),
        ("now", "PRESENT_REF"),
        ("recently", "PAST_REF"),
        ("soon", "FUTURE_REF"),
        ("years ago", "PAST_REF"),
        ("a few days later", "FUTURE_REF"),
    ],
)
def test_what_is_no_point_of_the_calendar_has_no_days(surface: str, expected: str) -> None:
    assert (value(surface), days_of(expected)) == (expected, None)


@pytest.mark.parametrize(
    ("surface", "mod"),
    [
        ("more than three days", "MORE_THAN"),
        ("at least 30 days", "EQUAL_OR_MORE"),
        ("nearly two years", "APPROX"),
        ("late March 2019", "END"),
        ("the beginning of 2019", "START"),
        ("mid-October", "MID"),
        ("three days", None),
    ],
)
def test_bounds_and_edges_become_the_mod(surface: str, mod: str | None) -> None:
    assert value_of_phrase(surface, Context(PUBLISHED, direction="past")).mod == mod


@pytest.mark.parametrize("surface", ["yesterday", "last week", "Friday", "next month", "two days ago", "in May", "the weekend"])
def test_a_relative_phrase_without_publication_stays_open_with_a_reason(surface: str) -> None:
    found = value_of_phrase(surface, Context(None))
    assert (found.value, bool(found.reason)) == (None, True)


@pytest.mark.parametrize("surface", ["the following day", "the day before", "that year"])
def test_anaphora_with_nothing_told_stays_open_with_a_reason(surface: str) -> None:
    found = value_of_phrase(surface, Context(PUBLISHED))
    assert (found.value, bool(found.reason)) == (None, True)


@pytest.mark.parametrize(
    ("told", "surface", "expected"),
    [
        ("1941-06-22", "July 3", "1941-07-03"),
        ("1941-06-22", "September", "1941-09"),
        ("1941-12-07", "January", "1942-01"),
        ("1941-12-07", "the next day", "1941-12-08"),
        ("1941", "June 22", "1941-06-22"),
        ("1941-06-22", "the end of the year", "1941"),
        ("1941-06-22", "today", "PRESENT_REF"),
    ],
)
def test_a_history_goes_on_from_the_time_told_last(told: str, surface: str, expected: str) -> None:
    context = Context(date(2009, 12, 19), is_narrative=True, direction="past")
    context.remember(told)
    assert value_of_phrase(surface, context).value == expected


@pytest.mark.parametrize(
    ("value_text", "expected"),
    [
        ("2024-02-28", ("2024-02-28", "2024-02-28", "day")),
        ("2024-02-28TEV", ("2024-02-28", "2024-02-28", "time")),
        ("2024-W09", ("2024-02-26", "2024-03-03", "week")),
        ("2024-W09-WE", ("2024-03-02", "2024-03-03", "day")),
        ("2024-02", ("2024-02-01", "2024-02-29", "month")),
        ("2023-Q4", ("2023-10-01", "2023-12-31", "quarter")),
        ("2023-WI", ("2023-12-01", "2024-02-29", "quarter")),
        ("2023", ("2023-01-01", "2023-12-31", "year")),
        ("198", ("1980-01-01", "1989-12-31", "unknown")),
        ("2022/2023", ("2022-01-01", "2023-12-31", "unknown")),
    ],
)
def test_days_of_a_value(value_text: str, expected: tuple[str, str, str]) -> None:
    days = days_of(value_text)
    assert days is not None
    assert (days[0].isoformat(), days[1].isoformat(), days[2]) == expected


@pytest.mark.parametrize("text", ["PAST_REF", "P3D", "XXXX-WXX-2", "2023-02-31", "2023-W60", "", "BC0490"])
def test_no_days_where_there_is_no_stretch_of_the_calendar(text: str) -> None:
    assert days_of(text) is None
