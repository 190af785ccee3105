"""What a person wants to see after a run: counts, who did what to whom, one article with all its rows."""

import json
from datetime import datetime
from typing import Any

import polars as pl

from tasks.errors import UsageError
from tasks.load import scripts
from tasks.load.warehouse import Warehouse

ARTICLE_TABLES = (
    "article", "segment", "sentence", "mention", "time_expression", "attribution", "event_mention", "event_argument", "casualty",
    "article_entity", "event",
)  # fmt: skip

EVENT_TABLES = ("event", "mention", "decision", "toll", "participant", "relation")


def summary(warehouse: Warehouse) -> dict[str, int]:
    """Row counts of the warehouse: articles by status, what was read from them, and what they say together."""
    return dict(zip(*(column.to_list() for column in warehouse.frame(scripts.text("report/summary")).iter_columns()), strict=True))


def who_did_what(warehouse: Warehouse, limit: int = 40) -> pl.DataFrame:
    """The events that happened, newest first.

    Columns: `date`, `what`, `who`, `to_whom`, `where`, `toll`, `according_to`, `sources`, `event_id`; text, empty where unknown.
    """
    return warehouse.frame(scripts.text("report/who_did_what"), [limit])


def article_rows(warehouse: Warehouse, key: str) -> dict[str, pl.DataFrame]:
    """Everything the warehouse holds of one article: table name -> rows in text order, and the events it reports.

    `key` is its id or the start of one (four characters at least), the id the input gave, its url or file
    name. Raises UsageError: U411 no such article, U412 several.
    """
    found = warehouse.frame(scripts.text("report/find_article"), [key] * 6)
    if found.is_empty():
        raise UsageError("U411", f"no article is called {key!r}", "`sitrep query 'select external_id, title from core.article'` lists them")
    if found.height > 1:
        ids = ", ".join(found["article_id"].head(5))
        raise UsageError("U412", f"{found.height} articles are called {key!r}: {ids}", "give the article_id")
    article_id = found["article_id"][0]
    return {table: warehouse.frame(scripts.text(f"report/article/{table}"), [article_id]) for table in ARTICLE_TABLES}


def find_event(warehouse: Warehouse, key: str) -> str:
    """The event_id of an event; `key` is its id, the start of it (four characters at least) or the id of one of its reports.

    Raises UsageError: U421 no such event, U422 several.
    """
    found = warehouse.frame(scripts.text("report/find_event"), [key] * 4)["event_id"].to_list()
    if not found:
        raise UsageError("U421", f"no event is called {key!r}", "`sitrep query 'select event_id, headline from core.event'` lists them")
    if len(found) > 1:
        raise UsageError("U422", f"{len(found)} events are called {key!r}: {', '.join(found[:5])}", "give the event_id")
    return str(found[0])


def event_rows(warehouse: Warehouse, key: str) -> dict[str, pl.DataFrame]:
    """Everything the warehouse holds of one event: what joined its reports, who claims which toll, dates, places, relations.

    `key` as for `find_event`. Tables: `event`, `mention`, `decision`, `toll`, `participant`, `relation`.
    """
    event_id = find_event(warehouse, key)
    return {table: warehouse.frame(scripts.text(f"report/event/{table}"), [event_id]) for table in EVENT_TABLES}


def events_by_type(warehouse: Warehouse) -> pl.DataFrame:
    """Columns `type`, `events`, `happened`, `killed`; the commonest type first."""
    return warehouse.frame(scripts.text("report/events_by_type"))


def rejections(warehouse: Warehouse, run_id: str, limit: int) -> pl.DataFrame:
    """What a run turned away: `stage`, `key`, `rule`, `detail`."""
    return warehouse.frame(scripts.text("report/rejections"), [run_id, limit])


def rejections_by_rule(warehouse: Warehouse, run_id: str) -> pl.DataFrame:
    """What a run turned away, counted: `stage`, `rule`, `rows`, `example`."""
    return warehouse.frame(scripts.text("report/rejections_by_rule"), [run_id])


def top_events(warehouse: Warehouse, run_id: str, limit: int) -> pl.DataFrame:
    """Events that the articles of a run tell of, the deadliest first: `date`, `what`, `who`, `to_whom`, `where`, `toll`, `sources`."""
    return warehouse.frame(scripts.text("report/top_events"), [run_id, limit])


def last_run(warehouse: Warehouse, run_id: str) -> tuple[datetime, dict[str, Any]] | None:
    """When the finished run before this one ended, and its counts; None where there was none."""
    found = warehouse.rows(scripts.text("report/last_run"), [run_id])
    return (found[0][0], json.loads(found[0][1] or "{}")) if found else None


def silent_sources(warehouse: Warehouse, days: int) -> list[tuple[str, int]]:
    """Sources without a new article for that many days or more, and for how many."""
    return warehouse.rows(scripts.text("report/silent_sources"), [days])
