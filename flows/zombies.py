"""Flow runs whose process was killed: marked crashed where Prefect takes them for running, and started again where a deployment began them.

A process that is killed cannot tell its server. What tells is the warehouse (a run found there without a process) and the process that
the run noted with itself when it began. The worker itself tells of a run that was killed under it.
"""

import http.client
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from flows import recording, rest, whereabouts

FLOWS = ["sitrep", "ingest-and-read", "sitrep-backfill", "sitrep-publish", "sitrep-maintain"]
KILLED = "its process was killed; what it stored stays"
NEVER_BEGAN = "it was to begin, but its worker was killed"
LONGEST_START = timedelta(minutes=10)
"""A run that a worker took and that has not begun after so long never will."""
REMEMBERED = timedelta(days=1)
"""Crashes before that are history."""
MOST_AGAIN = 3
"""A run that crashes again and again is not started for ever."""
RESUMED = "resumed"

Run = Mapping[str, Any]
"""A flow run as the API tells it."""


def tell_prefect(flow_run_ids: Iterable[str | None]) -> int:
    """Mark runs crashed that the warehouse knows to be dead; answers how many. Without a server that answers nothing happens."""
    known = {each for each in flow_run_ids if each}
    url = recording.server() if known else None
    if url is None:
        return 0
    try:
        return sum(_crash(url, each) for each in _found(url, "RUNNING", "PENDING") if each["id"] in known)
    except rest.RestError:
        return 0


def sweep(url: str | None = None) -> list[str]:
    """Mark runs crashed whose process on this machine is gone, start crashed ones of deployments again; a sentence for each.

    `url` is the API's address, by default that of the configured server; nothing happens where it does not answer.
    """
    url = url or recording.server()
    if url is None:
        return []
    try:
        return list(_swept(url))
    except rest.RestError:
        return []


def dead(url: str | None = None) -> list[str]:
    """Names of runs that Prefect takes for running and whose process on this machine is gone. Nothing is changed. Raises RestError."""
    url = url or recording.server()
    return [str(each["name"]) for each in (_found(url, "RUNNING", "PENDING") if url else ()) if is_dead(each)]


def is_dead(run: Run) -> bool:
    """Whether its process ran on this machine and is gone, or it was to begin long ago and never did."""
    where = (run.get("labels") or {}).get(whereabouts.LABEL, "")
    if run["state_type"] == "PENDING":
        return not where and _age(run) > LONGEST_START
    return whereabouts.is_gone(str(where))


def _age(run: Run) -> timedelta:
    """How long it has been in its state."""
    return datetime.now(UTC) - datetime.fromisoformat(run["state"]["timestamp"])


def _swept(url: str) -> Iterator[str]:
    for run in _found(url, "RUNNING", "PENDING"):
        if is_dead(run) and _crash(url, run):
            yield f"{run['name']}: {_why(run)}"
    for run in _found(url, "CRASHED"):
        if run["deployment_id"] and _age(run) < REMEMBERED and _again(url, run):
            yield f"{run['name']}: it crashed, and is started again"


def _found(url: str, *states: str) -> list[Run]:
    """Runs of sitrep in these states, the newest first."""
    asked = {"flows": {"name": {"any_": FLOWS}}, "flow_runs": {"state": {"type": {"any_": list(states)}}}}
    found: list[Run] = rest.ask(url, "/flow_runs/filter", {**asked, "sort": "EXPECTED_START_TIME_DESC", "limit": 200})
    return found


def _crash(url: str, run: Run) -> bool:
    state = {"type": "CRASHED", "name": "Crashed", "message": _why(run)}
    rest.ask(url, f"/flow_runs/{run['id']}/set_state", {"state": state, "force": True})
    if run["deployment_id"]:
        _again(url, run)
    return True


def _why(run: Run) -> str:
    return NEVER_BEGAN if run.get("state_type") == "PENDING" else KILLED


def _again(url: str, run: Run) -> bool:
    """Start it once more: once for each crash, whoever asks, and a few times at most. Whether that was new."""
    times = sum(tag.startswith(RESUMED) for tag in run["tags"])
    if times >= MOST_AGAIN:
        return False
    tags = [RESUMED, *(f"{RESUMED} {number}" for number in range(2, times + 2))]
    asked = {"parameters": run["parameters"], "job_variables": run.get("job_variables") or {}}
    asked |= {"idempotency_key": f"again-{run['id']}", "tags": tags}
    status, _ = rest.send(url, f"/deployments/{run['deployment_id']}/create_flow_run", asked)
    return status == http.client.CREATED


if __name__ == "__main__":
    sweep()
