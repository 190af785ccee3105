"""All time expressions of a batch to values and dates, article by article in the order told."""

import dataclasses
from datetime import date
from typing import Any

import polars as pl

from tasks.frames import Reading, TimeExpression
from tasks.normalise.times.calendar import days_of
from tasks.normalise.times.context import Context, Value
from tasks.normalise.times.narrative import is_narrative
from tasks.normalise.times.values import value_of_phrase
from tasks.timewords import Found, parse, parse_at

Row = dict[str, Any]


def resolve(reading: Reading, articles: pl.DataFrame) -> Reading:
    """Fill value, mod, dates, granularity, anchor and reason of every time expression.

    A phrase relative to the publication of an article without a date stays null with its reason.
    """
    known = {row[0]: row[1:] for row in articles.select("article_id", "published_on", "body").iter_rows()}
    rows: list[Row] = []
    for (article_id,), group in reading.time_expression.group_by(["article_id"], maintain_order=True):
        rows.extend(date_article(group.sort("time_no").to_dicts(), *known.get(article_id, (None, ""))))
    if not rows:
        return reading
    frame = pl.DataFrame(rows, schema=reading.time_expression.schema, orient="row")
    return dataclasses.replace(reading, time_expression=TimeExpression.validate(frame, cast=True))


def date_article(rows: list[Row], published: date | None, body: str = "") -> list[Row]:
    """The time expressions of one article, dated."""
    context = Context(published, is_narrative=is_narrative([r["surface"] for r in rows], published))
    by_number = {row["time_no"]: row for row in rows}
    dated = []
    for row in rows:
        context.direction = row["direction"]
        found = _reading(row, body)
        anchor = by_number.get(row["anchor_time_no"]) if row.get("anchor_time_no") is not None else None
        value = value_of_phrase(row["surface"], context, found) if anchor is None else _counted(row, found, anchor, body, context)
        context.remember(value.value, in_passing=_in_passing(value, found))
        dated.append(row | _columns(value))
    return dated


def _reading(row: Row, body: str) -> Found | None:
    return parse_at(body, row["start_char"], row["end_char"]) if body else parse(row["surface"])


def _counted(row: Row, found: Found | None, anchor: Row, body: str, context: Context) -> Value:
    """The value of "two days after March 4", counted from the date that `anchor` names."""
    base = value_of_phrase(anchor["surface"], context, _reading(anchor, body))
    near = Context(context.published, context.is_narrative, context.direction)
    near.remember(base.value)
    if found is not None:
        found = dataclasses.replace(found, parts={k: v for k, v in found.parts.items() if k != "object"})
    return value_of_phrase(row["surface"], near, found)


def _in_passing(value: Value, found: Found | None) -> bool:
    """A quarter to compare with ("a year earlier") leaves the story in the quarter that it tells of."""
    return value.value is not None and "-Q" in value.value and found is not None and found.rule.means != "quarter"


def _columns(value: Value) -> Row:
    start, end, grain = days_of(value.value) or (None, None, "unknown")
    return {
        "timex_value": value.value,
        "timex_mod": value.mod,
        "date_start": start,
        "date_end": value.until or end,
        "granularity": grain,
        "anchor": value.anchor,
        "reason": value.reason,
    }
