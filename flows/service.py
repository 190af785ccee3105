"""What `sitrep serve` and `sitrep up` keep running: server, worker and schedules together, or a worker for a server elsewhere."""

import os
import signal
import time
from collections.abc import Callable, Mapping
from types import FrameType

from flows import access, recording, server, zombies
from flows.tending import Tended, end_orphans
from tasks.errors import SitrepError, UsageError

POOL = "sitrep"
LOOK_SECONDS = 0.5
SWEEP_SECONDS = 20.0
WORKER_MB = 300.0

Say = Callable[[str], None]
Surroundings = Mapping[str, str]


def serve(port: int, say: Say, host: str = server.HOST) -> None:
    """Start all three and wait until Ctrl-C or SIGTERM, then stop the worker first and the server last.

    A server or worker that ends meanwhile is started again; runs that were killed are marked and started again. Raises SitrepError: S107
    no password, S601 port taken, S602 and S603 no server, S604 a deployment was refused, S605 and S606 worker or server will not live.
    """
    _listen()
    say("starting the Prefect server …")
    log, surroundings = server.home() / server.LOG, server.environment(port, host)
    with server.running(port, host) as (process, answers):
        url = answers()
        say(f"UI:        {url.removesuffix('/api')}")
        say(f"record:    export PREFECT_API_URL={url}")
        own = Tended(
            "the Prefect server",
            "S606",
            log,
            lambda: server.start(["server", "start"], surroundings, log),
            lambda again: server.wait_for(again, url, log),
            process=process,
        )
        try:
            _work(surroundings, say, url, own)
        finally:
            own.stop()


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
    _work({"PREFECT_CLI_PROMPT": "false", "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30"} | os.environ | access.credentials(), say, url)


def _work(surroundings: Surroundings, say: Say, url: str, *others: Tended) -> None:
    say("registering automations and the deployments of prefect.yaml …")
    _once([], surroundings, "flows.provision")
    _once(["--no-prompt", "deploy", "--all"], surroundings)
    log = server.home() / "worker.log"
    worker = Tended(
        "the Prefect worker",
        "S605",
        log,
        lambda: server.start(["worker", "start", "--pool", POOL], surroundings, log),
        most_mb=WORKER_MB,
    )
    try:
        worker.start()
        say(f"logs:      {server.home()}")
        say("Ctrl-C stops it")
        _tend([*others, worker], url, say)
    except KeyboardInterrupt:
        say("stopping …")
    finally:
        worker.stop()
        end_orphans(server.home())


def _once(arguments: list[str], surroundings: Surroundings, module: str = "flows.orchestrator") -> None:
    log = server.home() / "deploy.log"
    if server.start(arguments, surroundings, log, module).wait() != 0:
        raise SitrepError("S604", f"`python -m {' '.join([module, *arguments])}` failed", f"its log: {log}")


def _tend(processes: list[Tended], url: str, say: Say) -> None:
    """Until somebody interrupts: who ended is started again, and runs that were killed are too."""
    swept = float("-inf")
    while True:
        ended = [each for each in processes if each.look(say)]
        if ended or time.monotonic() > swept + SWEEP_SECONDS:
            swept = time.monotonic()
            for line in zombies.sweep(url):
                say(line)
        time.sleep(LOOK_SECONDS)


def _listen() -> None:
    """SIGTERM and SIGINT interrupt; the latter must be said too: a shell starts background jobs deaf to it."""
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
