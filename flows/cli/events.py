"""`sitrep events`."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.explain import show_event
from flows.cli.run import Warehouse

if TYPE_CHECKING:
    from tasks.load.warehouse import Warehouse as Opened

WAIT_SECONDS = 30
"""How long another process may hold the warehouse."""

app = typer.Typer(
    help="Say which reports are one event. What is decided here is kept for ever.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)

Event = Annotated[str, typer.Argument(help="Event id, the start of it, or the id of one of its reports.")]
Articles = Annotated[list[str], typer.Argument(help="Ids of the articles that tell of another event.")]


@app.command("show")
def show(event: Event, warehouse: Warehouse = None) -> None:
    """Show one event: its reports, why they are one, who claims which toll.

    Example:
        sitrep events show 772a2c2f6d68b2c8

    """
    show_event(event, warehouse)


@app.command("merge")
def merge(event: Event, other: Event, warehouse: Warehouse = None) -> None:
    """Two events are one.

    Example:
        sitrep events merge 772a2c2f6d68b2c8 1f0c6b1f1f3ad2f7

    """
    from flows.decisions import merge as decide

    with _opened(warehouse) as opened:
        decide(opened, event, other)
        _publish(opened)
    typer.echo(f"{event} and {other} are one event; `sitrep events split` takes it back")


@app.command("split")
def split(event: Event, articles: Articles, warehouse: Warehouse = None) -> None:
    """What some articles tell of is another event than what the others tell of.

    Example:
        sitrep events split 772a2c2f6d68b2c8 0a1b2c3d4e5f6071

    """
    from flows.decisions import split as decide

    with _opened(warehouse) as opened:
        decide(opened, event, articles)
        _publish(opened)
    typer.echo(f"{', '.join(articles)} told of another event than the rest of {event}; `sitrep events merge` takes it back")


def _opened(warehouse: Path | None) -> "Opened":
    from flows.steps import open_warehouse
    from tasks.errors import WarehouseError
    from tasks.settings import Settings

    path = warehouse or Settings().warehouse
    if not path.exists():
        raise WarehouseError("S405", f"there is no warehouse at {path}", "make one with `sitrep run --source PATH --warehouse FILE`")
    return open_warehouse(path, WAIT_SECONDS)


def _publish(opened: "Opened") -> None:
    """A copy for readers that is there is kept up to date."""
    from tasks.load.snapshot import place_of, publish
    from tasks.settings import Settings

    copy = Settings().published or place_of(opened.path)
    if copy.exists():
        publish(opened, copy)
