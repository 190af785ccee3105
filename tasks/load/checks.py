"""Checks after loading: queries that return the offending rows; none means it passed."""

import json
from itertools import islice
from pathlib import Path
from typing import Any

import dataframely as dy

from tasks.frames import CheckResult, frame_of
from tasks.frames.domains import SEVERITIES
from tasks.load import scripts
from tasks.load.warehouse import Warehouse

SAMPLE_ROWS = 5


def run_checks(warehouse: Warehouse, run_id: str) -> dy.DataFrame[CheckResult]:
    """Run every query of `sql/checks/{fail,warn}` and record it in ops.check_result.

    One row per check: its severity, the number of offending rows, and the first five of them as JSON. A check passes with 0.
    """
    rows = [_check(warehouse, file, severity, run_id) for severity in SEVERITIES for file in scripts.folder(f"checks/{severity}")]
    results = CheckResult.validate(frame_of(CheckResult, rows), cast=True)
    with warehouse.offering({"check_result": results}), warehouse.transaction():
        warehouse.run(scripts.text("load/replace_check_results"))
    return results


def _check(warehouse: Warehouse, file: Path, severity: str, run_id: str) -> dict[str, Any]:
    count, sample = 0, list[dict[str, Any]]()
    for batch in warehouse.batches(file.read_text(encoding="utf-8")):
        count += batch.num_rows
        sample.extend(islice(batch.slice(0, SAMPLE_ROWS).to_pylist(), SAMPLE_ROWS - len(sample)))
    found = json.dumps(sample, default=str, ensure_ascii=False) if sample else None
    return {"run_id": run_id, "check": file.stem, "severity": severity, "row_count": count, "sample": found}
