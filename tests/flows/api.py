"""A Prefect server's API as a test asks it."""

import base64
import http.client
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

ENDED = ("COMPLETED", "FAILED", "CRASHED", "CANCELLED")
BUSY = 503
"""What SQLite answers now and then; Prefect's own client asks again too."""


@dataclass(frozen=True)
class Api:
    """`url` ends in /api; `password` is `user:password`, or empty."""

    url: str
    password: str = ""

    def status(self, path: str, body: object = None, method: str = "", **headers: str) -> tuple[int, Any, dict[str, str]]:
        """Status, answer and headers of one request."""
        parts = urlsplit(self.url)
        connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=60)
        if self.password:
            headers["Authorization"] = "Basic " + base64.b64encode(self.password.encode()).decode()
        sent = None if body is None else json.dumps(body)
        connection.request(
            method or ("GET" if body is None else "POST"), parts.path + path, sent, {"content-type": "application/json"} | headers
        )
        answer = connection.getresponse()
        said = answer.read()
        connection.close()
        return answer.status, json.loads(said) if said else None, dict(answer.getheaders())

    def ask(self, path: str, body: object = None, method: str = "") -> Any:
        """The answer; what is refused fails the test."""
        for _ in range(20):
            code, answer, _headers = self.status(path, body, method)
            if code != BUSY:
                assert code < 300, (path, code, answer)
                return answer
            time.sleep(0.5)
        raise AssertionError(f"{path} is busy for ever")

    def all(self, what: str, **filters: object) -> list[dict[str, Any]]:
        """All flow_runs, task_runs, artifacts, logs, deployments … that a filter lets through."""
        found: list[dict[str, Any]] = self.ask(f"/{what}/filter", filters)
        return found

    def deployment(self, name: str) -> dict[str, Any]:
        """A deployment by its name."""
        [found] = [each for each in self.all("deployments") if each["name"] == name]
        return found

    def start(self, name: str, env: dict[str, str] | None = None, **parameters: object) -> str:
        """Start a run of a deployment, with more in its environment; answers its id."""
        body: dict[str, object] = {"parameters": {"parameters": parameters}} if parameters else {}
        body |= {"job_variables": {"env": env}} if env else {}
        return str(self.ask(f"/deployments/{self.deployment(name)['id']}/create_flow_run", body)["id"])

    def run(self, run: str) -> dict[str, Any]:
        """A flow run."""
        found: dict[str, Any] = self.ask(f"/flow_runs/{run}")
        return found

    def ended(self, *runs: str, seconds: int = 600) -> list[dict[str, Any]]:
        """The flow runs, once they have all ended."""
        wait(lambda: all(self.run(each)["state"]["type"] in ENDED for each in runs), seconds)
        return [self.run(each) for each in runs]

    def tasks(self, run: str) -> list[dict[str, Any]]:
        """The task runs of a flow run."""
        return self.all("task_runs", flow_runs={"id": {"any_": [run]}})

    def artifacts(self, run: str) -> dict[str, dict[str, Any]]:
        """The artifacts of a flow run by key."""
        return {each["key"]: each for each in self.all("artifacts", flow_runs={"id": {"any_": [run]}}) if each["key"]}

    def events(self, prefix: str) -> list[dict[str, Any]]:
        """Events whose name starts so, newest first."""
        found: list[dict[str, Any]] = self.ask("/events/filter", {"filter": {"event": {"prefix": [prefix]}}, "limit": 50})["events"]
        return found


def wait(until: Callable[[], object], seconds: float, every: float = 0.5) -> None:
    """Until something holds; fails after so many seconds."""
    deadline = time.monotonic() + seconds
    while not until():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(every)
