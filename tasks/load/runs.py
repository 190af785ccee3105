"""The record of runs in ops.run."""

import json
from dataclasses import dataclass
from datetime import datetime

import dataframely as dy

from tasks.frames import Run
from tasks.load import scripts
from tasks.load.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Killed:
    """A run that was killed: it claims to run, and no process does."""

    run_id: str
    run_no: int
    flow_run_id: str | None
    flow: str
    started_at: datetime
    parameters: str | None


def start_run(warehouse: Warehouse, run: dy.DataFrame[Run]) -> list[Killed]:
    """Record one run as running, under the next number.

    Whatever else still claims to run was killed, for one process holds the file at a time: it becomes crashed, and is answered.
    """
    killed = still_running(warehouse)
    with warehouse.offering({"run": run}), warehouse.transaction():
        warehouse.run(scripts.text("load/mark_crashed"))
        warehouse.run(scripts.text("load/start_run"))
    return killed


def mark_crashed(warehouse: Warehouse) -> list[Killed]:
    """Mark whatever claims to run crashed, and answer it: who calls holds the file, so nobody else runs."""
    killed = still_running(warehouse)
    if killed:
        warehouse.run(scripts.text("load/mark_crashed"))
    return killed


def still_running(warehouse: Warehouse) -> list[Killed]:
    """Runs that claim to run, in their order."""
    return [Killed(*row) for row in warehouse.rows(scripts.text("load/still_running"))]


def end_run(
    warehouse: Warehouse, run_id: str, *, status: str, ended_at: datetime, counts: dict[str, object], model: str | None = None
) -> None:
    """Record how a run ended; `counts` are its rows in and out per stage."""
    values = [status, ended_at, json.dumps(counts, sort_keys=True), model, run_id]
    warehouse.change(scripts.text("load/end_run"), values)


def unresumed(warehouse: Warehouse) -> list[Killed]:
    """Runs marked crashed with no completed run after them that was asked the same, in their order."""
    return [Killed(*row) for row in warehouse.rows(scripts.text("report/unresumed"))]


def is_unsettled(warehouse: Warehouse) -> bool:
    """Whether articles may have been stored since events were last rebuilt to the end."""
    return bool(warehouse.rows(scripts.text("report/is_unsettled")))


def newest_start(warehouse: Warehouse) -> datetime | None:
    """When the latest of all runs began, by the clock of its day."""
    [[newest]] = warehouse.rows(scripts.text("report/newest_run"))
    return newest if isinstance(newest, datetime) else None
