"""Days of following a site that misbehaves, in one process: nothing missed, nothing doubled, memory and open files as on the first days.

`SITREP_DAYS=30` for a month; the command itself prints a line a day: `python -m tests.faults.days --days 30`.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tasks import paths

pytestmark = [pytest.mark.model, pytest.mark.slow]

DAYS = int(os.environ.get("SITREP_DAYS", "4"))
SETTLED = 2
"""After so many days everything that is loaded once is loaded."""


@pytest.fixture(scope="module")
def days() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.faults.days", "--days", str(DAYS)]
    environment = os.environ | {"PYTHONPATH": str(paths.ROOT)}
    done = subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=180 + 60 * DAYS, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_faults_are_met_on_the_way(days: list[dict[str, Any]]) -> None:
    assert days[-1]["rejected"] > 0


def test_no_article_is_missed(days: list[dict[str, Any]]) -> None:
    assert days[-1]["missed"] == 0
    assert days[-1]["stored"] == days[-1]["published"] == 12 * DAYS


def test_no_article_is_doubled(days: list[dict[str, Any]]) -> None:
    assert {day["doubled"] for day in days} == {0}


def test_checks_hold_every_day(days: list[dict[str, Any]]) -> None:
    assert {day["failed_checks"] for day in days} == {0}


def test_memory_stays_flat(days: list[dict[str, Any]]) -> None:
    assert days[-1]["rss_mb"] < 1.15 * days[SETTLED]["rss_mb"]


def test_open_files_stay_the_same(days: list[dict[str, Any]]) -> None:
    assert abs(days[-1]["open_files"] - days[SETTLED]["open_files"]) <= 3
