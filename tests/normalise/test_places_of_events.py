"""Where event mentions happened, from rows: argument first, then what was told before."""

from typing import Any

import pytest

from tasks.normalise.places import events

PLACES = {
    "town": {"resolution": 4, "country_iso3": "NER", "admin1": "Agadez"},
    "other": {"resolution": 4, "country_iso3": "NER", "admin1": "Zinder"},
    "province": {"resolution": 2, "country_iso3": "NER", "admin1": "Agadez"},
    "country": {"resolution": 1, "country_iso3": "NER", "admin1": None},
    "abroad": {"resolution": 1, "country_iso3": "TCD", "admin1": None},
}


def mention(number: int, sentence: int, entity: str, share: float = 1.0) -> dict[str, Any]:
    return {"mention_no": number, "sentence_no": sentence, "start_char": 100 * sentence + number, "entity_id": entity, "share": share}


def place(
    mentions: list[dict[str, Any]],
    arguments: list[int | None] | None = None,
    event_type: str = "ASSAULT",
    sentence: int = 3,
    dateline: tuple[int, int] | None = None,
    near: int | None = None,
) -> tuple[str | None, str]:
    event = {"event_mention_no": 0, "sentence_no": sentence, "event_type": event_type, "trigger_start_char": 100 * sentence + 50,
             "local_event_no": None, "near_place_mention_no": near}  # fmt: skip
    stated = [{"mention_no": number, "start_char": 100 * sentence + (number or 0)} for number in arguments or []]
    return events.locate([event], {0: stated}, mentions, PLACES, dateline)[0]


@pytest.mark.parametrize(
    ("mentions", "arguments", "expected"),
    [
        ([mention(0, 3, "town")], [0], ("town", "argument")),
        ([mention(0, 3, "country"), mention(1, 3, "town")], [0, 1], ("town", "argument")),
        ([mention(0, 3, "country")], [0], ("country", "argument")),
        ([mention(0, 2, "other")], [], ("other", "previous_sentence")),
        ([mention(0, 2, "other")], [7], ("other", "previous_sentence")),
        ([], [7], (None, "unknown_name")),
        ([], [], (None, "not_stated")),
        ([mention(0, 2, "country")], [], (None, "not_stated")),
        ([mention(0, 2, "other", share=0.1), mention(1, 0, "town")], [], ("town", "previous_sentence")),
        ([mention(0, 9, "town")], [], ("town", "article")),
    ],
    ids=[
        "its own argument", "the finer of two", "a country if nothing better", "the sentence before", "an argument nobody knows",
        "only that", "nothing", "no country from another sentence", "a doubtful name is passed over", "where the article is",
    ],
)  # fmt: skip
def test_place_of_an_event(mentions: list[dict[str, Any]], arguments: list[int | None], expected: tuple[str | None, str]) -> None:
    assert place(mentions, arguments) == expected


@pytest.mark.parametrize(
    ("arguments", "near", "expected"),
    [
        ([], 1, ("town", "nearness")),
        ([0], 1, ("other", "argument")),
        ([], 7, ("other", "previous_sentence")),
        ([], None, ("other", "previous_sentence")),
    ],
    ids=["the likeliest name of its sentence", "a sure one first", "a name nobody knows", "none"],
)
def test_a_name_that_may_be_its_place_comes_before_names_told_before(
    arguments: list[int | None], near: int | None, expected: tuple[str, str]
) -> None:
    assert place([mention(0, 2, "other"), mention(1, 3, "town")], arguments, near=near) == expected


@pytest.mark.parametrize("event_type", ["ASSAULT", "ACCUSE", "CONSULT"])
@pytest.mark.parametrize("mentions", [[], [mention(0, 2, "country")], [mention(0, 2, "town")]])
@pytest.mark.parametrize("arguments", [[], [0], [7]])
def test_no_place_without_a_reason(event_type: str, mentions: list[dict[str, Any]], arguments: list[int | None]) -> None:
    entity, method = place(mentions, arguments, event_type)
    assert (entity is None) == (method in ("not_stated", "unknown_name"))


def test_words_happen_nowhere_unless_they_say_so() -> None:
    assert place([mention(0, 2, "town")], event_type="ACCUSE") == (None, "not_stated")


@pytest.mark.parametrize(
    ("wide", "expected"),
    [("province", ("town", "argument+dateline")), ("country", ("country", "argument")), ("abroad", ("abroad", "argument"))],
)
def test_a_province_is_narrowed_to_the_dateline_within_it_a_country_is_not(wide: str, expected: tuple[str, str]) -> None:
    assert place([mention(0, 0, "town"), mention(1, 3, wide)], [1], dateline=(0, 10)) == expected


def test_the_headline_s_town_stands_in_for_a_place_nobody_tells() -> None:
    event = {"event_mention_no": 0, "sentence_no": 1, "event_type": "ASSAULT", "trigger_start_char": 9, "local_event_no": 0}
    event |= {"near_place_mention_no": None}
    assert events.locate([event], {}, [], PLACES, None, "town") == {0: ("town", "headline")}


def test_mentions_of_one_happening_share_the_place_that_one_of_them_names() -> None:
    told = [
        {"event_mention_no": n, "sentence_no": 3, "event_type": "ASSAULT", "trigger_start_char": 300 + n, "local_event_no": 0}
        | {"near_place_mention_no": None}
        for n in range(2)
    ]
    stated = {0: [{"mention_no": 1, "start_char": 301}]}
    found = events.locate(told, stated, [mention(0, 2, "town"), mention(1, 3, "abroad")], PLACES, None)
    assert found == {0: ("abroad", "argument"), 1: ("abroad", "same_event")}
