"""A run over sources, without Prefect: each is asked for what is new, and all of it goes the way of `flows.body`."""

import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from flows import body, record, vault
from flows.abreast import Abreast
from flows.parameters import FollowParameters
from flows.standing import standing
from flows.steps import Steps
from flows.summary import Summary
from tasks.errors import WarehouseError
from tasks.frames import Captured, Resolved
from tasks.ingest.catalogue import Catalogue, catalogue, chosen, is_due
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.follow import Following, refusal, settle
from tasks.ingest.sources import Source
from tasks.ingest.spool import folder_of, forget_stored
from tasks.load.query import reader
from tasks.load.source_states import source_states
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

FLOW = "ingest-and-read"

State = Mapping[str, Any] | None
Fetch = Callable[[Source, Settings, str, State, Turns], Iterator[Captured]]


def fetch(source: Source, settings: Settings, run_id: str, state: State, turns: Turns) -> Iterator[Captured]:
    """What is new in one source, as batches that hold its state. Whatever happens to it is a rejection."""
    spool = folder_of(settings.warehouse, source.name)
    try:
        yield from Following(source, settings, run_id, state=state, spool=spool, turns=turns, secret=vault.secret).batches()
    except Exception as error:  # noqa: BLE001 - one bad source never stops a run
        yield refusal(source.name, run_id, "source_error", f"{type(error).__name__}: {str(error)[:300]}")


def follow(parameters: FollowParameters, steps: Steps, fetching: Fetch, watch: body.Watch, flow_run_id: str | None = None) -> Summary:
    """Take what is new in the sources asked for and record the run; where no source is due there is nothing to record.

    Raises SitrepError, never for what is wrong with one source.
    """
    settings, known = parameters.settings(), catalogue(parameters.settings().sources)
    asked = _limited(chosen(known, parameters.names, parameters.group), parameters.limit)
    if not known.problems and not _some_due(asked, parameters, settings):
        return Summary()
    started = record.start(flow_run_id, FLOW, parameters)
    with body.carried(settings, _forgetting(steps, settings), watch, started) as carrying:
        states = source_states(carrying.warehouse)
        sources = [source for source in asked if not parameters.due or is_due(source, states.get(source.name), started.started_at)]
        turns = Turns()

        def stream(source: Source) -> Iterator[Captured]:
            return fetching(source, settings, started.run_id, states.get(source.name), turns)

        with Abreast(sources, stream, settings.fetchers) as batches:
            first, more = _begun(itertools.chain(_problems(known, parameters, started.run_id), batches))
            carrying.stream(itertools.chain(first, more), many=sum(bool(each.article.height) for each in first) > 1)
        for source in sources:
            settle(source, started.run_id)
        now, after = datetime.now(UTC), source_states(carrying.warehouse)
        stand = {each.name: standing(each, after.get(each.name), now, states.get(each.name)).as_dict() for each in sources}
        carrying.summary = dataclasses.replace(carrying.summary, sources=stand)
    return carrying.summary


def _some_due(asked: list[Source], parameters: FollowParameters, settings: Settings) -> bool:
    """Whether a run has something to do, as far as can be told without waiting for the warehouse."""
    if not parameters.due or not asked or not settings.warehouse.exists():
        return bool(asked)
    try:
        with reader(settings.warehouse) as warehouse:
            states = source_states(warehouse)
    except WarehouseError:
        return True
    return any(is_due(source, states.get(source.name), datetime.now(UTC)) for source in asked)


def _limited(sources: list[Source], limit: int | None) -> list[Source]:
    def limited(source: Source) -> Source:
        return source.model_copy(update={"limits": source.limits.model_copy(update={"articles": limit})})

    return [limited(source) if limit else source for source in sources]


def _problems(known: Catalogue, parameters: FollowParameters, run_id: str) -> Iterator[Captured]:
    """A rejection for each source file that describes no source, unless other sources were asked for by name."""
    for file, error in known.problems.items() if not parameters.names else ():
        yield refusal(file.stem, run_id, "bad_source", f"[{error.code}] {error.message}; {error.hint}")


def _begun(batches: Iterator[Captured]) -> tuple[list[Captured], Iterator[Captured]]:
    """The batches until two have articles, and the rest."""
    first: list[Captured] = []
    while sum(bool(each.article.height) for each in first) < 2 and (batch := next(batches, None)) is not None:
        first.append(batch)
    return first, batches


def _forgetting(steps: Steps, settings: Settings) -> Steps:
    """The same steps; what is stored need no longer wait beside the warehouse."""

    def load(warehouse: Warehouse, captured: Captured, resolved: Resolved) -> object:
        done = steps.load(warehouse, captured, resolved)
        for row in captured.source_state.iter_rows(named=True):
            forget_stored(settings.warehouse, row)
        return done

    return dataclasses.replace(steps, load=load)
