"""`sitrep inbox`."""

import time
from pathlib import Path
from typing import Annotated

import typer

from flows.cli.errors import FAILED
from flows.cli.run import Quiet, Warehouse

Folder = Annotated[Path | None, typer.Argument(help="The folder. [default: data/inbox]", show_default=False)]
Watch = Annotated[int | None, typer.Option("--watch", min=1, help="Look again every so many seconds, until Ctrl-C.")]


def inbox(folder: Folder = None, warehouse: Warehouse = None, watch: Watch = None, quiet: Quiet = False) -> None:
    """Read the files that were dropped into a folder, and move them to its done/ or failed/.

    A file is taken once it is complete: unchanged for two seconds, and not named like an unfinished download. One that gave no article
    goes to failed/ with the reasons beside it. A run that is killed loses and doubles nothing. Examples:

        sitrep inbox

        sitrep inbox /srv/drop --warehouse news.duckdb --watch 60
    """
    while True:
        failed = _once(folder, warehouse, quiet=quiet)
        if watch is None:
            break
        time.sleep(watch)
    if failed:
        raise typer.Exit(FAILED)


def _once(folder: Path | None, warehouse: Path | None, *, quiet: bool) -> bool:
    """One look; whether a check failed."""
    from flows import steps
    from flows.cli import progress
    from flows.inbox import InboxParameters, take
    from flows.parameters import RunParameters

    given = {} if folder is None else {"folder": folder.resolve()}
    asked = InboxParameters(warehouse=warehouse and warehouse.resolve(), **given)
    with progress.bar(visible=not quiet) as watch:
        done = take(asked, steps.plain(), watch)
    if not quiet:
        progress.summary(done, RunParameters(source=asked.folder, warehouse=asked.warehouse), None)
    if done.failed:
        progress.failed_checks(done)
    return bool(done.failed)
