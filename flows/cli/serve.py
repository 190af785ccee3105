"""`sitrep serve` and `sitrep up`."""

from enum import StrEnum
from typing import Annotated

import typer

Port = Annotated[int, typer.Option(min=1, max=65535, help="Port of the server and its UI.")]
Host = Annotated[
    str, typer.Option(help="Interface that the server listens at. Any but the loopback one asks for a password (README, Access).")
]


class Way(StrEnum):
    """How sitrep is kept running."""

    SERVE = "serve"
    WORKER = "worker"
    SYSTEMD = "systemd"
    CONTAINER = "container"


Chosen = Annotated[Way, typer.Argument(help="serve, worker, systemd or container: see above.", show_choices=False)]


def serve(port: Port = 4200, host: Host = "127.0.0.1") -> None:
    """Prefect server, worker and schedules on this machine (loopback only), until Ctrl-C.

    Registers the deployments of `prefect.yaml` and works them off. Its database lies in var/prefect (or PREFECT_HOME), where the runs of
    `sitrep demo` are too. Examples:

        sitrep serve

        sitrep serve --port 4300
    """
    from flows import service

    service.serve(port, _say, host)


def up(way: Chosen = Way.SERVE, port: Port = 4200, host: Host = "127.0.0.1") -> None:
    """Keep sitrep running. Choose:

    **serve** – one machine, one person, now: server, worker and schedules in one command, until Ctrl-C. The same as `sitrep serve`.

    **systemd** – one machine that is to run sitrep from boot on, and start it again when it dies: prints the unit for it.

    **container** – the same where everything is a container: prints the commands that build and start it.

    **worker** – a Prefect server is running already, or several machines share one: registers everything there (PREFECT_API_URL) and works
    it off, until Ctrl-C. One machine writes into one warehouse, so start it where the warehouse is.

    Examples:
        sitrep up

        sitrep up systemd > /etc/systemd/system/sitrep.service

        PREFECT_API_URL=https://prefect.example.org/api sitrep up worker

    """  # noqa: D400, D415 - a list follows
    from flows import deploying, service

    if way is Way.SERVE:
        service.serve(port, _say, host)
    elif way is Way.WORKER:
        service.work(_say)
    else:
        typer.echo(deploying.unit(port) if way is Way.SYSTEMD else deploying.container(port), nl=False)


def _say(line: str) -> None:
    from rich.console import Console

    Console(highlight=False, soft_wrap=True).print(line, markup=False)
