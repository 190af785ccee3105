"""How sources stand: what `sitrep sources list` and the report of a run show."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tasks.ingest.schedule import due_at
from tasks.ingest.sources import Source

State = Mapping[str, Any] | None
COLUMNS = {
    "name": "source",
    "new": "new articles",
    "articles": "articles so far",
    "last_success": "last success",
    "failures": "failures in a row",
    "rests_until": "circuit open until",
    "note": "note",
}
"""Columns of the report of a run."""


@dataclass(frozen=True, slots=True)
class Standing:
    """One source; times are None where there is none. `new` counts the articles of one run, `silent_since` is when the last one came."""

    name: str
    kind: str
    group: str
    enabled: bool
    schedule: str | None
    articles: int
    new: int | None
    last_success: datetime | None
    failures: int
    rests_until: datetime | None
    silent_since: datetime | None
    next_due: datetime | None
    note: str

    def as_dict(self) -> dict[str, Any]:
        """For JSON: times as ISO 8601."""
        values = dataclasses.asdict(self)
        return {name: value.isoformat() if isinstance(value, datetime) else value for name, value in values.items()}


def standing(source: Source, state: State, now: datetime, before: State = None, *, ran: bool = True) -> Standing:
    """How a source stands by its row of `ops.source_state`; after a run also against the row `before` it."""
    row = state or {}
    rests = row.get("rests_until")
    rests = rests if rests and rests > now else None
    articles = row.get("articles_taken") or 0
    new = articles - ((before or {}).get("articles_taken") or 0) if ran else None
    last = row.get("last_article_at")
    return Standing(
        name=source.name,
        kind=source.kind,
        group=source.group,
        enabled=source.enabled,
        schedule=source.schedule,
        articles=articles,
        new=new,
        last_success=row.get("last_success_at"),
        failures=row.get("consecutive_failures") or 0,
        rests_until=rests,
        silent_since=last if last and last < row["tried_at"] else None,
        next_due=_next_due(source, row, rests),
        note=_note(source, row, new),
    )


def _next_due(source: Source, row: Mapping[str, Any], rests: datetime | None) -> datetime | None:
    """None where it is due at once, or never because it is disabled."""
    due = due_at(source.schedule, row.get("tried_at")) if source.enabled else None
    return max((each for each in (due, rests) if each), default=None) if source.enabled else None


def _note(source: Source, row: Mapping[str, Any], new: int | None) -> str:
    if row.get("last_error"):
        return str(row["last_error"])
    if new is not None and source.expected_articles and new < source.expected_articles:
        return f"{new} new articles, expected are {source.expected_articles}"
    return "" if source.enabled else "disabled"
