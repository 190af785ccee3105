"""The Prefect server goes away: a run that has begun loses nothing, and one that begins without it goes on unrecorded."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from flows import server
from tasks import paths
from tasks.load.mend import log_of
from tests.faults import corpus
from tests.faults.compare import differences, rows_of

EVERYTHING = "SITREP_FAULTS" in os.environ
pytestmark = [
    pytest.mark.server,
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not EVERYTHING, reason="takes minutes: set SITREP_FAULTS=1"),
]

Run = subprocess.Popen[str]


def start(folder: Path, url: str) -> Run:
    command = [sys.executable, "-m", "flows.cli", "run", "--source", str(corpus.write(folder)), "--warehouse", str(folder / "w.duckdb")]
    environment = os.environ | {"PYTHONPATH": str(paths.ROOT), "SITREP_BATCH_WORDS": "100", "PREFECT_API_URL": url}
    return subprocess.Popen(command, env=environment, cwd=paths.ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    with pytest.MonkeyPatch.context() as patch:
        folder = tmp_path_factory.mktemp("prefect")
        patch.setenv("PREFECT_HOME", str(folder))
        yield folder


@pytest.fixture(scope="module")
def unrecorded(home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A run whose server does not answer: its warehouse, and what it said."""
    folder = tmp_path_factory.mktemp("unrecorded")
    run = start(folder, server.address(server.free_port()))
    said, errors = run.communicate(timeout=300)
    assert run.returncode == 0, errors
    return folder / "w.duckdb", said


@pytest.fixture(scope="module")
def disturbed(home: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[str]]:
    """A run whose server was killed and started again, and one more run: the warehouse, and what both said."""
    folder, port = tmp_path_factory.mktemp("disturbed"), server.free_port()
    log = home / "server.log"
    first = server.start(["server", "start"], server.environment(port), log)
    second: subprocess.Popen[bytes] | None = None
    try:
        url = server.wait_for(first, server.address(port), log)
        run = start(folder, url)
        _wait_for_rows(run, folder / "w.duckdb")
        os.killpg(first.pid, signal.SIGKILL)
        first.wait()
        second = server.start(["server", "start"], server.environment(port), log)
        server.wait_for(second, url, log)
        said = list(run.communicate(timeout=300))
        last = start(folder, url)
        said += last.communicate(timeout=300)
        assert last.returncode == 0, said
        return folder / "w.duckdb", said
    finally:
        server.stop(first)
        if second is not None:
            server.stop(second)


def _wait_for_rows(run: Run, warehouse: Path) -> None:
    """Until something is in the log of the warehouse."""
    while run.poll() is None and not (log_of(warehouse).exists() and log_of(warehouse).stat().st_size):
        time.sleep(0.01)


def test_a_run_without_its_server_says_that_it_is_not_recorded(unrecorded: tuple[Path, str]) -> None:
    assert "does not answer: not recorded there" in unrecorded[1]


def test_a_server_that_is_restarted_costs_no_row(unrecorded: tuple[Path, str], disturbed: tuple[Path, list[str]]) -> None:
    assert differences(rows_of(unrecorded[0]), rows_of(disturbed[0])) == {}


def test_no_traceback_is_shown(disturbed: tuple[Path, list[str]]) -> None:
    assert "Traceback" not in "".join(disturbed[1])
