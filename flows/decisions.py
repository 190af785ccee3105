"""A user's decisions about events: kept for ever, and followed at once."""

from collections.abc import Sequence

from flows.corpus import consolidate
from tasks.errors import UsageError
from tasks.load import corpus
from tasks.load.report import find_event
from tasks.load.warehouse import Warehouse
from tasks.normalise.happenings.decisions import decide

Reports = Sequence[tuple[str, str]]


def merge(warehouse: Warehouse, event: str, other: str) -> None:
    """The two events are one. Raises UsageError: U421 no such event, U422 several, U423 it is one already."""
    left, right = find_event(warehouse, event), find_event(warehouse, other)
    if left == right:
        raise UsageError("U423", f"{event!r} and {other!r} are one event already", "`sitrep events show` says what joins it")
    _store(warehouse, corpus.reports_of_event(warehouse, left), corpus.reports_of_event(warehouse, right), "same")


def split(warehouse: Warehouse, event: str, articles: Sequence[str]) -> None:
    """What these articles (by id) tell of is another event than what the others tell of.

    Raises UsageError: U421 no such event, U422 several, U424 an article that does not tell of it, U425 no article is left.
    """
    reports = corpus.reports_of_event(warehouse, find_event(warehouse, event))
    strangers = sorted(set(articles) - {article for _, article in reports})
    if strangers:
        raise UsageError("U424", f"{', '.join(strangers)} does not tell of that event", "`sitrep events show` lists its articles")
    apart = [report for report in reports if report[1] in articles]
    rest = [report for report in reports if report[1] not in articles]
    if not rest:
        raise UsageError("U425", "these are all of its articles", "name those that tell of another event than the rest")
    _store(warehouse, apart, rest, "different")


def _store(warehouse: Warehouse, left: Reports, right: Reports, verdict: str) -> None:
    number = corpus.next_event_decision(warehouse)
    corpus.put_event_decisions(warehouse, decide(left, right, verdict, number))
    consolidate(warehouse)
