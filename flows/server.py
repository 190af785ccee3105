"""Prefect processes on this machine: a server, and a worker for its schedule, started and stopped together."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from flows import access, recording
from tasks import paths
from tasks.errors import SitrepError

HOST = "127.0.0.1"
START_SECONDS = 240
STOP_SECONDS = 20
LOG = "server.log"
PREFECT = "flows.orchestrator"
LEVEL = "PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL"


def home() -> Path:
    """Where Prefect keeps its database: PREFECT_HOME, else var/prefect."""
    return Path(os.environ.get("PREFECT_HOME") or paths.VAR / "prefect")


def free_port() -> int:
    """A port of the loopback interface that nobody listens at."""
    with socket.socket() as found:
        found.bind((HOST, 0))
        return int(found.getsockname()[1])


def is_taken(port: int) -> bool:
    """Whether somebody listens there already."""
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


def environment(port: int, host: str = HOST) -> dict[str, str]:
    """The environment of every process that belongs to the server at that port.

    Pages of other origins cannot talk to it through somebody's browser. What is set already (a public address of the UI, a password) stays.
    """
    here = {
        "PREFECT_HOME": str(home()),
        "PREFECT_API_URL": address(port),
        "PREFECT_SERVER_API_HOST": host,
        "PREFECT_SERVER_API_PORT": str(port),
        "PREFECT_SERVER_ANALYTICS_ENABLED": "false",
        "PREFECT_SERVER_UI_SHOW_PROMOTIONAL_CONTENT": "false",
        "PREFECT_CLI_PROMPT": "false",
        "PREFECT_FLOWS_HEARTBEAT_FREQUENCY": "30",
        "PREFECT_SERVER_CONCURRENCY_LEASE_STORAGE": "prefect.server.concurrency.lease_storage.filesystem",
    }
    unless_set = {
        "PREFECT_UI_API_URL": address(port),
        "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": address(port).removesuffix("/api"),
        "PREFECT_SERVER_SERVICES_DB_VACUUM_ENABLED": "events,flow_runs",
    }
    return unless_set | os.environ | here | access.credentials()


def start(
    arguments: list[str], surroundings: Mapping[str, str], log: Path, module: str = "flows.orchestrator"
) -> "subprocess.Popen[bytes]":
    """Start `prefect ARGUMENTS`, or another module, in a process group of its own, so that Ctrl-C reaches it through us alone.

    A server tells its errors there; a worker says little, for its runs would die of a log that nobody takes any more (rich ends a process
    whose pipe is broken): theirs is in the UI.
    """
    log.parent.mkdir(parents=True, exist_ok=True)
    command = [sys.executable, "-m", module, *arguments]
    own = {**surroundings, LEVEL: "CRITICAL" if "worker" in arguments else "INFO", "PREFECT_LOGGING_COLORS": "false"}
    with log.open("ab") as out:
        return subprocess.Popen(  # noqa: S603 - our own interpreter, fixed words
            command, env=own, cwd=paths.ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=out, start_new_session=True
        )


def stop(process: "subprocess.Popen[bytes]") -> None:
    """Ask a process and what it started to end, and see to it."""
    for asked in (signal.SIGTERM, signal.SIGKILL):
        if process.poll() is not None:
            break
        with suppress(ProcessLookupError):
            os.killpg(process.pid, asked)
        with suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)


def address(port: int) -> str:
    """Of the API of the server at that port."""
    return f"http://{HOST}:{port}/api"


def wait_for(process: "subprocess.Popen[bytes]", url: str, log: Path, seconds: int = START_SECONDS) -> str:
    """The address, once the server answers. Raises SitrepError S602 when it ends before, S603 when it takes too long."""
    deadline = time.monotonic() + seconds
    while not recording.answers(url):
        if process.poll() is not None:
            raise SitrepError("S602", "the Prefect server ended while starting", f"its log: {log}")
        if time.monotonic() > deadline:
            raise SitrepError("S603", f"the Prefect server does not answer after {seconds} s", f"its log: {log}")
        time.sleep(0.3)
    return url


@contextmanager
def running(port: int, host: str = HOST) -> Iterator[tuple["subprocess.Popen[bytes]", Callable[[], str]]]:
    """A server at that port for as long as the block lasts: its process, and what waits until it answers and gives the API's address.

    It makes or updates its own database first, which takes a while: time to import something. Raises SitrepError S601 if the port is taken,
    UsageError S107 if others than this machine could reach it without a password.
    """
    access.require_password(host)
    if is_taken(port):
        raise SitrepError("S601", f"port {port} is taken", "choose another with --port, or use the server that listens there")
    log = home() / LOG
    process = start(["server", "start"], environment(port, host), log)
    try:
        yield process, lambda: wait_for(process, address(port), log)
    finally:
        stop(process)
