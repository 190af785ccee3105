"""The record of runs in ops.run."""

import json
from datetime import datetime

import dataframely as dy

from tasks.frames import Run
from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def start_run(warehouse: Warehouse, run: dy.DataFrame[Run]) -> None:
    """Record one run as running.

    Whatever else still claims to run was killed, for one process holds the file at a time: it becomes failed.
    """
    with warehouse.offering({"run": run}), warehouse.transaction():
        warehouse.run(scripts.text("load/start_run"))


def end_run(
    warehouse: Warehouse, run_id: str, *, status: str, ended_at: datetime, counts: dict[str, object], model: str | None = None
) -> None:
    """Record how a run ended; `counts` are its rows in and out per stage."""
    values = [status, ended_at, json.dumps(counts, sort_keys=True), model, run_id]
    warehouse.change(scripts.text("load/end_run"), values)
