"""Days under a real `sitrep serve`, by its schedules: nothing missed, nothing doubled, memory and open files in bounds.

A day takes most of a minute: `SITREP_FAULTS=1`, and `SITREP_DAYS=30` for a month.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from flows.service import WORKER_MB
from tasks import paths

EVERYTHING = "SITREP_FAULTS" in os.environ
pytestmark = [
    pytest.mark.server,
    pytest.mark.model,
    pytest.mark.slow,
    pytest.mark.skipif(not EVERYTHING, reason="takes minutes: set SITREP_FAULTS=1"),
]

DAYS = int(os.environ.get("SITREP_DAYS", "3"))
SETTLED = 2


@pytest.fixture(scope="module")
def days() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.faults.days", "--serve", "--days", str(DAYS)]
    environment = os.environ | {"PYTHONPATH": str(paths.ROOT)}
    done = subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=600 + 120 * DAYS, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_no_article_is_missed_or_doubled(days: list[dict[str, Any]]) -> None:
    last = days[-1]
    assert (last["missed"], last["doubled"], last["stored"]) == (0, 0, last["published"])
    assert {day["doubled"] for day in days} == {0}


def test_every_run_ended_well_or_made_way_for_another(days: list[dict[str, Any]]) -> None:
    assert not {"Failed", "Crashed", "TimedOut"} & set(days[-1]["runs"])


@pytest.mark.parametrize(("role", "most"), [("serve", 1.1), ("server", 1.25)])
def test_memory_stays_flat(days: list[dict[str, Any]], role: str, most: float) -> None:
    assert days[-1]["rss_mb"][role] < most * days[SETTLED]["rss_mb"][role]


def test_a_worker_that_grows_is_changed_in_time(days: list[dict[str, Any]]) -> None:
    assert max(day["rss_mb"]["worker"] for day in days) < WORKER_MB + 50


@pytest.mark.parametrize("role", ["serve", "server", "worker"])
def test_open_files_stay_the_same(days: list[dict[str, Any]], role: str) -> None:
    assert max(day["open_files"][role] for day in days[SETTLED:]) < 64
