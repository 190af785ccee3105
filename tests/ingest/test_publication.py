"""When an article was published, and how that is known."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ingest import dates
from tests.ingest.conftest import TODAY, Take

STORY = "Gunmen killed two guards at a bank in Jos, police said."


@pytest.mark.parametrize(
    ("text", "on"),
    [
        ("2026-02-08", date(2026, 2, 8)),
        ("2026/2/8", date(2026, 2, 8)),
        ("20260208", date(2026, 2, 8)),
        ("8 February 2026", date(2026, 2, 8)),
        ("8th of February 2026", date(2026, 2, 8)),
        ("Sunday, 8 Feb. 2026", date(2026, 2, 8)),
        ("February 8, 2026", date(2026, 2, 8)),
        ("Feb 8th 2026 at 10:15 GMT", date(2026, 2, 8)),
        ("SEPT 8, 2026", date(2026, 9, 8)),
        ("2026-02-08T23:30:00-05:00", date(2026, 2, 8)),
        ("Sun, 08 Feb 2026 23:30:00 -0500", date(2026, 2, 8)),
        ("23/02/2026", date(2026, 2, 23)),
        ("02/23/2026", date(2026, 2, 23)),
        ("08.02.2026", date(2026, 2, 8)),
        ("02/02/2026", date(2026, 2, 2)),
        ("1683-09-12", date(1683, 9, 12)),
        ("2026-11-23", date(2026, 11, 23)),
    ],
)
def test_full_dates_in_usual_forms_are_read(text: str, on: date) -> None:
    assert dates.parse(text, TODAY).on == on


@pytest.mark.parametrize(
    "text",
    [
        "",
        "yesterday",
        "March 2026",
        "03/04/2026",
        "2026-02-30",
        "31.02.2026",
        "1499-12-31",
        "0024-02-08",
        "2026-11-24",
        "9999-12-31",
        "2026",
        "1/2/26",
    ],
)
def test_what_is_no_full_or_no_possible_date_is_refused(text: str) -> None:
    with pytest.raises(dates.DateRefusedError):
        dates.parse(text, TODAY)


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("2026-02-08T10:15:00Z", datetime(2026, 2, 8, 10, 15, tzinfo=UTC)),
        ("2026-02-08 23:30:00-05:00", datetime(2026, 2, 9, 4, 30, tzinfo=UTC)),
        ("2026-02-08T10:15", datetime(2026, 2, 8, 10, 15, tzinfo=UTC)),
        ("Sun, 08 Feb 2026 10:15:00 GMT", datetime(2026, 2, 8, 10, 15, tzinfo=UTC)),
        ("2026-02-08", None),
        ("8 February 2026", None),
    ],
)
def test_a_time_is_kept_where_one_is_stated(text: str, at: datetime | None) -> None:
    assert dates.parse(text, TODAY).at == at


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("date 2026-02-08 " + STORY, "2026-02-08"),
        ("  DATE: 2026-02-08\n\n" + STORY, "2026-02-08"),
        ("Published: 8 February 2026\n" + STORY, "8 February 2026"),
        ("Published on February 8, 2026. " + STORY, "February 8, 2026"),
        ("Updated: Sunday, 8 Feb 2026, 10:15 GMT\n" + STORY, "Sunday, 8 Feb 2026, 10:15 GMT"),
        ("Date palms die in Basra. " + STORY, None),
        ("Date of birth unknown. " + STORY, None),
        ("Published in 2019, the book sold well.", None),
        ("Posted to Jos in 2019, he stayed.", None),
        (STORY + " date 2026-02-08", None),
    ],
)
def test_a_header_is_known_at_the_start_of_a_text_alone(text: str, stated: str | None) -> None:
    found = dates.header(text)
    assert (found and found.text) == stated


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("KABUL, March 3, 2021 (Agency) - ", "March 3, 2021"),
        ("Kabul, 3 March 2021 – ", "3 March 2021"),
        ("KABUL, March 3 (Agency) - ", None),
        ("KABUL (Agency) - ", None),
    ],
)
def test_a_dateline_gives_a_date_only_with_its_year(text: str, stated: str | None) -> None:
    assert dates.dateline_date(text) == stated


@pytest.mark.parametrize(
    ("text", "opening"),
    [
        ("KABUL, March 3 (Agency) - Two men", "KABUL, March 3 (Agency) - "),
        ("BEIRUT — Two men", "BEIRUT — "),
        ("SAN SALVADOR, 3 JAN 90 (AGENCY) -- Two men", "SAN SALVADOR, 3 JAN 90 (AGENCY) -- "),
        ("AHMEDABAD: Two men", "AHMEDABAD: "),
        ("Newport News, Va. (AP) — Two men", "Newport News, Va. (AP) — "),
        ("NATO - an alliance of 32 - met on Monday.", None),
        ("UPDATE: Two men held in Jos", None),
        ("The minister - who resigned - was held.", None),
        ("Kyiv - the capital - was hit.", None),
        ("SOCCER-CUP-DRAW: Two men", None),
    ],
)
def test_a_dateline_opens_with_a_place_and_ends_with_a_dash(text: str, opening: str | None) -> None:
    end = dates.dateline_end(text)
    assert (text[:end] if end else None) == opening


@pytest.mark.parametrize(
    ("body", "given", "basis", "on"),
    [
        ("date 2026-02-08 " + STORY, None, "text_header", date(2026, 2, 8)),
        ("date 2026-02-08 " + STORY, "2026-02-09", "text_header", date(2026, 2, 8)),
        (STORY, "2026-02-09", "metadata", date(2026, 2, 9)),
        ("JOS, March 3, 2021 (Agency) - " + STORY, "2026-02-09", "metadata", date(2026, 2, 9)),
        ("JOS, March 3, 2021 (Agency) - " + STORY, None, "dateline", date(2021, 3, 3)),
        ("JOS, March 3, 2021 (Agency) - " + STORY, "no date", "dateline", date(2021, 3, 3)),
        ("JOS, March 3 (Agency) - " + STORY, None, None, None),
        (STORY, None, None, None),
    ],
)
def test_header_before_metadata_before_dateline(
    jsonl: Callable[..., Path], take: Take, body: str, given: str | None, basis: str | None, on: date | None
) -> None:
    row = take(jsonl({"text": body, "date": given})).article.to_dicts()[0]
    assert (row["published_basis"], row["published_on"]) == (basis, on)


@pytest.mark.parametrize("absurd", ["1066-10-14", "3026-01-01", "2026-13-01", "soon"])
def test_an_absurd_date_is_listed_and_the_article_kept_without_it(jsonl: Callable[..., Path], take: Take, absurd: str) -> None:
    taken = take(jsonl({"text": STORY, "date": absurd}))
    assert taken.article["published_on"].to_list() == [None]
    assert taken.rejection["rule"].to_list() == ["bad_date"]


@given(st.text(max_size=60))
def test_any_text_is_a_date_or_refused(text: str) -> None:
    try:
        found = dates.parse(text, TODAY)
    except dates.DateRefusedError:
        return
    assert found.on is not None
    assert found.on.year >= 1500


@given(st.dates(date(1500, 1, 1), TODAY))
def test_iso_dates_read_back(day: date) -> None:
    assert dates.parse(day.isoformat(), TODAY).on == day
    assert dates.parse(f"{day:%B} {day.day}, {day.year}", TODAY).on == day
