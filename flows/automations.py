"""What the server watches for, as code: each automation notifies through the chosen block."""

from collections.abc import Iterable
from datetime import timedelta
from uuid import UUID

from prefect.events.actions import ActionTypes, SendNotification
from prefect.events.schemas.automations import AutomationCore, EventTrigger
from prefect.events.schemas.events import ResourceSpecification

from flows.signals import CHECK_FAILED, SOURCE_SILENT

FLOWS = ["sitrep", "sitrep-*", "ingest-and-read"]
OURS = ResourceSpecification.model_validate({"prefect.resource.role": "flow", "prefect.resource.name": FLOWS})

_RUN = "{{ flow_run.name }}: {{ flow_run.state.message or flow_run.state.name }} ({{ flow_run|ui_url }})"
_WHAT = "{{ event.payload.text }} (run {{ event.payload.run }})"


def all_of_them(block: UUID) -> list[AutomationCore]:
    """All automations of sitrep; `block` is the document of the notification block."""
    return [
        _told("run failed", "A run of sitrep ended badly.", block, _runs("Failed", "Crashed", "TimedOut"), "a run failed", _RUN),
        _told("run late", "A run of sitrep did not start in time: is a worker there?", block, _late(), "a run is late", _RUN),
        _told("check failed", "The warehouse broke one of its own rules.", block, _signal(CHECK_FAILED), "a check failed", _WHAT),
        _told("source silent", "A source gave nothing new for days.", block, _signal(SOURCE_SILENT, days=1), "a source is silent", _WHAT),
    ]


def _told(name: str, why: str, block: UUID, trigger: EventTrigger, subject: str, body: str) -> AutomationCore:
    action = SendNotification(block_document_id=block, subject=f"sitrep: {subject}", body=body)
    return _automation(name, why, trigger, [action])


def _automation(name: str, why: str, trigger: EventTrigger, actions: Iterable[ActionTypes]) -> AutomationCore:
    return AutomationCore(name=f"sitrep: {name}", description=why, trigger=trigger, actions=list(actions))


def _runs(*states: str) -> EventTrigger:
    return EventTrigger(expect={f"prefect.flow-run.{state}" for state in states}, match_related=OURS)


def _late() -> EventTrigger:
    """Once an hour for each flow: after an outage many runs are late at once."""
    each = {"related:flow:prefect.resource.id"}
    return EventTrigger(expect={"prefect.flow-run.Late"}, match_related=OURS, for_each=each, within=timedelta(hours=1))


def _signal(event: str, days: int = 0) -> EventTrigger:
    """For each thing that an event names; once in so many days."""
    return EventTrigger(expect={event}, for_each={"prefect.resource.id"}, within=timedelta(days=days))
