"""`sitrep backfill`, `sitrep resume` and `sitrep diff`: reading again, going on, and what that changed."""

import json
from datetime import datetime
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.errors import FAILED
from flows.cli.run import Json as SummaryJson
from flows.cli.run import Limit, Processes, Publish, Quiet, Warehouse

if TYPE_CHECKING:
    from flows.cli.progress import Watch
    from flows.rereading import BackfillParameters
    from flows.summary import Summary

DAYS = ["%Y-%m-%d"]
Since = Annotated[datetime | None, typer.Option(formats=DAYS, help="Only articles published on this day or later.")]
Until = Annotated[datetime | None, typer.Option(formats=DAYS, help="Only articles published on this day or earlier.")]
SourceId = Annotated[str | None, typer.Option("--source", "-s", help="Only articles of this source (`source_id`).")]
First = Annotated[str | None, typer.Argument(help="A run: its number, or the start of its id. [default: the last completed but one]")]
Second = Annotated[str | None, typer.Argument(help="Another run. [default: the last completed]")]
Csv = Annotated[bool, typer.Option("--csv", help="The answer as CSV.")]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON, one object a line.")]


def backfill(
    since: Since = None,
    until: Until = None,
    source: SourceId = None,
    limit: Limit = None,
    warehouse: Warehouse = None,
    processes: Processes = None,
    publish: Publish = None,
    quiet: Quiet = False,
    as_json: SummaryJson = False,
) -> None:
    """Read stored articles again that another version of model, rules or data has read.

    The most needed come first: those that no version could read, then those that tell of events, the newest before the older. Old rows
    stand until new ones take their place, batch by batch; killed and started again, it goes on with what is left. Examples:

        sitrep backfill

        sitrep backfill --since 2026-03-01 --limit 1000
    """
    from flows import recording
    from flows.rereading import BackfillParameters

    asked = BackfillParameters(
        since=since and since.date(),
        until=until and until.date(),
        source=source,
        limit=limit,
        warehouse=warehouse and warehouse.resolve(),
        publish=publish and publish.resolve(),
        processes=processes,
    )
    _shown(asked, recording.server(), quiet=quiet, as_json=as_json)


def _shown(asked: "BackfillParameters", server: str | None, *, quiet: bool, as_json: bool) -> None:
    from flows.cli import progress

    with progress.bar(visible=not quiet and not as_json) as watch:
        done = _carry_out(asked, watch, server)
    if as_json:
        typer.echo(json.dumps(done.as_dict(), sort_keys=True))
    elif not quiet:
        progress.summary(done, asked, server)
    if done.failed:
        progress.failed_checks(done)
        raise typer.Exit(FAILED)


def _carry_out(asked: "BackfillParameters", watch: "Watch", server: str | None) -> "Summary":
    """Recorded where a Prefect server answers, as `sitrep run` is."""
    if server:
        from flows.backfill import recorded

        return recorded(asked, watch)
    from flows import rereading, steps

    return rereading.run(asked, steps.plain(), watch)


def resume(warehouse: Warehouse = None) -> None:
    """Go on with runs that were killed, each where it was; nothing that is stored is read again.

    Example:
        sitrep resume

    """
    from flows import resume as going_on
    from flows.cli import progress
    from tasks.settings import Settings

    failed = found = False
    with progress.bar(visible=True) as watch:
        for done in going_on.resume(warehouse.resolve() if warehouse else Settings().warehouse, typer.echo, watch):
            typer.echo(f"done: {done.articles:,} articles, {done.read:,} read, {done.unchanged:,} were stored already")
            found, failed = True, failed or bool(done.failed)
    if not found:
        typer.echo("no run is left to go on with")
    if failed:
        raise typer.Exit(FAILED)


def diff(first: First = None, second: Second = None, warehouse: Warehouse = None, csv: Csv = False, as_json: Json = False) -> None:
    """What changed in the events from one run to another, field by field, and why.

    Reasons: a new article, an article that its publisher revised, another version of model, rules or data, or events and entities joined
    anew because of other articles. Examples:

        sitrep diff

        sitrep diff 12 17 --csv > changes.csv
    """
    from tasks.load import history
    from tasks.load.query import reader
    from tasks.settings import Settings

    with reader(warehouse or Settings().warehouse) as opened:
        older, newer = history.last_two(opened) if first is None else (first, second or history.last_two(opened)[1])
        one, other = history.find_run(opened, older), history.find_run(opened, newer)
        found = history.diff(opened, one, other)
    if csv or as_json:
        from tasks.load.export import flat

        typer.echo(flat(found).write_csv() if csv else found.write_ndjson(), nl=False)
        return
    _told(one, other)
    if found.is_empty():
        typer.echo("no event changed")
        return
    from flows.cli import tables

    tables.show(found.drop("articles"))


def _told(*runs: object) -> None:
    for each in runs:
        typer.echo(f"run {each.run_no} ({each.flow}, {each.started_at:%Y-%m-%d %H:%M}), read by version {each.reader_sha or 'unknown'}")  # type: ignore[attr-defined]
