"""A run that is killed loses nothing: the next one ends with the rows of a run that nobody disturbed."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from polars.testing import assert_frame_equal

from tasks import paths
from tests.flows.world import content

pytestmark = pytest.mark.model

SMALL_BATCHES = {"SITREP_BATCH_WORDS": "150"}
"""So that the sample articles make about ten batches."""


def _start(warehouse: Path, home: Path, *more: str) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "flows.cli", "run", "--source", str(paths.SAMPLES), "--warehouse", str(warehouse), "--quiet", *more]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"} | SMALL_BATCHES
    environment |= {"PREFECT_HOME": str(home), "PYTHONPATH": str(paths.ROOT)}
    return subprocess.Popen(command, env=environment, cwd=paths.ROOT)


def _run(warehouse: Path, home: Path, *more: str) -> None:
    assert _start(warehouse, home, *more).wait(300) == 0


def _kill_after_growth(process: "subprocess.Popen[bytes]", warehouse: Path, times: int) -> None:
    """Kill -9 once the log of the warehouse has grown `times` times: so many transactions, at least, are in it."""
    log, seen, grown = warehouse.with_name(warehouse.name + ".wal"), 0, 0
    while process.poll() is None and grown < times:
        size = log.stat().st_size if log.exists() else 0
        grown, seen = grown + (size > seen), max(seen, size)
        time.sleep(0.002)
    assert process.poll() is None, "it ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()


def _assert_same(one: Path, other: Path) -> None:
    expected, found = content(one), content(other)
    for table, frame in expected.items():
        assert_frame_equal(frame, found[table])


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("undisturbed")
    _run(folder / "w.duckdb", folder)
    return folder / "w.duckdb"


def test_there_is_something_to_compare(undisturbed: Path) -> None:
    rows = {table: frame.height for table, frame in content(undisturbed).items()}
    assert min(rows[name] for name in ("core.article", "core.mention", "core.event_mention", "core.event", "core.entity")) > 10


@pytest.mark.parametrize("growth", [2, 4, 7])
def test_killed_and_run_again_is_as_if_nothing_had_happened(growth: int, undisturbed: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    _kill_after_growth(_start(warehouse, tmp_path), warehouse, growth)
    _run(warehouse, tmp_path)
    _assert_same(undisturbed, warehouse)


def test_running_twice_changes_no_row(undisturbed: Path, tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    _run(warehouse, tmp_path)
    before = content(warehouse)
    _run(warehouse, tmp_path)
    for table, frame in content(warehouse).items():
        assert_frame_equal(before[table], frame)


def test_two_processes_write_the_rows_of_one(undisturbed: Path, tmp_path: Path) -> None:
    _run(tmp_path / "w.duckdb", tmp_path, "--processes", "2")
    _assert_same(undisturbed, tmp_path / "w.duckdb")


def test_the_workers_of_a_killed_run_end_with_it(tmp_path: Path) -> None:
    warehouse = tmp_path / "w.duckdb"
    process = _start(warehouse, tmp_path, "--processes", "2")
    _kill_after_growth(process, warehouse, 2)
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and _workers_of(process.pid):
        time.sleep(0.2)
    assert _workers_of(process.pid) == []


def _workers_of(parent: int) -> list[int]:
    """Living processes whose command line names that parent, as those of multiprocessing do."""
    found = []
    for each in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = each.read_bytes().decode(errors="replace")
        except OSError:
            continue
        if f"parent_pid={parent}" in words:
            found.append(int(each.parent.name))
    return found
