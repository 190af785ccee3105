"""What `sitrep serve` and `sitrep up` keep running: server, worker and schedules together, or a worker for a server elsewhere."""

import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from types import FrameType

from flows import access, recording, server
from tasks.errors import SitrepError, UsageError

POOL = "sitrep"
LOOK_SECONDS = 0.5

Say = Callable[[str], None]
Surroundings = Mapping[str, str]


def serve(port: int, say: Say, host: str = server.HOST) -> None:
    """Start all three and wait until Ctrl-C or SIGTERM, then stop the worker first and the server last.

    Raises SitrepError: S601 port taken, S602 and S603 no server, S604 a deployment was refused, S605 the worker ended by itself, S107 no
    password.
    """
    _listen()
    say("starting the Prefect server …")
    with server.running(port, host) as answers:
        url = answers()
        say(f"UI:        {url.removesuffix('/api')}")
        say(f"record:    export PREFECT_API_URL={url}")
        _work(server.environment(port, host), say)


def work(say: Say) -> None:
    """Register everything with the configured server and work it off, until Ctrl-C or SIGTERM.

    Raises SitrepError as `serve`, and UsageError S108 where no server is configured or it does not answer.
    """
    _listen()
    url = recording.configured()
    if url is None or not recording.answers(url):
        hint = "set PREFECT_API_URL to the address of its API, or use `sitrep serve`, which brings its own"
        raise UsageError("S108", f"the Prefect server {url or '(none configured)'} does not answer", hint)
    say(f"server:    {url}")
    _work({"PREFECT_CLI_PROMPT": "false", "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30"} | os.environ | access.credentials(), say)


def _work(surroundings: Surroundings, say: Say) -> None:
    with ExitStack() as stack:
        say("registering automations and the deployments of prefect.yaml …")
        _once([], surroundings, "flows.provision")
        _once(["--no-prompt", "deploy", "--all"], surroundings)
        _once([], surroundings, "flows.zombies")  # runs of a worker that was killed
        worker = server.start(["worker", "start", "--pool", POOL], surroundings, server.home() / "worker.log")
        stack.callback(server.stop, worker)
        say(f"logs:      {server.home()}")
        say("Ctrl-C stops it")
        _until_interrupted(worker, say)


def _once(arguments: list[str], surroundings: Surroundings, module: str = "flows.orchestrator") -> None:
    log = server.home() / "deploy.log"
    if server.start(arguments, surroundings, log, module).wait() != 0:
        raise SitrepError("S604", f"`python -m {' '.join([module, *arguments])}` failed", f"its log: {log}")


def _until_interrupted(worker: "subprocess.Popen[bytes]", say: Say) -> None:
    try:
        while worker.poll() is None:
            time.sleep(LOOK_SECONDS)
    except KeyboardInterrupt:
        say("stopping …")
        return
    raise SitrepError("S605", "the Prefect worker ended by itself", f"its log: {server.home() / 'worker.log'}")


def _listen() -> None:
    """SIGTERM and SIGINT interrupt; the latter must be said too: a shell starts background jobs deaf to it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
