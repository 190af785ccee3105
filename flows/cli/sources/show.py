"""`sitrep sources list`."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.run import Warehouse

if TYPE_CHECKING:
    from pathlib import Path

    from tasks.errors import SitrepError

Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]
Group = Annotated[str | None, typer.Option("--group", "-g", help="Those of this group.")]


def show(warehouse: Warehouse = None, group: Group = None, as_json: Json = False) -> None:
    """All sources and how they stand.

    Exit code 1 where a file describes no source; the others are shown. Examples:

        sitrep sources list

        sitrep sources list --json --warehouse news.duckdb
    """
    from tasks.ingest.catalogue import catalogue
    from tasks.settings import Settings

    settings = Settings()
    known = catalogue(settings.sources)
    states = _states(warehouse or settings.warehouse)
    rows = [_row(source, states.get(source.name)) for source in known.sources.values() if group in (None, source.group)]
    if as_json:
        for row in rows:
            typer.echo(json.dumps(row, sort_keys=True))
    else:
        standings(rows, new=False)
    _complain(known.problems)


def _states(path: "Path") -> dict[str, dict[str, Any]]:
    """None where there is no warehouse yet."""
    from tasks.load.query import reader
    from tasks.load.source_states import source_states

    if not path.exists():
        return {}
    with reader(path) as warehouse:
        return source_states(warehouse)


def _row(source: Any, state: dict[str, Any] | None) -> dict[str, Any]:
    from datetime import UTC

    from flows.standing import standing

    return standing(source, state, datetime.now(UTC), ran=False).as_dict()


def standings(rows: Sequence[dict[str, Any]], *, new: bool) -> None:
    """Sources as a table; `new` counts the articles of a run, without it schedule and next run are shown."""
    import polars as pl

    from flows.cli import tables

    common = ("name", "articles", "last_success", "failures", "rests_until", "silent_since")
    names = (*common[:1], "new", *common[1:], "note") if new else (*common[:1], "kind", "group", *common[1:], "next_due", "note")
    if rows:
        shown = [{name.replace("_", " "): _short(row[name]) for name in names} for row in rows]
        tables.show(pl.DataFrame(shown, infer_schema_length=None), title="sources (times are UTC)")


def _short(value: object) -> object:
    """A time without seconds and zone; other values as they are."""
    try:
        return f"{datetime.fromisoformat(str(value)):%Y-%m-%d %H:%M}" if isinstance(value, str) and "T" in value else value
    except ValueError:
        return value


def _complain(problems: "dict[Path, Any]") -> None:
    from flows.cli.errors import FAILED
    from flows.cli.errors import show as say

    error: SitrepError
    for error in problems.values():
        say(error)
    if problems:
        raise typer.Exit(FAILED)
