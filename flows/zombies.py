"""Flow runs that Prefect takes for running though nothing runs: marked crashed, and those of a deployment scheduled again.

A process that is killed cannot tell its server. What tells is the warehouse (a run found there without a process) and, for runs of a
worker, the process id that the worker noted with the run.
"""

import os
import socket
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING
from uuid import UUID

from flows import recording

if TYPE_CHECKING:
    from prefect.client.orchestration import SyncPrefectClient
    from prefect.client.schemas.objects import FlowRun

FLOWS = ["sitrep", "ingest-and-read", "sitrep-backfill", "sitrep-publish", "sitrep-maintain"]
KILLED = "its process was killed; what it stored stays"


def tell_prefect(flow_run_ids: Iterable[str | None]) -> int:
    """Mark runs crashed that the warehouse knows to be dead; answers how many. Without a server that answers nothing happens."""
    known = {UUID(each) for each in flow_run_ids if each}
    if not known or recording.server() is None:
        return 0
    return _crash(lambda flow_run: flow_run.id in known)


def sweep() -> int:
    """Mark runs crashed whose process on this machine is gone, and schedule those of deployments once more; answers how many."""
    return _crash(is_dead) if recording.server() is not None else 0


def dead() -> list[str]:
    """Names of runs that Prefect takes for running and whose process on this machine is gone. Nothing is changed."""
    from prefect.client.orchestration import get_client

    with get_client(sync_client=True) as client:
        return [each.name for each in filter(is_dead, _running(client))]


def is_dead(flow_run: "FlowRun") -> bool:
    """Whether the run was started by a process worker of this machine and its process is gone."""
    host, _, process = (flow_run.infrastructure_pid or "").rpartition(":")
    if host != socket.gethostname() or not process.isdigit():
        return False
    try:
        os.kill(int(process), 0)
    except ProcessLookupError:
        return True
    except PermissionError:
        return False
    return False


def _running(client: "SyncPrefectClient") -> "list[FlowRun]":
    from prefect.client.schemas.filters import (
        FlowFilter,
        FlowFilterName,
        FlowRunFilter,
        FlowRunFilterState,
        FlowRunFilterStateType,
    )
    from prefect.client.schemas.objects import StateType

    running = FlowRunFilterState(type=FlowRunFilterStateType(any_=[StateType.RUNNING]))
    return client.read_flow_runs(flow_filter=FlowFilter(name=FlowFilterName(any_=FLOWS)), flow_run_filter=FlowRunFilter(state=running))


def _crash(which: "Callable[[FlowRun], bool]") -> int:
    """Mark them, and schedule those of deployments again: once each, whoever asks."""
    from prefect.client.orchestration import get_client
    from prefect.states import Crashed

    with get_client(sync_client=True) as client:
        found = list(filter(which, _running(client)))
        for each in found:
            client.set_flow_run_state(each.id, Crashed(message=KILLED), force=True)
            if each.deployment_id:
                again = f"again-{each.id}"
                client.create_flow_run_from_deployment(
                    each.deployment_id, parameters=each.parameters, idempotency_key=again, tags=["resumed"]
                )
    return len(found)


if __name__ == "__main__":
    sweep()
