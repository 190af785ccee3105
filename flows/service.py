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


def serve(port: int, say: Say) -> None:
    """Start all three and wait until Ctrl-C or SIGTERM, then stop the worker first and the server last.

    Raises SitrepError: S601 port taken, S602 and S603 no server, S604 a deployment was refused, S605 the worker ended by itself.
    """
    for number in (signal.SIGTERM, signal.SIGINT):  # the latter too: a shell starts background jobs deaf to it
        signal.signal(number, _interrupt)
    say("starting the Prefect server …")
    with server.running(port) as answers, ExitStack() as stack:
        url = answers()
        say("registering the deployments of prefect.yaml …")
        _once(["work-pool", "create", POOL, "--type", "process", "--overwrite"], port)
        _once(["--no-prompt", "deploy", "--all"], port)
        worker = server.start(["worker", "start", "--pool", POOL, "--name", "sitrep"], port, server.home() / "worker.log")
        stack.callback(server.stop, worker)
        say(f"UI:        {url.removesuffix('/api')}")
        say(f"record:    export PREFECT_API_URL={url}")
        say(f"logs:      {server.home()}")
        say("Ctrl-C stops it")
        _until_interrupted(worker, say)


def _once(arguments: list[str], port: int) -> None:
    log = server.home() / "deploy.log"
    if server.start(arguments, port, log).wait() != 0:
        raise SitrepError("S604", f"`prefect {' '.join(arguments)}` failed", f"its log: {log}")


def _until_interrupted(worker: "subprocess.Popen[bytes]", say: Say) -> None:
    try:
        while worker.poll() is None:
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        say("stopping …")
        return
    raise SitrepError("S605", "the Prefect worker ended by itself", f"its log: {server.home() / 'worker.log'}")


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
