"""What every flow that reads articles has in common: its steps as tasks, a turn at the warehouse, progress, a report, signals."""

import logging
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, ParamSpec, TypeVar

from prefect import Task, get_run_logger, task
from prefect.assets import Asset, materialize
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run

from flows import body, logs, signals, whereabouts, writer
from flows import steps as plain
from flows.artifacts import publish as publishing
from flows.artifacts.lineage import Lineage
from flows.artifacts.progress import Progress
from flows.corpus import consolidate as rebuild
from flows.recorded_reader import reader
from flows.steps import Steps
from flows.summary import PARTS, Summary
from tasks.errors import WarehouseError
from tasks.load.batch import load_batch
from tasks.load.checks import run_checks
from tasks.load.snapshot import publish as copy_for_readers
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

logs.tell_in_sentences()

P = ParamSpec("P")
R = TypeVar("R")
Work = Callable[[Steps, body.Watch, str], Summary]
"""The run itself: with these steps, watched so, under this id of Prefect's."""

_watch: ContextVar[body.Watch] = ContextVar("watch")


def _locked(_task: Any, _run: Any, state: Any) -> bool:
    """Only a warehouse that another process holds is worth another try."""
    error = state.result(raise_on_failure=False)
    return isinstance(error, WarehouseError) and error.code == "S401"


open_warehouse = task(name="open warehouse", cache_policy=NO_CACHE, retries=2, retry_delay_seconds=10, retry_condition_fn=_locked)(
    plain.open_warehouse
)
ingest = task(name="ingest", cache_policy=NO_CACHE)(plain.take)
check = task(name="check", cache_policy=NO_CACHE)(run_checks)
report = task(name="report", cache_policy=NO_CACHE)(publishing.publish)


def run(settings: Settings, sources: tuple[str, ...], work: Work, total_bytes: int = 0) -> dict[str, object]:
    """Carry out the work of the flow under way when it is its turn; answers the summary. Raises SitrepError.

    `sources` are what the articles come from, by name; `total_bytes` how much there is to take, 0 where nobody knows.
    """
    whereabouts.note(flow_run.id)
    logger, bar = get_run_logger(), Progress(total_bytes)
    logger.info("reading %s into %s", ", ".join(sources) or "stored articles again", settings.warehouse.name)
    with writer.turn():
        done = work(_steps(settings, sources), _logging(bar), str(flow_run.id))
    bar.done(done)
    logger.info("done: %s", _in_words(done))
    return done.as_dict()


def _steps(settings: Settings, sources: tuple[str, ...]) -> Steps:
    """Each step a task; those that make an asset say of what."""
    way = Lineage(settings.warehouse, sources)
    load = _making(way.articles, "load", [way.source(name) for name in sources])(load_batch)
    consolidate = _making(way.events, "consolidate", [way.articles])(rebuild)
    publish = _making(way.marts, "publish", [way.events])(copy_for_readers)
    return Steps(open_warehouse, ingest, reader, load, consolidate, check, _telling(settings), publish)


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


def _logging(bar: Progress) -> body.Watch:
    """Who called is told, with a line in the run's log and the bar moved."""
    logger, watch = get_run_logger(), _watch.get(_nobody)

    def tell(now: Summary) -> None:
        logger.info(_warehouse_in_words(now) if now.totals else _in_words(now))
        bar.tell(now)
        watch(now)

    return tell


def _nobody(_summary: Summary) -> None:
    return


def _in_words(now: Summary) -> str:
    by_part = ", ".join(f"{getattr(now, part)} {part.replace('_', ' ')}" for part in PARTS if getattr(now, part))
    return f"{now.articles} articles ({by_part or 'none'}), {now.event_mentions} reports of events, {now.words_per_second:,.0f} words/s"


def _warehouse_in_words(now: Summary) -> str:
    rows = ", ".join(f"{now.totals.get(name, 0):,} {name}" for name in ("articles", "events", "entities", "places"))
    found = ", ".join(f"{name} ({rows:,})" for name, rows in now.checks.items())
    return f"the warehouse has {rows}; checks: {found or 'all passed'}"


@contextmanager
def told(watch: body.Watch) -> Iterator[None]:
    """While a flow is run from the command line: who is told how far it is. After it the log is sent, for the server may stop then."""
    token = _watch.set(watch)
    try:
        yield
    finally:
        _watch.reset(token)
        for name in ("prefect.flow_runs", "prefect.task_runs"):
            for handler in logging.getLogger(name).handlers:
                handler.flush()
