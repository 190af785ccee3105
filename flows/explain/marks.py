"""Stretches of an article's text that became rows, cut so that each piece of text is told once."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import polars as pl

Rows = dict[str, pl.DataFrame]


@dataclass(frozen=True, slots=True)
class Mark:
    """A span of the body (half-open, code points): what kind of thing it is, and what it says of it in a few words."""

    start: int
    end: int
    kind: str
    note: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks; `opening` are those that begin with it."""

    text: str
    kinds: tuple[str, ...]
    notes: tuple[str, ...]
    opening: tuple[Mark, ...]


KINDS = ("teaser", "quote", "event", "trigger", "time", "toll", "who", "where", "thing")
"""Kinds of marks, the widest first."""

KIND_OF_LABEL = {"GPE": "where", "LOC": "where", "FAC": "where", "WEAPON": "thing", "VEHICLE": "thing", "EVENT": "thing", "OTHER": "thing"}
UNREAD_SEGMENTS = ("teaser", "caption", "boilerplate")


def of(rows: Rows) -> list[Mark]:
    """Every mark of an article's rows (as `tasks.load.report.article_rows` gives them), in text order."""
    found = [*_segments(rows), *_mentions(rows), *_times(rows), *_quotes(rows), *_events(rows), *_tolls(rows)]
    return sorted(found, key=lambda mark: (mark.start, -mark.end, KINDS.index(mark.kind)))


def pieces(body: str, marks: Iterable[Mark]) -> Iterator[Piece]:
    """The whole body in order, cut wherever a mark begins or ends; marks outside the body are cut to it."""
    known = [mark for mark in marks if 0 <= mark.start < min(mark.end, len(body))]
    starting: dict[int, list[Mark]] = {}
    for mark in known:
        starting.setdefault(mark.start, []).append(mark)
    edges = sorted({0, len(body), *(min(edge, len(body)) for mark in known for edge in (mark.start, mark.end))})
    here: list[Mark] = []
    for start, end in pairwise(edges):
        opening = starting.get(start, [])
        here = sorted([mark for mark in here if mark.end > start] + opening, key=lambda mark: KINDS.index(mark.kind))
        kinds = tuple(dict.fromkeys(mark.kind for mark in here))
        yield Piece(body[start:end], kinds, tuple(mark.note for mark in here), tuple(opening))


def _each(rows: Rows, table: str) -> Iterator[dict[str, Any]]:
    return rows[table].iter_rows(named=True)


def _segments(rows: Rows) -> Iterator[Mark]:
    for row in _each(rows, "segment"):
        if row["kind"] in UNREAD_SEGMENTS:
            yield Mark(row["start_char"], row["end_char"], "teaser", f"{row['kind']}: no event is read from it")


def _mentions(rows: Rows) -> Iterator[Mark]:
    names = dict(rows["article_entity"].select("entity_id", "name").iter_rows())
    for row in _each(rows, "mention"):
        entity = names.get(row["entity_id"])
        note = f"{row['label']} {row['mention_type']}" + (f": {entity}" if entity else "")
        yield Mark(row["start_char"], row["end_char"], KIND_OF_LABEL.get(row["label"], "who"), note)


def _times(rows: Rows) -> Iterator[Mark]:
    for row in _each(rows, "time_expression"):
        yield Mark(row["start_char"], row["end_char"], "time", f"{row['timex_type']} {row['timex_value'] or '?'}")


def _quotes(rows: Rows) -> Iterator[Mark]:
    for row in _each(rows, "attribution"):
        if row["content_start_char"] is not None:
            yield Mark(row["content_start_char"], row["content_end_char"], "quote", f"{row['source_text'] or 'somebody'} {row['stance']}")


def _events(rows: Rows) -> Iterator[Mark]:
    for row in _each(rows, "event_mention"):
        yield Mark(row["trigger_start_char"], row["trigger_end_char"], "trigger", f"event {row['event_mention_no']}: {event_name(row)}")


def _tolls(rows: Rows) -> Iterator[Mark]:
    for row in _each(rows, "casualty"):
        yield Mark(row["start_char"], row["end_char"], "toll", f"{row['kind']} {figure(row)}")


def event_name(row: dict[str, Any]) -> str:
    """Type and mode, and how real it is where it is not simply said to have happened."""
    name = row["event_type"] + (f"/{row['event_mode']}" if row["event_mode"] else "")
    unreal = [word for word in (row["realis"], row["polarity"]) if word not in ("actual", "affirmed")]
    return " ".join([name, *unreal])


def figure(row: dict[str, Any]) -> str:
    """A toll's number, or its bounds where there is no best one."""
    if row["best"] is not None:
        return str(row["best"])
    low, high = row["low"], row["high"]
    return "?" if low is None and high is None else f"{'' if low is None else low}–{'' if high is None else high}"
