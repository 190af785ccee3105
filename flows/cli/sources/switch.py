"""`sitrep sources disable` and `enable`."""

from typing import Annotated

import typer

Names = Annotated[list[str], typer.Argument(help="Sources.", show_default=False)]


def disable(names: Names) -> None:
    """Leave sources out of runs that do not name them; their articles and their state stay: `sitrep sources enable` takes them again.

    Examples:
        sitrep sources disable andes-post

    """
    _switch(names, enabled=False)


def enable(names: Names) -> None:
    """Take sources again.

    Examples:
        sitrep sources enable andes-post

    """
    _switch(names, enabled=True)


def _switch(names: list[str], *, enabled: bool) -> None:
    from tasks.ingest.catalogue import catalogue
    from tasks.ingest.propose import switch
    from tasks.settings import Settings

    known = catalogue(Settings().sources)
    for name in names:
        known.of(name)
    for name in names:
        switch(known.files[name], enabled=enabled)
        typer.echo(f"{name} is {'enabled' if enabled else 'disabled'} ({known.files[name]})")
