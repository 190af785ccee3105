"""Which of the runs that Prefect takes for running have no process."""

import os
import socket
import subprocess
import sys
from uuid import uuid4

import pytest
from prefect.client.schemas.objects import FlowRun

from flows import zombies

pytestmark = pytest.mark.slow


def run(where: str | None) -> FlowRun:
    return FlowRun(flow_id=uuid4(), infrastructure_pid=where)


def ended() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    return process.pid


def test_a_run_whose_process_has_ended_is_dead() -> None:
    assert zombies.is_dead(run(f"{socket.gethostname()}:{ended()}"))


@pytest.mark.parametrize(
    "where",
    [f"{socket.gethostname()}:{os.getpid()}", "elsewhere:99999999", None, "", "no number:x"],
    ids=["this process", "another machine", "not noted", "empty", "no number"],
)
def test_a_run_that_may_live_is_left_alone(where: str | None) -> None:
    assert not zombies.is_dead(run(where))
