"""`sitrep retry`."""

from typing import Annotated

import typer

from flows.cli.run import Quiet, Warehouse

Reason = Annotated[str | None, typer.Option("--reason", "-r", help="Only what was rejected by this rule. [default: all that is open]")]
Source = Annotated[str | None, typer.Option("--source", "-s", help="Only what this source gave.")]


def retry(reason: Reason = None, source: Source = None, warehouse: Warehouse = None, quiet: Quiet = False) -> None:
    """Try again what was rejected, after a fix.

    From the bytes that were kept, or else from its address. What is taken now is marked in `ops.rejection` (`resolved_by`), and stays
    there; what fails again stays open. Doing it twice changes nothing more. Examples:

        sitrep retry

        sitrep retry --reason no_article --source andes-post --warehouse news.duckdb
    """
    from rich.console import Console

    from flows import steps
    from flows.cli import progress
    from flows.retry import RetryParameters
    from flows.retry import retry as carry_out

    asked = RetryParameters(reason=reason, source=source, warehouse=warehouse and warehouse.resolve())
    with progress.bar(visible=not quiet) as watch:
        done = carry_out(asked, steps.plain(), watch)
    if quiet:
        return
    console = Console(highlight=False, soft_wrap=True)
    console.print(f"{done.tried} tried again: {done.resolved} taken now, {done.tried - done.resolved} still rejected", markup=False)
    if done.left:
        console.print(f"{done.left} more have nothing kept that could be tried: take their source again", markup=False)
