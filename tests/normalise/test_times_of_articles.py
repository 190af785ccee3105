"""The time expressions of an article, dated in the order told."""

from datetime import date
from typing import Any

import pytest

from tasks.normalise.times.narrative import is_narrative
from tasks.normalise.times.resolve import date_article
from tasks.timewords import find

PUBLISHED = date(2024, 2, 8)


def rows(body: str, anchors: dict[int, int] | None = None) -> list[dict[str, Any]]:
    """What extract hands over: spans, no directions."""
    return [
        {"time_no": n, "surface": body[f.start : f.end], "start_char": f.start, "end_char": f.end, "direction": "past",
         "anchor_time_no": (anchors or {}).get(n)}
        for n, f in enumerate(find(body))
    ]  # fmt: skip


def values(body: str, published: date | None = PUBLISHED, anchors: dict[int, int] | None = None) -> list[str | None]:
    """The values of the phrases of a text."""
    return [row["timex_value"] for row in date_article(rows(body, anchors), published, body)]


def test_the_following_day_is_counted_from_the_talks_and_not_from_the_publication() -> None:
    assert values("Both sides met on January 27. The following day the post was shelled.") == ["2024-01-27", "2024-01-28"]


def test_an_offset_is_counted_from_the_date_that_follows_it() -> None:
    assert values("He fled on 3 June 2011. She left two days after March 4, 2019.", anchors={1: 2}) == [
        "2011-06-03",
        "2019-03-06",
        "2019-03-04",
    ]


def test_a_bare_time_of_day_is_of_the_day_told_last() -> None:
    assert values("It began on Tuesday. The first shot fell at 5 p.m.") == ["2024-02-06", "2024-02-06T17:00"]


def test_ends_of_ranges_take_month_and_century_from_their_beginnings() -> None:
    assert values("They met on May 3-5, 2019. He ruled in 1954-59.") == ["2019-05-03", "2019-05-05", "1954", "1959"]


def test_last_night_reaches_into_the_day_after() -> None:
    row = date_article(rows("A bomb went off last night."), PUBLISHED)[0]
    assert (row["date_start"], row["date_end"], row["granularity"]) == (date(2024, 2, 7), PUBLISHED, "time")


@pytest.mark.parametrize(
    ("surfaces", "published", "expected"),
    [
        (["1939", "September 1, 1939", "1940", "June 22, 1941", "May"], date(2009, 1, 1), True),
        (["1939", "1940", "1941", "1942", "Monday", "yesterday"], date(2009, 1, 1), False),
        (["2008", "2009", "2009", "2008"], date(2009, 1, 1), False),
        (["Monday"], None, True),
    ],
)
def test_a_history_tells_years_and_news_tells_days(surfaces: list[str], published: date | None, expected: bool) -> None:
    assert is_narrative(surfaces, published) is expected


def test_a_history_without_publication_goes_on_from_its_first_full_date() -> None:
    assert values("War began on 1 September 1939. On 17 September they joined.", published=None) == ["1939-09-01", "1939-09-17"]
