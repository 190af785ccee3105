"""`sitrep explain`."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.run import Warehouse
from tasks.errors import UsageError

Article = Annotated[str, typer.Argument(help="Article id or the start of one, the id the input gave, url or file name.")]
Html = Annotated[Path | None, typer.Option("--html", help="Write a page of its own into this file instead.")]


def explain(article: Article, warehouse: Warehouse = None, html: Html = None) -> None:
    """Show one article with everything that was read in it, and the rows it became.

    Examples:
        sitrep explain airstrike_two_claimants.txt

        sitrep explain 3fa9 --html article.html

    """
    from rich.console import Console

    from flows.explain import page, terminal
    from tasks.load.query import reader
    from tasks.load.report import article_rows
    from tasks.load.snapshot import for_readers
    from tasks.settings import Settings

    settings = Settings()
    file = for_readers(warehouse, None) if warehouse else for_readers(settings.warehouse, settings.published)
    with reader(file) as opened:
        rows = article_rows(opened, article)
    if html is None:
        terminal.show(rows, Console(highlight=False))
        return
    try:
        html.write_text(page.render(rows), encoding="utf-8")
    except OSError as error:
        raise UsageError("S105", f"cannot write {html}: {error.strerror}", "give a file in a folder that exists") from None
    typer.echo(f"written to {html}")
