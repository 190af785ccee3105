"""Server, worker and schedules together: what `sitrep serve` keeps running."""

import signal
import subprocess
import time
from collections.abc import Callable
from contextlib import ExitStack
from types import FrameType

from flows import server
from tasks.errors import SitrepError

POOL = "sitrep"
LOOK_SECONDS = 0.5

Say = Callable[[str], None]


def serve(port: int, say: Say, host: str = server.HOST) -> None:
    """Start all three and wait until Ctrl-C or SIGTERM, then stop the worker first and the server last.

    Raises SitrepError: S601 port taken, S602 and S603 no server, S604 a deployment was refused, S605 the worker ended by itself, S107 no
    password.
    """
    deaf_no_more()
    say("starting the Prefect server …")
    with server.running(port, host) as answers, ExitStack() as stack:
        url = answers()
        register(port, say)
        worker = server.start(["worker", "start", "--pool", POOL, "--name", "sitrep"], port, server.home() / "worker.log")
        stack.callback(server.stop, worker)
        say(f"UI:        {url.removesuffix('/api')}")
        say(f"record:    export PREFECT_API_URL={url}")
        say(f"logs:      {server.home()}")
        say("Ctrl-C stops it")
        until_interrupted(worker, say)


def register(port: int, say: Say) -> None:
    """Work pool, limits, notifications, automations and deployments, as the code says. Raises SitrepError S604."""
    say("registering automations and the deployments of prefect.yaml …")
    _once([], port, "flows.provision")
    _once(["--no-prompt", "deploy", "--all"], port)


def deaf_no_more() -> None:
    """SIGTERM and SIGINT interrupt; the latter must be said too: a shell starts background jobs deaf to it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _interrupt)


def _once(arguments: list[str], port: int, module: str = "flows.orchestrator") -> None:
    log = server.home() / "deploy.log"
    if server.start(arguments, port, log, module).wait() != 0:
        raise SitrepError("S604", f"`{' '.join([module, *arguments])}` failed", f"its log: {log}")


def until_interrupted(worker: "subprocess.Popen[bytes]", say: Say) -> None:
    """Wait for Ctrl-C or SIGTERM. Raises SitrepError S605 when the worker ends before."""
    try:
        while worker.poll() is None:
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        say("stopping …")
        return
    raise SitrepError("S605", "the Prefect worker ended by itself", f"its log: {server.home() / 'worker.log'}")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
