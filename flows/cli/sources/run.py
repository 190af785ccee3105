"""`sitrep sources run`."""

import json
from typing import TYPE_CHECKING, Annotated

import typer

from flows import recording
from flows.cli.errors import FAILED
from flows.cli.run import Json, Processes, Publish, Quiet, Warehouse

if TYPE_CHECKING:
    from flows.body import Watch
    from flows.parameters import FollowParameters
    from flows.summary import Summary

Names = Annotated[list[str] | None, typer.Argument(help="Sources, enabled or not. [default: all that are enabled]", show_default=False)]
Group = Annotated[str | None, typer.Option("--group", "-g", help="Of the enabled sources those of this group.")]
Due = Annotated[bool, typer.Option("--due", help="Only those whose schedule says that it is time.")]
Limit = Annotated[int | None, typer.Option(min=1, help="At most so many articles of a source. [default: as its file says]")]


def run(
    names: Names = None,
    group: Group = None,
    due: Due = False,
    warehouse: Warehouse = None,
    limit: Limit = None,
    processes: Processes = None,
    publish: Publish = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Take what is new in the sources and read it into the warehouse.

    What went wrong with a source or an article is a row of `ops.rejection`, and the others go on. A run that was killed is taken up where
    it was: pages that were fetched are not asked for again. Exit code 0: fine; 1: failed; 2: usage. Examples:

        sitrep sources run

        sitrep sources run andes-post --warehouse news.duckdb

        sitrep sources run --group latin-america --due
    """
    server = recording.server()
    from flows.cli import progress
    from flows.cli.sources.show import standings
    from flows.parameters import FollowParameters

    asked = FollowParameters(
        names=tuple(names or ()),
        group=group,
        due=due,
        warehouse=warehouse and warehouse.resolve(),
        publish=publish and publish.resolve(),
        limit=limit,
        processes=processes,
    )
    with progress.bar(visible=not quiet and not as_json) as watch:
        done = carry_out(asked, watch, server)
    if as_json:
        typer.echo(json.dumps(done.as_dict(), sort_keys=True))
    elif not quiet:
        progress.summary(done, asked, server)
        standings(list(done.sources.values()), new=True)
    if done.failed:
        progress.failed_checks(done)
        raise typer.Exit(FAILED)


def carry_out(asked: "FollowParameters", watch: "Watch", server: str | None) -> "Summary":
    """Recorded where a Prefect server answers, else the same steps without it."""
    if server:
        from flows.ingest_and_read import recorded

        return recorded(asked, watch)
    from flows import following, steps

    return following.follow(asked, steps.plain(), following.fetch, watch)
