"""When each event happened: by its own words, by what the article tells around it, or by its publication, and which of these it was."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import polars as pl

from tasks.frames import Reading
from tasks.normalise.times import is_narrative

Row = dict[str, Any]
MATERIAL = frozenset(("ASSAULT", "PROTEST", "COERCE", "MOBILIZE", "RETREAT", "SANCTION"))
"""Types of happenings that an article tells of more than once (PLOVER's material conflict, and retreats)."""
LONGEST_SHARED = 31
"""A month at most is passed on between mentions of one happening: a year is oftener the year of something else."""
LONGEST_DAYS = 2
"""A date no longer than this is passed on to mentions that give none."""


@dataclass(frozen=True, slots=True)
class _Story:
    """An article's event mentions, the date that each gives itself, and what is known of their happenings."""

    mentions: list[Row]
    own: list[Row | None]
    same: dict[int, Row]
    published: date | None


def date_events(reading: Reading, articles: pl.DataFrame) -> pl.DataFrame:
    """The event mentions with date_start, date_end, date_granularity, date_basis and, where there is no date, date_reason.

    `stated`: the clause's own phrase. `inferred`: another mention of the same happening, the phrase of a clause around it, or the date told
    last. `publication`: news that gives no date at all. History told for context and what has not happened take no date but their own.
    """
    published = dict(articles.select("article_id", "published_on").iter_rows())
    times = _by_article(reading.time_expression, "time_no", "surface", "date_start", "date_end", "granularity")
    told: list[Row] = []
    columns = ("event_mention_no", "sentence_no", "time_no", "local_event_no", "event_type", "realis", "is_background", "date_basis")
    for article_id, mentions in _by_article(reading.event_mention, *columns).items():
        dates = _date_article(mentions, times.get(article_id, []), published.get(article_id))
        told.extend({"article_id": article_id, **row} for row in dates)
    return _joined(reading.event_mention, told)


_DATES = ("date_start", "date_end", "date_granularity", "date_basis", "date_reason")


def _joined(mentions: pl.DataFrame, told: list[Row]) -> pl.DataFrame:
    schema = {name: mentions.schema[name] for name in ("article_id", "event_mention_no", *_DATES)}
    dates = pl.DataFrame(told, schema=schema, orient="row")
    joined = mentions.drop(_DATES).join(dates, on=["article_id", "event_mention_no"], how="left", maintain_order="left")
    return joined.select(mentions.columns)


def _by_article(frame: pl.DataFrame, *columns: str) -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for row in frame.select("article_id", *columns).iter_rows(named=True):
        found.setdefault(row.pop("article_id"), []).append(row)
    return found


def _date_article(mentions: list[Row], times: list[Row], published: date | None) -> list[Row]:
    by_number = {t["time_no"]: t for t in times}
    history = is_narrative([t["surface"] for t in times], published)
    own = [_own(m, by_number) for m in mentions]
    story = _Story(mentions, own, _of_the_same(mentions, own), None if history else published)
    return [{"event_mention_no": m["event_mention_no"], **_best(n, m, story)} for n, m in enumerate(mentions)]


def _own(mention: Row, times: dict[int, Row]) -> Row | None:
    """The date of the mention's own phrase."""
    time = times.get(mention["time_no"]) if mention["time_no"] is not None else None
    if time is None or time["date_start"] is None:
        return None
    found = _row(time["date_start"], time["date_end"], time["granularity"], mention["date_basis"] or "stated")
    return None if found["date_basis"] == "inferred" and _days(found) > LONGEST_SHARED else found


def _row(start: date | None = None, end: date | None = None, grain: str | None = None, basis: str | None = None) -> Row:
    return {"date_start": start, "date_end": end, "date_granularity": grain, "date_basis": basis, "date_reason": None}


def _unknown(mention: Row) -> Row:
    """No date, and why."""
    if mention["is_background"]:
        reason = "background"  # history told for context, without a date of its own
    elif mention["realis"] not in ("actual", "generic"):
        reason = "not_happened"
    elif mention["time_no"] is not None:
        reason = "vague_time"  # its phrase is no stretch of the calendar, or too long a one
    else:
        reason = "not_stated"
    return _row() | {"date_reason": reason}


def _of_the_same(mentions: list[Row], own: Iterable[Row | None]) -> dict[int, Row]:
    """Number of a happening -> the finest date that a mention of it states."""
    found: dict[int, Row] = {}
    for mention, stated in zip(mentions, own, strict=True):
        number = mention["local_event_no"]
        if number is None or stated is None or stated["date_basis"] != "stated" or mention["is_background"]:
            continue
        if _days(stated) > LONGEST_SHARED:
            continue
        if number not in found or _days(stated) < _days(found[number]):
            found[number] = stated
    return found


def _days(row: Row) -> int:
    return int((row["date_end"] - row["date_start"]).days)


def _best(place: int, mention: Row, story: "_Story") -> Row:
    """The date of a mention, from the surest source that has one."""
    own = story.own[place]
    if own and own["date_basis"] == "stated":
        return _finer(place, mention, own, story) or own
    found = story.same.get(mention["local_event_no"])
    if found is None and not mention["is_background"] and mention["realis"] == "actual":
        found = _of_its_kind(place, mention, story)
    found = found or own
    if found:
        return {**found, "date_basis": "inferred"}
    if mention["is_background"] or mention["realis"] not in ("actual", "generic") or story.published is None:
        return _unknown(mention)
    return _of_publication(mention, story.published)


def _of_publication(mention: Row, published: date) -> Row:
    """News that gives no date: what was said, that day; what was done, that day or the day before, which is about equally frequent."""
    first = published - timedelta(days=1) if mention["event_type"] in MATERIAL else published
    return _row(first, published, "day", "publication")


def _finer(place: int, mention: Row, own: Row, story: "_Story") -> Row | None:
    """A day within the month or year that the mention states, where another mention of the same kind states it ("June … June 21")."""
    if _days(own) <= LONGEST_DAYS:
        return None
    found = story.same.get(mention["local_event_no"]) or _of_its_kind(place, mention, story)
    inside = found is not None and own["date_start"] <= found["date_start"] and found["date_end"] <= own["date_end"]
    return {**found, "date_basis": "inferred"} if found and inside and _days(found) < _days(own) else None


def _of_its_kind(place: int, mention: Row, story: "_Story") -> Row | None:
    """The date that the nearest mention of the same kind of event states, the one told before it first.

    An article mostly tells of one happening; speech acts are its reactions and take the day of publication instead.
    """
    if mention["event_type"] not in MATERIAL:
        return None
    fitting = [
        (abs(n - place), n > place, row)
        for n, row in enumerate(story.own)
        if row and row["date_basis"] == "stated" and story.mentions[n]["event_type"] == mention["event_type"] and _is_usable(row, n, story)
    ]
    return min(fitting, key=lambda x: x[:2])[2] if fitting else None


def _is_usable(row: Row, place: int, story: "_Story") -> bool:
    """A day or two, not after the publication, not told as background."""
    other = story.mentions[place]
    if other["is_background"] or other["realis"] != "actual" or _days(row) > LONGEST_DAYS:
        return False
    return story.published is None or bool(row["date_start"] <= story.published)
