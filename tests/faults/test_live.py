"""Under a live `sitrep serve` server, worker or run are killed: all come back by themselves, no row is lost, the operator is told."""

import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from flows import recording, server
from tasks import paths
from tasks.load.mend import log_of
from tasks.load.migrate import connect
from tasks.load.query import query
from tests.faults import corpus
from tests.faults.compare import Rows, differences, rows_of
from tests.flows.api import wait
from tests.flows.serving import Service

pytestmark = [pytest.mark.server, pytest.mark.model, pytest.mark.slow]

BATCHES = {"SITREP_BATCH_WORDS": "100"}
"""So that the handful of articles makes several transactions."""
GROWTH = 4
SECONDS = 240


def made(folder: Path) -> Path:
    """An empty warehouse, so that its log holds nothing but what a run does."""
    connect(folder / "w.duckdb").close()
    return folder / "w.duckdb"


def start(folder: Path, environment: dict[str, str]) -> "subprocess.Popen[str]":
    command = [sys.executable, "-m", "flows.cli", "run", "--source", str(corpus.write(folder)), "--warehouse", str(made(folder))]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, env=environment | BATCHES, cwd=paths.ROOT, stdout=pipe, stderr=pipe, text=True)


def until_stored(warehouse: Path, seconds: float = SECONDS) -> None:
    """Until the log of the warehouse has grown a few times: batches are in it."""
    sizes: set[int] = set()

    def grown() -> bool:
        log = log_of(warehouse)
        sizes.add(log.stat().st_size if log.exists() else 0)
        return len(sizes) > GROWTH

    wait(grown, seconds, every=0.005)


@pytest.fixture(scope="module")
def unrecorded(service: Service, tmp_path_factory: pytest.TempPathFactory) -> tuple[Rows, str]:
    """A run whose server does not answer: its rows, and what it said."""
    folder = tmp_path_factory.mktemp("unrecorded")
    run = start(folder, service.environment | {"PREFECT_API_URL": server.address(server.free_port())})
    said, errors = run.communicate(timeout=SECONDS)
    assert run.returncode == 0, errors
    return rows_of(folder / "w.duckdb"), said


def test_a_run_without_its_server_says_that_it_is_not_recorded(unrecorded: tuple[Rows, str]) -> None:
    assert "does not answer: not recorded there" in unrecorded[1]


@pytest.fixture(scope="module")
def orphaned(service: Service, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A run whose server was killed amid it, and the run after that: the warehouse, and what both said."""
    folder = tmp_path_factory.mktemp("orphaned")
    first = start(folder, service.environment)
    until_stored(folder / "w.duckdb")
    os.kill(service.server(), signal.SIGKILL)
    said = "".join(first.communicate(timeout=SECONDS))
    wait(lambda: recording.answers(service.api.url), SECONDS)
    again = start(folder, service.environment)
    said += "".join(again.communicate(timeout=SECONDS))
    assert again.returncode == 0, said
    return folder / "w.duckdb", said


def test_a_server_that_is_killed_comes_back(service: Service, orphaned: tuple[Path, str]) -> None:
    assert "the Prefect server ended by itself (killed by SIGKILL): starting it again" in service.said
    assert f"recorded at {service.api.url.removesuffix('/api')}" in orphaned[1]


def test_it_costs_no_row(unrecorded: tuple[Rows, str], orphaned: tuple[Path, str]) -> None:
    assert differences(unrecorded[0], rows_of(orphaned[0])) == {}


def test_no_traceback_is_shown(orphaned: tuple[Path, str]) -> None:
    assert "Traceback" not in orphaned[1]


@dataclass(frozen=True)
class Struck:
    """A run of a deployment amid which something was killed: it as it ended, the warehouse, and what `sitrep serve` said meanwhile."""

    run: dict[str, Any]
    warehouse: Path
    said: str


def strike(service: Service, folder: Path, whom: str) -> Struck:
    source, warehouse, before = corpus.write(folder), made(folder), len(service.said)
    run = service.api.start("folder", env=BATCHES, source=str(source), warehouse=str(warehouse))
    until_stored(warehouse)
    worker = service.worker()
    process = int(service.api.run(run)["infrastructure_pid"].rpartition(":")[2])
    for victim in {"the run": (process,), "the worker": (worker,), "both": (worker, process)}[whom]:
        os.kill(victim, signal.SIGKILL)
    [ended] = service.api.ended(run, seconds=SECONDS)
    return Struck(ended, warehouse, service.said[before:])


def successor(service: Service, run: dict[str, Any]) -> list[dict[str, Any]]:
    """The run that was started again in its place, once it has ended."""
    key = f"again-{run['id']}"
    found = [each for each in service.api.all("flow_runs", sort="START_TIME_DESC") if each["idempotency_key"] == key]
    return [each for each in found if each["state_type"] in ("COMPLETED", "FAILED")]


@pytest.fixture(scope="module", params=["both", "the run"] if "SITREP_FAULTS" in os.environ else ["both"])
def struck(request: pytest.FixtureRequest, service: Service, tmp_path_factory: pytest.TempPathFactory) -> Struck:
    """A run that was killed with its worker; at full length one that was killed alone, too."""
    return strike(service, tmp_path_factory.mktemp("struck"), request.param)


def test_a_run_that_is_killed_is_resumed_and_ends_with_the_rows_of_one_that_nobody_disturbed(
    service: Service, struck: Struck, unrecorded: tuple[Rows, str]
) -> None:
    assert struck.run["state_name"] == "Crashed"
    wait(lambda: successor(service, struck.run), SECONDS)
    [again] = successor(service, struck.run)
    assert (again["state_name"], "resumed" in again["tags"]) == ("Completed", True)
    assert differences(unrecorded[0], rows_of(struck.warehouse)) == {}
    states = query(struck.warehouse, "select status from ops.run order by run_no")["status"].to_list()
    assert states == ["crashed", "completed"]


def test_the_operator_is_told(service: Service, struck: Struck) -> None:
    wait(lambda: f"{struck.run['name']}: it" in service.said, SECONDS)
    wait(lambda: any("a run failed" in line and struck.run["id"] in line for line in service.notifications.splitlines()), SECONDS)


def test_a_worker_that_is_killed_comes_back_and_its_run_goes_on(service: Service, tmp_path: Path, unrecorded: tuple[Rows, str]) -> None:
    found = strike(service, tmp_path, "the worker")
    assert found.run["state_name"] == "Completed"
    assert differences(unrecorded[0], rows_of(found.warehouse)) == {}
    wait(lambda: "the Prefect worker ended by itself (killed by SIGKILL): starting it again" in service.said, SECONDS)
