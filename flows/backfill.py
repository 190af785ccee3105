"""Backfill as a Prefect flow: stored articles that another version has read are read again, in order of need."""

from prefect import flow
from prefect.runtime import flow_run

from flows import body, rereading, runners
from flows import recorded as common
from flows.copies import with_copy
from flows.rereading import BackfillParameters
from flows.summary import Summary
from tasks.settings import Settings

DEFAULTS = BackfillParameters()


def _run_name() -> str:
    asked = BackfillParameters.model_validate(flow_run.parameters["parameters"])
    return f"backfill {asked.source or 'all sources'} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name=rereading.FLOW, flow_run_name=_run_name, task_runner=runners.task_runner(Settings()))
def backfill(parameters: BackfillParameters = DEFAULTS) -> dict[str, object]:
    """Read stored articles again with the version at hand, consolidate, check, and leave a copy for readers. Raises SitrepError."""
    asked = with_copy(parameters)
    return common.run(asked.settings(), (), lambda steps, watch, run: rereading.run(asked, steps, watch, run))


def recorded(asked: BackfillParameters, watch: body.Watch) -> Summary:
    """Run the flow from the command line, recorded by the configured server."""
    with common.told(watch):
        return Summary.of(backfill.with_options(task_runner=runners.task_runner(asked.settings()))(asked))
