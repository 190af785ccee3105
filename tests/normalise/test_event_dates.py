"""How an event gets its date, and that the basis says how."""

from datetime import date, timedelta
from typing import Any

import polars as pl
import pytest

from tasks.frames import EventMention, TimeExpression, frame_of
from tasks.normalise.event_dates import date_events

PUBLISHED = date(2024, 2, 8)


class _Reading:
    """The two frames that dating looks at."""

    def __init__(self, mentions: list[dict[str, Any]], times: list[dict[str, Any]]) -> None:
        self.event_mention = frame_of(EventMention, mentions)
        self.time_expression = frame_of(TimeExpression, times)


def mention(number: int, **more: Any) -> dict[str, Any]:
    """An event mention of article a, in a sentence of its own."""
    told = {
        "event_type": "ASSAULT",
        "realis": "actual",
        "is_background": False,
        "sentence_no": number,
        "date_basis": "stated" if "time_no" in more else None,
        "date_reason": None,
    }
    return {"article_id": "a", "event_mention_no": number, **told, **more}


def time(number: int, start: str, end: str | None = None, surface: str = "then", grain: str = "day") -> dict[str, Any]:
    """A dated time expression of article a."""
    days = {"date_start": date.fromisoformat(start), "date_end": date.fromisoformat(end or start)}
    return {"article_id": "a", "time_no": number, "surface": surface, "granularity": grain, **days}


def answers(
    mentions: list[dict[str, Any]], times: list[dict[str, Any]], published: date | None = PUBLISHED
) -> list[tuple[date | None, str | None]]:
    """First day and basis of each mention."""
    articles = pl.DataFrame({"article_id": ["a"], "published_on": [published]}, schema={"article_id": pl.String, "published_on": pl.Date})
    frame = date_events(_Reading(mentions, times), articles)  # type: ignore[arg-type]
    return list(frame.select("date_start", "date_basis").iter_rows())


def test_its_own_phrase_states_the_date() -> None:
    assert answers([mention(0, time_no=0)], [time(0, "2024-02-07")]) == [(date(2024, 2, 7), "stated")]


def test_another_mention_of_the_happening_lends_its_date() -> None:
    told = answers([mention(0, local_event_no=1), mention(1, local_event_no=1, time_no=0)], [time(0, "2024-02-07")])
    assert told[0] == (date(2024, 2, 7), "inferred")


def test_a_mention_of_the_same_kind_lends_its_date() -> None:
    assert answers([mention(0), mention(1, time_no=0)], [time(0, "2024-02-07")])[0] == (date(2024, 2, 7), "inferred")


def test_the_kind_told_before_lends_first() -> None:
    told = answers([mention(0, time_no=0), mention(1), mention(2, time_no=1)], [time(0, "2024-02-06"), time(1, "2024-02-07")])
    assert told[1] == (date(2024, 2, 6), "inferred")


def test_news_without_any_date_takes_the_publication() -> None:
    assert answers([mention(0, event_type="CONSULT")], []) == [(PUBLISHED, "publication")]


def test_a_deed_without_any_date_is_of_the_publication_or_the_day_before() -> None:
    assert answers([mention(0)], []) == [(PUBLISHED - timedelta(days=1), "publication")]


def test_a_speech_act_takes_the_publication_and_not_the_date_of_the_attack() -> None:
    told = answers([mention(0, event_type="ACCUSE"), mention(1, time_no=0)], [time(0, "2024-02-07")])
    assert told[0] == (PUBLISHED, "publication")


def test_a_date_after_publication_is_not_passed_on() -> None:
    assert answers([mention(0), mention(1, time_no=0)], [time(0, "2024-03-07")])[0][1] == "publication"


def test_june_is_narrowed_by_the_day_in_june() -> None:
    june = time(0, "2023-06-01", "2023-06-30", grain="month")
    assert answers([mention(0, time_no=0), mention(1, time_no=1)], [june, time(1, "2023-06-21")])[0] == (date(2023, 6, 21), "inferred")


@pytest.mark.parametrize("more", [{"is_background": True}, {"realis": "future"}, {"realis": "hypothetical"}])
def test_history_and_what_has_not_happened_take_no_date_but_their_own(more: dict[str, Any]) -> None:
    assert answers([mention(0, **more), mention(1, time_no=0)], [time(0, "2024-02-07")])[0] == (None, None)


def reasons(mentions: list[dict[str, Any]], times: list[dict[str, Any]], published: date | None = PUBLISHED) -> list[str | None]:
    """Why mentions have no date."""
    articles = pl.DataFrame({"article_id": ["a"], "published_on": [published]}, schema={"article_id": pl.String, "published_on": pl.Date})
    frame = date_events(_Reading(mentions, times), articles)  # type: ignore[arg-type]
    assert all((day is None) == (why is not None) for day, why in frame.select("date_start", "date_reason").iter_rows())
    return frame["date_reason"].to_list()


@pytest.mark.parametrize(
    ("more", "published", "expected"),
    [
        ({}, PUBLISHED, None),
        ({"is_background": True}, PUBLISHED, "background"),
        ({"realis": "future"}, PUBLISHED, "not_happened"),
        ({"realis": "hypothetical"}, PUBLISHED, "not_happened"),
        ({"time_no": 0}, None, "vague_time"),
        ({}, None, "not_stated"),
    ],
)
def test_no_date_without_a_reason_and_no_reason_beside_a_date(more: dict[str, Any], published: date | None, expected: str | None) -> None:
    vague = [time(0, "2024-02-07") | {"date_start": None, "date_end": None}]
    assert reasons([mention(0, **more)], vague, published) == [expected]


def test_without_publication_there_is_no_date_to_fall_back_on() -> None:
    assert answers([mention(0)], [], published=None) == [(None, None)]
