"""The record of a run in `ops.run`: when, with which code and settings, and what came of it."""

import os
import subprocess
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

from flows.summary import Summary
from tasks import paths
from tasks.frames import Run, frame_of
from tasks.ids import short_id
from tasks.load.runs import end_run, start_run
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

FLOW = "sitrep"


@dataclass(frozen=True, slots=True)
class Started:
    """A run that has begun."""

    run_id: str
    started_at: datetime
    flow_run_id: str | None


def start(flow_run_id: str | None) -> Started:
    """Begin a run now; its id is the hash of flow, start and process."""
    now = datetime.now(UTC)
    return Started(short_id(FLOW, now.isoformat(), os.getpid()), now, flow_run_id)


def begin(warehouse: Warehouse, settings: Settings, started: Started) -> None:
    """Record a run as running."""
    row = {
        "run_id": started.run_id,
        "flow_run_id": started.flow_run_id,
        "flow": FLOW,
        "started_at": started.started_at,
        "status": "running",
        "git_sha": git_sha(),
        "config_sha": sha256(settings.model_dump_json(exclude={"warehouse"}).encode()).hexdigest()[:16],
    }
    start_run(warehouse, Run.validate(frame_of(Run, [row]), cast=True))


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
