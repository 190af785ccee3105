"""`sitrep explain`."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.run import Warehouse
from tasks.errors import UsageError

Article = Annotated[str | None, typer.Argument(help="Article id or the start of one, the id the input gave, url or file name.")]
Event = Annotated[str | None, typer.Option("--event", help="Show this event instead: its id, the start of it, or the id of a report.")]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page of its own into this file instead.")]


def explain(article: Article = None, warehouse: Warehouse = None, html: Html = None, event: Event = None) -> None:
    """Show one article with everything that was read in it, and the rows it became; or one event, and why its reports are one.

    Examples:
        sitrep explain airstrike_two_claimants.txt

        sitrep explain 3fa9 --html article.html

        sitrep explain --event 772a2c2f6d68b2c8

    """
    if (article is None) == (event is None):
        raise UsageError("S106", "give one article, or one event with --event", "see `sitrep explain --help`")
    if event is not None:
        show_event(event, warehouse)
        return
    from rich.console import Console

    from flows.explain import page, terminal
    from tasks.load.query import reader
    from tasks.load.report import article_rows
    from tasks.load.snapshot import for_readers
    from tasks.settings import Settings

    settings = Settings()
    file = for_readers(warehouse, None) if warehouse else for_readers(settings.warehouse, settings.published)
    with reader(file) as opened:
        rows = article_rows(opened, str(article))
    if html is None:
        terminal.show(rows, Console(highlight=False))
        return
    try:
        html.write_text(page.render(rows), encoding="utf-8")
    except OSError as error:
        raise UsageError("S105", f"cannot write {html}: {error.strerror}", "give a file in a folder that exists") from None
    typer.echo(f"written to {html}")


def show_event(event: str, warehouse: Path | None) -> None:
    """Print one event: its reports, what joined them, who claims which toll, who took part, what it answers."""
    from rich.console import Console

    from flows.explain import event as explained
    from flows.explain import terminal
    from tasks.load.query import reader
    from tasks.load.report import event_rows
    from tasks.load.snapshot import for_readers
    from tasks.settings import Settings

    settings = Settings()
    file = for_readers(warehouse, None) if warehouse else for_readers(settings.warehouse, settings.published)
    with reader(file) as opened:
        rows = event_rows(opened, event)
    terminal.show_blocks(explained.of(rows), Console(highlight=False))
