"""Which of the runs that Prefect takes for running have no process, and how often a run that crashes is started again."""

import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from flows import rest, whereabouts, zombies
from tasks import paths
from tests.flows.api import wait


def run(where: str = "", state: str = "RUNNING", minutes: float = 0, tags: tuple[str, ...] = ()) -> dict[str, Any]:
    since = datetime.now(UTC) - timedelta(minutes=minutes)
    about = {"id": "1", "name": "wire", "deployment_id": "d", "parameters": {"parameters": {"limit": 2}}, "tags": list(tags)}
    return about | {"labels": {whereabouts.LABEL: where}, "state_type": state, "state": {"timestamp": since.isoformat()}}


def started() -> tuple["subprocess.Popen[str]", str]:
    """A process that ends soon, and what it noted of itself."""
    tell = "from flows import whereabouts; print(whereabouts.here(), flush=True)"
    process = subprocess.Popen([sys.executable, "-c", tell], stdout=subprocess.PIPE, text=True, cwd=paths.ROOT)
    assert process.stdout is not None
    with process.stdout as out:
        return process, out.read().strip()


def test_a_run_whose_process_has_ended_is_dead() -> None:
    process, where = started()
    process.wait()
    assert zombies.is_dead(run(where))


def test_so_is_one_whose_process_has_ended_and_whose_parent_does_not_care() -> None:
    process, where = started()
    wait(lambda: zombies.is_dead(run(where)), 10)
    assert process.wait() == 0


def test_so_is_one_whose_process_number_another_has_by_now() -> None:
    assert zombies.is_dead(run(f"{socket.gethostname()}:{os.getpid()}:1"))


@pytest.mark.parametrize(
    "where",
    [whereabouts.here(), "elsewhere:99999999:5", "", f"{socket.gethostname()}:x:5", "no number:x"],
    ids=["this process", "another machine", "not noted", "no number", "nonsense"],
)
def test_a_run_that_may_live_is_left_alone(where: str) -> None:
    assert not zombies.is_dead(run(where))


@pytest.mark.parametrize(("minutes", "dead"), [(1, False), (30, True)])
def test_a_run_that_was_taken_and_never_began_is_dead_after_a_while(minutes: float, dead: bool) -> None:
    assert zombies.is_dead(run("", "PENDING", minutes)) is dead


class Server:
    """Answers as a Prefect server that knows some runs; `asked` are the paths of what was to change something, with what was sent."""

    def __init__(self, *runs: dict[str, Any]) -> None:
        self.runs, self.asked = runs, list[tuple[str, Any]]()
        self.keys = set[str]()

    def send(self, url: str, path: str, body: Any) -> tuple[int, Any]:
        if path.endswith("/filter"):
            wanted = body["flow_runs"]["state"]["type"]["any_"]
            return 200, [each for each in self.runs if each["state_type"] in wanted]
        key = body.get("idempotency_key")
        known = key in self.keys
        self.keys |= {key}
        if not known:
            self.asked.append((path, body))
        return 200 if known else 201, {}


def swept(monkeypatch: pytest.MonkeyPatch, server: Server, times: int = 1) -> list[str]:
    monkeypatch.setattr(rest, "send", server.send)
    return [line for _ in range(times) for line in zombies.sweep("http://127.0.0.1:4200/api")]


def test_a_crashed_run_of_a_deployment_is_started_once_more_with_what_it_was_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(run("", "CRASHED"))
    assert swept(monkeypatch, server, times=3) == ["wire: it crashed, and is started again"]
    [(path, body)] = server.asked
    assert path == "/deployments/d/create_flow_run"
    assert (body["parameters"], body["tags"]) == ({"parameters": {"limit": 2}}, ["resumed"])


@pytest.mark.parametrize(
    "crashed",
    [
        run("", "CRASHED", tags=("resumed", "resumed 2", "resumed 3")),
        run("", "CRASHED", minutes=60 * 25),
        run("", "CRASHED") | {"deployment_id": None},
    ],
    ids=["for the fourth time", "long ago", "by hand"],
)
def test_a_run_is_not_started_again(crashed: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> None:
    server = Server(crashed)
    assert swept(monkeypatch, server) == []
    assert server.asked == []


def test_a_server_that_is_away_is_asked_later(monkeypatch: pytest.MonkeyPatch) -> None:
    def away(url: str, path: str, body: object) -> Any:
        raise rest.RestError("away")

    monkeypatch.setattr(rest, "send", away)
    assert zombies.sweep("http://127.0.0.1:9/api") == []
