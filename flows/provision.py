"""Brings a Prefect server to what sitrep needs beside the deployments: `python -m flows.provision`. Running it again changes nothing."""

from typing import cast
from uuid import UUID

from prefect import get_client
from prefect.blocks.core import Block
from prefect.client.orchestration import SyncPrefectClient
from prefect.client.schemas.actions import GlobalConcurrencyLimitCreate, WorkPoolCreate
from prefect.events.schemas.automations import AutomationCore
from prefect.exceptions import ObjectAlreadyExists, ObjectNotFound

from flows import automations, notify, writer
from tasks.errors import UsageError

POOL = "sitrep"


def provision() -> None:
    """Make or update the work pool, the limit on writers, the notification block and the automations. Raises UsageError S106."""
    with get_client(sync_client=True) as client:
        _pool(client)
        _limit(client)
        block = _block()
        _automations(client, block)


def _pool(client: SyncPrefectClient) -> None:
    try:
        client.create_work_pool(WorkPoolCreate(name=POOL, type="process"))
    except ObjectAlreadyExists:
        return


def _limit(client: SyncPrefectClient) -> None:
    try:
        client.read_global_concurrency_limit_by_name(name=writer.LIMIT)
    except ObjectNotFound:
        client.create_global_concurrency_limit(GlobalConcurrencyLimitCreate(name=writer.LIMIT, limit=1))


def _block() -> UUID:
    """The document of the chosen notification block; that of the log is made where it is missing."""
    name = notify.chosen()
    try:
        found = cast(Block, Block.load(name))
    except ValueError:
        if name != "sitrep-log/default":
            hint = "make the block in the UI (Blocks), or unset SITREP_NOTIFY to have notifications in the log"
            raise UsageError("S106", f"there is no notification block {name}", hint) from None
        return UUID(str(notify.LogNotification().save("default")))
    return UUID(str(found._block_document_id))


def _automations(client: SyncPrefectClient, block: UUID) -> None:
    """Each by its name, as the code says. One that is so already is left alone: what it is waiting for would be forgotten."""
    for wanted in automations.all_of_them(block):
        found = client.read_automations_by_name(wanted.name)
        if not found:
            client.create_automation(wanted)
        elif _content(found[0]) != _content(wanted):
            whole = AutomationCore.model_validate(wanted.model_dump() | {"enabled": found[0].enabled})  # the client sends what was set
            client.update_automation(found[0].id, whole)


def _content(automation: AutomationCore) -> dict[str, object]:
    """What the code decides; whether it is switched on is the operator's choice. Sets have no order that lasts."""
    content = automation.model_dump(mode="json", include={"name", "description", "trigger", "actions"})
    for name in ("after", "expect", "for_each"):
        content["trigger"][name] = sorted(content["trigger"].get(name, ()))
    return content


if __name__ == "__main__":
    provision()
