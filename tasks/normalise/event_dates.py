"""When each event happened: by its own words, else by what the article tells around it, else by its publication, and which of these it was."""

from collections.abc import Iterable
from datetime import date
from typing import Any

import polars as pl

from tasks.frames import Reading
from tasks.normalise.times import is_narrative

Row = dict[str, Any]
REACH = 2
"""So many sentences back a date still holds for an event that gives none."""


def date_events(reading: Reading, articles: pl.DataFrame) -> pl.DataFrame:
    """The event mentions with date_start, date_end, date_granularity and date_basis.

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


_DATES = ("date_start", "date_end", "date_granularity", "date_basis")


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
    same = _of_the_same(mentions, own)
    answers: list[Row] = []
    last: tuple[int, Row] | None = None
    for mention, stated in zip(mentions, own, strict=True):
        answer = _best(mention, stated, same, last, published if not history else None)
        if stated and stated["date_basis"] == "stated" and not mention["is_background"]:
            last = (mention["sentence_no"] or 0, stated)
        answers.append({"event_mention_no": mention["event_mention_no"], **answer})
    return answers


def _own(mention: Row, times: dict[int, Row]) -> Row | None:
    """The date of the mention's own phrase."""
    time = times.get(mention["time_no"]) if mention["time_no"] is not None else None
    if time is None or time["date_start"] is None:
        return None
    return _row(time["date_start"], time["date_end"], time["granularity"], mention["date_basis"] or "stated")


def _row(start: date | None = None, end: date | None = None, grain: str | None = None, basis: str | None = None) -> Row:
    return {"date_start": start, "date_end": end, "date_granularity": grain, "date_basis": basis}


def _of_the_same(mentions: list[Row], own: Iterable[Row | None]) -> dict[int, Row]:
    """Number of a happening -> the finest date that a mention of it states."""
    found: dict[int, Row] = {}
    for mention, stated in zip(mentions, own, strict=True):
        number = mention["local_event_no"]
        if number is None or stated is None or stated["date_basis"] != "stated":
            continue
        if number not in found or _days(stated) < _days(found[number]):
            found[number] = stated
    return found


def _days(row: Row) -> int:
    return int((row["date_end"] - row["date_start"]).days)


def _best(mention: Row, stated: Row | None, same: dict[int, Row], last: tuple[int, Row] | None, published: date | None) -> Row:
    if stated and stated["date_basis"] == "stated":
        return stated
    if (twin := same.get(mention["local_event_no"])) is not None:
        return {**twin, "date_basis": "inferred"}
    if stated:
        return stated
    if mention["is_background"] or mention["realis"] not in ("actual", "generic") or mention["time_no"] is not None:
        return _row()
    if last and (mention["sentence_no"] or 0) - last[0] <= REACH and (published is None or _is_fresh(last[1], published)):
        return {**last[1], "date_basis": "inferred"}
    return _row(published, published, "day", "publication") if published else _row()


def _is_fresh(told: Row, published: date) -> bool:
    """A date of the days before publication; an older or a coming one is of another story."""
    return 0 <= (published - told["date_start"]).days <= 7 and _days(told) <= 7
