"""One `sitrep serve` for all tests that need a server: with a password, quick to find runs late, nothing run by the clock."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows import server
from tasks import paths
from tasks.load.snapshot import place_of
from tests.flows import tls
from tests.flows.api import Api

USER, PASSWORD = "operator", "quince-harbour-51"
START_SECONDS = 300
STOPPED = 0
"""Exit code of a service that Ctrl-C ended."""


@dataclass(frozen=True)
class Service:
    """A `sitrep serve` under way: its process, its folder, its API, and the environment of its clients.

    `public` is its address behind a proxy with TLS, `trusted` the certificate of that.
    """

    process: "subprocess.Popen[str]"
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


@pytest.fixture(scope="session")
def service(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Service]:
    """It must end by itself at Ctrl-C, and leave nothing behind."""
    folder, port = tmp_path_factory.mktemp("service"), server.free_port()
    (folder / "sources").mkdir()
    api = Api(server.address(port), f"{USER}:{PASSWORD}")
    with tls.proxy(port, folder) as (public_port, trusted):
        public = f"https://localhost:{public_port}"
        environment = _environment(folder)
        process = _start(environment | _server_side(public), port)
        client = environment | {"PREFECT_API_URL": api.url, "PREFECT_API_AUTH_STRING": api.password}
        try:
            _until_ready(process)
            _stop_clock(api)
            yield Service(process, folder, api, public, trusted, client)
        finally:
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=90)
    assert process.returncode == STOPPED
    assert not server.is_taken(port)
    assert _processes_of(folder) == []


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


def _start(environment: dict[str, str], port: int) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "flows.cli", "serve", "--port", str(port)]
    return subprocess.Popen(
        command, env=environment, cwd=paths.ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True
    )


def _processes_of(folder: Path) -> list[str]:
    """Living processes that know the folder from their environment."""
    found = []
    for each in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if f"PREFECT_HOME={folder}".encode() in (each / "environ").read_bytes():
                found.append((each / "cmdline").read_bytes().replace(b"\0", b" ").decode())
    return found


@pytest.fixture(scope="session")
def runs(service: Service) -> list[dict[str, Any]]:
    """The samples read by the worker, and published at the same time: the two flow runs."""
    copy = str(place_of(service.warehouse))
    read = service.api.start("folder", source=str(paths.SAMPLES), publish=copy)
    published = service.api.start("publish", target=copy)
    return service.api.ended(read, published)


def _until_ready(process: "subprocess.Popen[str]") -> None:
    assert process.stdout is not None
    began, said = time.monotonic(), []
    for line in process.stdout:
        said.append(line)
        assert time.monotonic() - began < START_SECONDS, said
        if line.startswith("Ctrl-C"):
            return
    raise AssertionError(said)


def _stop_clock(api: Api) -> None:
    """No run but those that tests start."""
    for deployment in api.all("deployments"):
        for schedule in deployment["schedules"]:
            api.ask(f"/deployments/{deployment['id']}/schedules/{schedule['id']}", {"active": False}, "PATCH")
    for run in api.all("flow_runs", flow_runs={"state": {"type": {"any_": ["SCHEDULED"]}}}):
        api.ask(f"/flow_runs/{run['id']}", None, "DELETE")
