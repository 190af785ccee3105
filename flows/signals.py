"""What a run tells the server's automations: a check that failed, a source that has been silent for long."""

from dataclasses import dataclass

from prefect.events import emit_event

from flows.summary import Summary
from tasks.load import report
from tasks.load.warehouse import Warehouse

CHECK_FAILED = "sitrep.check.failed"
SOURCE_SILENT = "sitrep.source.silent"


@dataclass(frozen=True, slots=True)
class Signal:
    """One event: its name, what it is about, and a sentence for the operator."""

    event: str
    about: str
    text: str


def of(warehouse: Warehouse, summary: Summary, silent_days: int) -> list[Signal]:
    """What is to be told of a run: failed checks, and sources without a new article for `silent_days` days (0: none)."""
    failed = [Signal(CHECK_FAILED, f"check.{name}", f"check {name} found {summary.checks[name]} rows") for name in summary.failed]
    silent = report.silent_sources(warehouse, silent_days) if silent_days else []
    return failed + [Signal(SOURCE_SILENT, f"source.{name}", f"nothing new from {name} for {days} days") for name, days in silent]


def send(signals: list[Signal], run: str) -> None:
    """Emit them as events of Prefect."""
    for each in signals:
        resource = {"prefect.resource.id": f"sitrep.{each.about}", "prefect.resource.name": each.about.partition(".")[2]}
        emit_event(event=each.event, resource=resource, payload={"text": each.text, "run": run})
