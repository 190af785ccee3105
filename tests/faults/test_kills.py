"""Kill -9 at seeded moments of a run: the next run ends with the rows of one that nobody disturbed, and somebody was told.

`SITREP_KILLS=50` for all of them; the command itself prints what was found: `python -m tests.faults.kills --tries 50`.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tasks import paths
from tests.faults.kills import STAGES

pytestmark = [pytest.mark.model, pytest.mark.slow]

TRIES = int(os.environ.get("SITREP_KILLS", "8"))


@pytest.fixture(scope="module")
def tries() -> list[dict[str, Any]]:
    command = [sys.executable, "-m", "tests.faults.kills", "--tries", str(TRIES)]
    environment = os.environ | {"PYTHONPATH": str(paths.ROOT)}
    done = subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=120 + 40 * TRIES, check=False)
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_run_was_killed_in_every_stage(tries: list[dict[str, Any]]) -> None:
    assert {each["stage"] for each in tries} == set(list(STAGES.values())[:TRIES])


def test_no_row_is_lost(tries: list[dict[str, Any]]) -> None:
    assert [each for each in tries if each["lost"]] == []


def test_no_row_is_doubled(tries: list[dict[str, Any]]) -> None:
    assert [each for each in tries if each["doubled"]] == []


def test_somebody_was_told(tries: list[dict[str, Any]]) -> None:
    """Unless nothing was left to do when it was killed."""
    assert [each for each in tries if not each["found"] and not each["told"] and not each["done"]] == []
