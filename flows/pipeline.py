"""The pipeline as a Prefect flow: the run of `flows.body`, each step a task that the Prefect UI shows."""

import logging
from collections.abc import Callable
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from prefect import Task, flow, get_run_logger, task
from prefect.assets import Asset, materialize
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows import body, runners, signals, steps, writer
from flows.artifacts import publish as publishing
from flows.artifacts.lineage import Lineage
from flows.artifacts.progress import Progress, total_bytes
from flows.corpus import consolidate as rebuild
from flows.parameters import RunParameters
from flows.recorded_reader import reader
from flows.summary import PARTS, Summary
from tasks.errors import WarehouseError
from tasks.ingest.source import source_id
from tasks.load.batch import load_batch
from tasks.load.checks import run_checks
from tasks.load.snapshot import publish as copy_for_readers
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

DEFAULTS = RunParameters()
P = ParamSpec("P")
R = TypeVar("R")

_watch: ContextVar[body.Watch] = ContextVar("watch")


def _locked(_task: Any, _run: Any, state: Any) -> bool:
    """Only a warehouse that another process holds is worth another try."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, WarehouseError) and error.code == "S401"


open_warehouse = task(name="open warehouse", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=10, retry_condition_fn=_locked)(
    steps.open_warehouse
)
ingest = task(name="ingest", cache_policy=NO_CACHE)(steps.take)
check = task(name="check", cache_policy=NO_CACHE)(run_checks)
report = task(name="report", cache_policy=NO_CACHE)(publishing.publish)


def _steps(asked: RunParameters, settings: Settings) -> steps.Steps:
    """Each step a task; those that make an asset say of what."""
    way = Lineage(settings.warehouse, (source_id(asked.source, settings.source_name),))
    sources: list[str | Asset] = [way.source(name) for name in way.sources]
    load = _making(way.articles, "load", sources)(load_batch)
    consolidate = _making(way.events, "consolidate", [way.articles])(rebuild)
    publish = _making(way.marts, "publish", [way.events])(copy_for_readers)
    return steps.Steps(open_warehouse, ingest, reader, load, consolidate, check, _telling(settings), publish)


def _making(asset: Asset, name: str, of: list[str | Asset]) -> Callable[[Callable[P, R]], Task[P, R]]:
    """A task that makes an asset out of others, and keeps nothing else."""
    return materialize(asset, name=name, cache_policy=NO_CACHE, persist_result=False, asset_deps=of)


def _telling(settings: Settings) -> Callable[[Warehouse, Summary], None]:
    """The report, and what the server's automations are to know."""

    def tell(warehouse: Warehouse, summary: Summary) -> None:
        report(warehouse, summary)
        found = signals.of(warehouse, summary, settings.silent_days)
        for each in found:
            get_run_logger().warning(each.text)
        signals.send(found, str(flow_run.name))

    return tell


def _run_name() -> str:
    asked = RunParameters.model_validate(flow_run.parameters["parameters"])
    return f"{asked.source.name} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name="sitrep", flow_run_name=_run_name, task_runner=runners.task_runner(Settings()))
def pipeline(parameters: RunParameters = DEFAULTS) -> dict[str, object]:
    """Ingest, extract, normalise, load, consolidate and check one source, and leave a copy for readers."""
    settings, logger = parameters.settings(), get_run_logger()
    logger.info("reading %s into %s", parameters.source, settings.warehouse)
    bar = Progress(total_bytes(parameters.source))
    with writer.turn():
        done = body.run(parameters, _steps(parameters, settings), _logging(bar, _watch.get(_nobody)), str(flow_run.id))
    bar.done(done)
    logger.info("done: %s", _in_words(done))
    return done.as_dict()


def _nobody(_summary: Summary) -> None:
    return


def _logging(bar: Progress, watch: body.Watch) -> body.Watch:
    """The same, with a line in the run's log and the bar moved."""
    logger = get_run_logger()

    def tell(now: Summary) -> None:
        logger.info(_warehouse_in_words(now) if now.totals else _in_words(now))
        bar.tell(now)
        watch(now)

    return tell


def _in_words(now: Summary) -> str:
    by_part = ", ".join(f"{getattr(now, part)} {part.replace('_', ' ')}" for part in PARTS if getattr(now, part))
    return f"{now.articles} articles ({by_part or 'none'}), {now.event_mentions} reports of events, {now.words_per_second:,.0f} words/s"


def _warehouse_in_words(now: Summary) -> str:
    rows = ", ".join(f"{now.totals.get(name, 0):,} {name}" for name in ("articles", "events", "entities", "places"))
    found = ", ".join(f"{name} ({rows:,})" for name, rows in now.checks.items())
    return f"the warehouse has {rows}; checks: {found or 'all passed'}"


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
