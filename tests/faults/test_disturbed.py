"""Power cuts, full disks, clocks that jump, two runs at once, older releases: the next run ends with the rows of an undisturbed one.

Runs are forked from one process that has the language model; what is told is what `sitrep doctor` and the next run say.
"""

import json
import os
import subprocess
import sys
from typing import Any

import pytest

from tasks import paths

pytestmark = [pytest.mark.model, pytest.mark.slow]

NAMES = (
    "log cut short", "log with zeros at its end", "log of noise", "copy for readers cut short", "copy half written", "disk full",
    "disk full while publishing", "clock back by years", "clock on by years", "two runs at once", "older release", "killed run resumed",
    "backfill killed",
)  # fmt: skip


@pytest.fixture(scope="module")
def found() -> dict[str, dict[str, Any]]:
    command = [sys.executable, "-m", "tests.faults.disturb"]
    environment = os.environ | {"PYTHONPATH": str(paths.ROOT)}
    done = subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=900, check=False)
    assert done.returncode == 0, done.stderr
    return {each["fault"]: each for each in map(json.loads, done.stdout.splitlines())}


def test_every_fault_was_tried(found: dict[str, dict[str, Any]]) -> None:
    assert set(found) == set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_no_row_is_lost_or_doubled(found: dict[str, dict[str, Any]], name: str) -> None:
    assert (found[name]["lost"], found[name]["doubled"]) == ({}, {})


@pytest.mark.parametrize("name", NAMES)
def test_the_operator_is_told(found: dict[str, dict[str, Any]], name: str) -> None:
    assert found[name]["expected"] in " | ".join(found[name]["found"] + found[name]["told"])
