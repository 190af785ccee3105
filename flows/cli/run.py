"""`sitrep run`."""

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows import recording
from flows.cli.errors import FAILED

if TYPE_CHECKING:
    from flows.cli.progress import Watch
    from flows.parameters import RunParameters
    from flows.summary import Summary

SOURCES = "A file or a folder of files: text, JSON lines, JSON, HTML, CSV, Parquet, saved feeds, mail, Word, PDF, WARC, packed files."
Source = Annotated[Path, typer.Option("--source", "-s", help=SOURCES)]
Warehouse = Annotated[Path | None, typer.Option("--warehouse", "-w", help="The DuckDB file. [default: var/sitrep.duckdb]")]
Limit = Annotated[int | None, typer.Option(min=1, help="Take at most so many articles.")]
Processes = Annotated[int | None, typer.Option("--processes", "-p", min=1, max=64, help="Processes that read. [default: 1]")]
Publish = Annotated[Path | None, typer.Option(help="Leave a copy for readers here, replaced in one step at the end.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Say nothing unless something goes wrong.")]
Json = Annotated[bool, typer.Option("--json", help="The summary as one line of JSON.")]


def run(
    source: Source,
    warehouse: Warehouse = None,
    limit: Limit = None,
    processes: Processes = None,
    publish: Publish = None,
    quiet: Quiet = False,
    as_json: Json = False,
) -> None:
    """Read articles into a warehouse.

    Articles that are stored already and unchanged are not read again, so that running twice changes nothing. Exit code 0: fine (rejected
    articles are counted and kept with a reason in `ops.rejection`); 1: failed; 2: usage.

    Examples:
        sitrep run --source data/samples

        sitrep run --source news.jsonl.gz --warehouse news.duckdb --processes 4

        sitrep run --source article.txt --json

        sitrep run --source news --publish var/published/sitrep.duckdb

    """
    server = recording.server()
    from flows.cli import progress
    from flows.parameters import RunParameters

    asked = RunParameters(
        source=source.resolve(),
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
    if done.failed:
        progress.failed_checks(done)
        raise typer.Exit(FAILED)


def carry_out(asked: "RunParameters", watch: "Watch", server: str | None) -> "Summary":
    """Recorded where a Prefect server answers, else the same steps without it: Prefect is then not even imported."""
    if server:
        from flows.pipeline import recorded

        return recorded(asked, watch)
    from flows import body, steps

    return body.run(asked, steps.plain(), watch)
