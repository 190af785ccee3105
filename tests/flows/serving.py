"""A `sitrep serve` of one's own for tests and measurements: with a password, quick to find runs late, nothing run by the clock."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from flows import server
from tasks import paths
from tests.flows.api import Api, wait

USER, PASSWORD = "operator", "quince-harbour-51"
START_SECONDS = 300
STOPPED = 0
"""Exit code of a service that Ctrl-C ended."""


@dataclass(frozen=True)
class Service:
    """A `sitrep serve` under way: its process, its folder, its API, and the environment of its clients.

    `public` is its address behind a proxy with TLS, `trusted` the certificate of that.
    """

    process: "subprocess.Popen[bytes]"
    folder: Path
    api: Api
    public: str
    trusted: Path
    environment: dict[str, str]

    @property
    def warehouse(self) -> Path:
        """Where its runs write, unless told otherwise."""
        return self.folder / "w.duckdb"

    @property
    def notifications(self) -> str:
        """What operators were told so far."""
        file = self.folder / "prefect" / "notifications.log"
        return file.read_text() if file.exists() else ""

    @property
    def said(self) -> str:
        """What `sitrep serve` has shown so far."""
        return (self.folder / "serve.log").read_text()

    def worker(self) -> int:
        """Process id of the worker."""
        [found] = [number for number, command in processes_of(self.folder).items() if "worker start --pool" in command]
        return found

    def server(self) -> int:
        """Process id of the server."""
        [found] = [number for number, command in processes_of(self.folder).items() if "server start" in command]
        return found

    def sitrep(self, *words: str, seconds: int = 300) -> "subprocess.CompletedProcess[str]":
        """Run the command line as a client of the service."""
        return self.python("flows.cli", *words, seconds=seconds)

    def begin(self, *words: str, more: Mapping[str, str] | None = None) -> "subprocess.Popen[bytes]":
        """Start the command line as a client of the service, without waiting for it."""
        command = [sys.executable, "-m", "flows.cli", *words]
        quiet = subprocess.DEVNULL
        return subprocess.Popen(command, env=self.environment | dict(more or {}), cwd=paths.ROOT, stdout=quiet, stderr=quiet)

    def python(
        self, module: str, *words: str, seconds: int = 300, more: Mapping[str, str] | None = None
    ) -> "subprocess.CompletedProcess[str]":
        """Run a module as a client of the service, with more in its environment."""
        command = [sys.executable, "-m", module, *words]
        environment = self.environment | dict(more or {})
        return subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=seconds, check=False)


@contextmanager
def serving(folder: Path, port: int, public: str = "", trusted: Path = Path(), more: Mapping[str, str] | None = None) -> Iterator[Service]:
    """Server, worker and schedules in that folder; it must end by itself at Ctrl-C, and leave nothing behind."""
    (folder / "sources").mkdir(exist_ok=True)
    api = Api(server.address(port), f"{USER}:{PASSWORD}")
    environment = _environment(folder) | dict(more or {})
    process = _start(environment | _server_side(public or api.url.removesuffix("/api")), port, folder / "serve.log")
    client = environment | {"PREFECT_API_URL": api.url, "PREFECT_API_AUTH_STRING": api.password}
    try:
        _until_ready(process, folder / "serve.log")
        _stop_clock(api)
        yield Service(process, folder, api, public, trusted, client)
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(90)
    assert process.returncode == STOPPED
    assert not server.is_taken(port)
    wait(lambda: processes_of(folder) == {}, 30)


def _environment(folder: Path) -> dict[str, str]:
    own = {name: value for name, value in os.environ.items() if not name.startswith(("PREFECT_", "SITREP_"))}
    own |= {"PYTHONPATH": str(paths.ROOT), "PREFECT_HOME": str(folder / "prefect"), "SITREP_WAREHOUSE": str(folder / "w.duckdb")}
    return own | {"SITREP_SOURCES": str(folder / "sources"), "SITREP_LOCK_SECONDS": "1"}


def _server_side(public: str) -> dict[str, str]:
    """Runs are late soon, work is looked for often, and the UI is told its public address."""
    late = "PREFECT_SERVER_SERVICES_LATE_RUNS_"
    quick = {f"{late}AFTER_SECONDS": "3", f"{late}LOOP_SECONDS": "1", "PREFECT_WORKER_QUERY_SECONDS": "1"}
    access = {"PREFECT_UI_API_URL": f"{public}/api", "PREFECT_SERVER_CORS_ALLOWED_ORIGINS": public}
    return quick | access | {"PREFECT_SERVER_API_AUTH_STRING": f"{USER}:{PASSWORD}"}


def _start(environment: dict[str, str], port: int, log: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "flows.cli", "serve", "--port", str(port)]
    with log.open("wb") as out:
        return subprocess.Popen(command, env=environment, cwd=paths.ROOT, stdout=out, stderr=out, start_new_session=True)


def processes_of(folder: Path) -> dict[int, str]:
    """Living processes that know the folder from their environment: number -> command line."""
    found = {}
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"PREFECT_HOME={folder / 'prefect'}".encode() in (each / "environ").read_bytes():
                found[int(each.name)] = (each / "cmdline").read_bytes().replace(b"\0", b" ").decode()
    return found


def _until_ready(process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + START_SECONDS
    while "Ctrl-C" not in log.read_text():
        assert process.poll() is None, log.read_text()
        assert time.monotonic() < deadline, log.read_text()
        time.sleep(0.2)


def _stop_clock(api: Api) -> None:
    """No run but those that tests start."""
    for deployment in api.all("deployments"):
        for schedule in deployment["schedules"]:
            api.ask(f"/deployments/{deployment['id']}/schedules/{schedule['id']}", {"active": False}, "PATCH")
    for run in api.all("flow_runs", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}}):
        api.ask(f"/flow_runs/{run['id']}", None, "DELETE")
