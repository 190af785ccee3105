"""Following sources as a Prefect flow: the run of `flows.following`, a task for each source and for each step."""

from collections.abc import Iterator

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows import body, following, runners
from flows import recorded as common
from flows.copies import with_copy
from flows.parameters import FollowParameters
from flows.summary import Summary
from tasks.frames import Captured
from tasks.ingest.catalogue import catalogue, chosen
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.sources import Source
from tasks.settings import Settings

DEFAULTS = FollowParameters()


@task(name="fetch", task_run_name="fetch {source.name}", cache_policy=NO_CACHE)
def fetch(source: Source, settings: Settings, run_id: str, state: following.State, turns: Turns) -> Iterator[Captured]:
    """What is new in one source; the tasks of several sources run side by side."""
    yield from following.fetch(source, settings, run_id, state, turns)


def _run_name() -> str:
    asked = FollowParameters.model_validate(flow_run.parameters["parameters"])
    what = ", ".join(asked.names) or asked.group or ("due sources" if asked.due else "all sources")
    return f"{what} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name=following.FLOW, flow_run_name=_run_name, task_runner=runners.task_runner(Settings()))
def ingest_and_read(parameters: FollowParameters = DEFAULTS) -> dict[str, object]:
    """Ask each source for what is new, and extract, normalise, load, consolidate and check that."""
    parameters = with_copy(parameters)
    settings = parameters.settings()
    names = tuple(source.name for source in chosen(catalogue(settings.sources), parameters.names, parameters.group))
    return common.run(settings, names, lambda steps, watch, run: following.follow(parameters, steps, fetch, watch, run))


def recorded(asked: FollowParameters, watch: body.Watch) -> Summary:
    """Run the flow from the command line, recorded by the configured server."""
    with common.told(watch):
        return Summary.of(ingest_and_read.with_options(task_runner=runners.task_runner(asked.settings()))(asked))
