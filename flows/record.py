"""The record of a run in `ops.run`: when, with which code and settings, and what came of it."""

import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from uuid import uuid4

from pydantic import BaseModel

from flows import zombies
from flows.summary import Summary
from tasks import paths
from tasks.frames import Run, frame_of
from tasks.ids import short_id
from tasks.load.runs import Killed, end_run, start_run
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

FLOW = "sitrep"


@dataclass(frozen=True, slots=True)
class Started:
    """A run that has begun: `parameters` is what it was asked to do, as JSON."""

    run_id: str
    started_at: datetime
    flow_run_id: str | None
    flow: str = FLOW
    parameters: str | None = None


def start(flow_run_id: str | None, flow: str = FLOW, parameters: BaseModel | None = None) -> Started:
    """Begin a run now; its id is drawn at random, for a clock may stand still or go back."""
    asked = None if parameters is None else parameters.model_dump_json(exclude_defaults=True)
    return Started(short_id(flow, uuid4()), datetime.now(UTC), flow_run_id, flow, asked)


def begin(warehouse: Warehouse, settings: Settings, started: Started) -> tuple[str, ...]:
    """Record a run as running; answers what the operator should know: which runs before it were killed, and what became of them."""
    row = {
        "run_id": started.run_id,
        "flow_run_id": started.flow_run_id,
        "flow": started.flow,
        "started_at": started.started_at,
        "status": "running",
        "git_sha": git_sha(),
        "config_sha": sha256(settings.model_dump_json(exclude={"warehouse"}).encode()).hexdigest()[:16],
        "parameters": started.parameters,
        "reader_sha": settings.reader.sha,
    }
    killed = start_run(warehouse, Run.validate(frame_of(Run, [row]), cast=True))
    zombies.tell_prefect(each.flow_run_id for each in killed)
    return (*warehouse.notices, *(_of(each, started) for each in killed))


def _of(killed: Killed, started: Started) -> str:
    asked = f" ({killed.parameters})" if killed.parameters else ""
    done = (
        "this run goes on where it was" if killed.parameters == started.parameters else f"`sitrep resume` goes on with {killed.flow}{asked}"
    )
    return f"run {killed.run_no} was killed and is marked crashed; what it stored stays, {done}"


def end(warehouse: Warehouse, summary: Summary, status: str) -> None:
    """Record how it ended."""
    end_run(warehouse, summary.run_id, status=status, ended_at=datetime.now(UTC), counts=summary.as_dict(), model=summary.model)


def git_sha() -> str | None:
    """Commit of the code, None where it is not a checkout."""
    try:
        command = ["git", "-C", str(paths.ROOT), "rev-parse", "HEAD"]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=5).stdout.strip()  # noqa: S603
    except (OSError, subprocess.SubprocessError):
        return None
