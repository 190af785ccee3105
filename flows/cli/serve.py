"""`sitrep serve`."""

from typing import Annotated

import typer

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port of the server and its UI.")]


def serve(port: Port = 4200) -> None:
    """Prefect server, worker and schedules on this machine (loopback only), until Ctrl-C.

    Registers the deployments of `prefect.yaml` and works them off. Its database lies in var/prefect (or PREFECT_HOME), where the runs of
    `sitrep demo` are too. Examples:

        sitrep serve

        sitrep serve --port 4300
    """
    from rich.console import Console

    from flows import service

    console = Console(highlight=False, soft_wrap=True)

    def say(line: str) -> None:
        console.print(line, markup=False)

    service.serve(port, say)
