"""`sitrep demo`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.run import Warehouse, carry_out

if TYPE_CHECKING:
    from flows.parameters import RunParameters

Port = Annotated[int | None, typer.Option(min=1, max=65535, help="Port of the temporary Prefect server. [default: a free one]")]
SHOWN = 40


def demo(warehouse: Warehouse = None, port: Port = None) -> None:
    """Read the sample articles in a recorded run and print who did what to whom.

    A Prefect server is started on this machine for the time of the run, unless one is configured and answers. Running it again changes
    no row. Example:

        sitrep demo
    """
    from rich.console import Console

    from flows import recording, server
    from flows.parameters import RunParameters

    console = Console(highlight=False, soft_wrap=True)
    asked = RunParameters(warehouse=warehouse and warehouse.resolve())
    if (url := recording.server()) is not None:
        _read(asked, url)
    else:
        console.print("starting a Prefect server for the run (half a minute) …", style="dim")
        _read_with(server.free_port() if port is None else port, asked)
    file = asked.settings().warehouse
    _who_did_what(file)
    console.print(f'ask more:        sitrep query --warehouse {_short(file)} "from mart.who_said_what"', markup=False)
    console.print("see the run:     sitrep serve, then open the address it shows (runs, tasks, report)", markup=False)


def _read_with(port: int, asked: "RunParameters") -> None:
    """With a server of our own; the seconds until it answers are spent importing."""
    from flows import server

    os.environ.update(server.environment(port))
    with server.running(port) as (_, answers):
        import flows.pipeline  # noqa: F401

        _read(asked, answers())


def _read(asked: "RunParameters", url: str) -> None:
    from flows.cli import progress

    with progress.bar(visible=True) as watch:
        done = carry_out(asked, watch, url)
    progress.summary(done, asked, url)


def _who_did_what(file: Path) -> None:
    from flows.cli import tables
    from tasks.load import report
    from tasks.load.query import reader

    with reader(file) as warehouse:
        found = report.who_did_what(warehouse, SHOWN)
    tables.show(found.drop("event_id"), title="who did what to whom, when, where, toll, according to whom")


def _short(file: Path) -> Path:
    here = Path.cwd()
    return file.relative_to(here) if file.is_relative_to(here) else file
