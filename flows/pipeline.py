"""The pipeline as a Prefect flow: the run of `flows.body`, each step a task that the Prefect UI shows."""

import logging
from contextvars import ContextVar
from types import TracebackType
from typing import Any, Self

from prefect import flow, get_run_logger, task
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows import artifacts, body, runners, steps
from flows.corpus import consolidate as rebuild
from flows.parameters import RunParameters
from flows.reading.batch import Answer, Batch
from flows.reading.readers import Here, Promise, Reader
from flows.summary import Summary
from tasks.errors import WarehouseError
from tasks.load.batch import load_batch
from tasks.load.checks import run_checks
from tasks.load.snapshot import publish as copy_for_readers
from tasks.settings import Settings

DEFAULTS = RunParameters()

_watch: ContextVar[body.Watch] = ContextVar("watch")


def _locked(_task: Any, _run: Any, state: Any) -> bool:
    """Only a warehouse that another process holds is worth another try."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, WarehouseError) and error.code == "S401"


open_warehouse = task(name="open warehouse", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=10, retry_condition_fn=_locked)(
    steps.open_warehouse
)
ingest = task(name="ingest", cache_policy=NO_CACHE)(steps.take)
load = task(name="load", cache_policy=NO_CACHE)(load_batch)
consolidate = task(name="consolidate", cache_policy=NO_CACHE)(rebuild)
check = task(name="check", cache_policy=NO_CACHE)(run_checks)
publish = task(name="publish", cache_policy=NO_CACHE)(copy_for_readers)
report = task(name="report", cache_policy=NO_CACHE)(artifacts.publish)


@task(name="extract and normalise", task_run_name="extract and normalise {number}", cache_policy=NO_CACHE)
def extract_and_normalise(batch: Batch, number: int, reader: Reader) -> Answer:  # noqa: ARG001 - the number stands in the run's name
    """One batch: a few seconds of reading."""
    return reader.submit(batch).result()


class Recorded:
    """A reader whose batches are task runs."""

    def __init__(self, inner: Reader, ahead: int) -> None:
        self.ahead = ahead
        self._inner = inner
        self._number = 0

    def submit(self, batch: Batch) -> Promise:
        """Hand the batch to the flow's task runner."""
        self._number += 1
        future: Promise = extract_and_normalise.submit(batch, self._number, self._inner)
        return future

    def __enter__(self) -> Self:
        self._inner.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._inner.__exit__(kind, error, trace)


def _reader(settings: Settings, many: bool) -> Reader:
    if runners.reads_remotely(settings):
        return Recorded(Here(), settings.processes + 1)
    inner = steps.reader(settings, many)
    return Recorded(inner, inner.ahead)


def _run_name() -> str:
    asked = RunParameters.model_validate(flow_run.parameters["parameters"])
    return f"{asked.source.name} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name="sitrep", flow_run_name=_run_name, task_runner=runners.task_runner(Settings()))
def pipeline(parameters: RunParameters = DEFAULTS) -> dict[str, object]:
    """Ingest, extract, normalise, load, consolidate and check one source."""
    recorded_steps = steps.Steps(open_warehouse, ingest, _reader, load, consolidate, check, report, publish)
    return body.run(parameters, recorded_steps, _logging(_watch.get(_nobody)), str(flow_run.id)).as_dict()


def _nobody(_summary: Summary) -> None:
    return


def _logging(watch: body.Watch) -> body.Watch:
    """The same, with a line in the run's log."""
    logger = get_run_logger()

    def tell(now: Summary) -> None:
        logger.info("%d articles, %d read, %d rejected, %.0f words/s", now.articles, now.read, now.rejected, now.words_per_second)
        watch(now)

    return tell


def _send_log() -> None:
    """Before a server that was started for this run is stopped."""
    for name in ("prefect.flow_runs", "prefect.task_runs"):
        for handler in logging.getLogger(name).handlers:
            handler.flush()


def recorded(asked: RunParameters, watch: body.Watch) -> Summary:
    """Run the flow from the command line, recorded by the configured server."""
    token = _watch.set(watch)
    try:
        settings = asked.settings()
        return Summary.of(pipeline.with_options(task_runner=runners.task_runner(settings))(asked))
    finally:
        _watch.reset(token)
        _send_log()
