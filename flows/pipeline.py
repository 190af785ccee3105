"""The pipeline as a Prefect flow: the run of `flows.body`, each step a task that the Prefect UI shows."""

from prefect import flow
from prefect.runtime import flow_run

from flows import body, runners
from flows import recorded as common
from flows.artifacts.progress import total_bytes
from flows.copies import with_copy
from flows.parameters import RunParameters
from flows.summary import Summary
from tasks.ingest.source import source_id
from tasks.settings import Settings

DEFAULTS = RunParameters()


def _run_name() -> str:
    asked = RunParameters.model_validate(flow_run.parameters["parameters"])
    return f"{asked.source.name} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name="sitrep", flow_run_name=_run_name, task_runner=runners.task_runner(Settings()))
def pipeline(parameters: RunParameters = DEFAULTS) -> dict[str, object]:
    """Ingest, extract, normalise, load, consolidate and check one source, and leave a copy for readers."""
    parameters = with_copy(parameters)
    settings = parameters.settings()
    sources = (source_id(parameters.source, settings.source_name),)
    return common.run(settings, sources, lambda steps, watch, run: body.run(parameters, steps, watch, run), total_bytes(parameters.source))


def recorded(asked: RunParameters, watch: body.Watch) -> Summary:
    """Run the flow from the command line, recorded by the configured server."""
    with common.told(watch):
        return Summary.of(pipeline.with_options(task_runner=runners.task_runner(asked.settings()))(asked))
