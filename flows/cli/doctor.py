"""`sitrep doctor`."""

import typer

from flows.cli.errors import FAILED
from flows.cli.run import Warehouse


def doctor(warehouse: Warehouse = None) -> None:
    """Look at everything a run needs: each line is ok, or says what to do.

    Exit code 1 if a run would fail. Example:

        sitrep doctor --warehouse news.duckdb
    """
    from rich.console import Console

    from flows import health
    from tasks.settings import Settings

    console = Console(highlight=False, soft_wrap=True)
    settings = Settings() if warehouse is None else Settings(warehouse=warehouse)
    broken = False
    for finding in health.examine(settings):
        broken |= finding.state == "broken"
        style = {"ok": "green", "note": "yellow", "broken": "bold red"}[finding.state]
        console.print(f"{finding.state:>6}", style=style, end="  ")
        console.print(f"{finding.what}: {finding.found}" + (f" — {finding.todo}" if finding.todo else ""), markup=False)
    if broken:
        raise typer.Exit(FAILED)
