"""The report of a run, in markdown."""

from collections.abc import Iterator
from datetime import datetime

from flows.artifacts.cells import cell, of_frame, table
from flows.standing import COLUMNS
from flows.summary import PARTS, Summary
from tasks.load import report
from tasks.load.warehouse import Warehouse

TOP_EVENTS = 20
FOUND = ("words", "sentences", "mentions", "event_mentions")


def markdown(warehouse: Warehouse, summary: Summary) -> str:
    """Articles by source, events, what was slow, what was turned away, checks, and what changed since the last run."""
    parts = [
        f"# Run {summary.run_id}",
        _speed(summary),
        *(f"**Note:** {cell(notice)}" for notice in summary.notices),
        "## Articles",
        table(("source", "in", *(part.replace("_", " ") for part in PARTS)), _sources(summary)),
        *_standing(summary),
        "## Found in them",
        table(("", "count"), [(name.replace("_", " "), getattr(summary, name)) for name in FOUND]),
        f"## Top {TOP_EVENTS} events of this run",
        of_frame(report.top_events(warehouse, summary.run_id, TOP_EVENTS)),
        "## Slowest articles",
        table(("article", "words", "seconds"), [(key, words, f"{seconds:.2f}") for key, words, seconds in summary.slowest]),
        "## Rejected in this run",
        of_frame(report.rejections_by_rule(warehouse, summary.run_id)),
        "## Checks",
        _checks(summary),
        *_change(summary, report.last_run(warehouse, summary.run_id)),
        "## All events by type",
        of_frame(report.events_by_type(warehouse)),
    ]
    return "\n\n".join(parts)


def _speed(summary: Summary) -> str:
    read = f"{summary.words_per_second:,.0f} words per second, {summary.seconds:,.1f} s"
    return f"{read}, language model {summary.model or '(none needed)'}"


def _sources(summary: Summary) -> Iterator[tuple[object, ...]]:
    for source, counts in sorted(summary.by_source.items()):
        yield source, sum(counts.values()), *(counts.get(part, 0) for part in PARTS)
    yield "all", summary.articles, *(getattr(summary, part) for part in PARTS)


def _standing(summary: Summary) -> Iterator[str]:
    """Of sources that were followed."""
    if summary.sources:
        yield "## How the sources stand"
        yield table(tuple(COLUMNS.values()), ([each[name] for name in COLUMNS] for each in summary.sources.values()))


def _checks(summary: Summary) -> str:
    if not summary.checks:
        return "All passed."
    rows = [(name, rows, "failed" if name in summary.failed else "warning") for name, rows in summary.checks.items()]
    return table(("check", "rows", "severity"), rows)


def _change(summary: Summary, last: tuple[datetime, dict[str, object]] | None) -> Iterator[str]:
    """The warehouse now, against what the last finished run left."""
    before: dict[str, int] = {}
    if last is not None and isinstance(totals := last[1].get("totals"), dict):
        before = totals
        yield f"## The warehouse now, and the change since the run of {last[0]:%Y-%m-%d %H:%M} UTC"
    else:
        yield "## The warehouse now (no earlier run to compare with)"
    rows = [(name.replace("_", " "), count, f"{count - before.get(name, 0):+,}") for name, count in summary.totals.items()]
    yield table(("", "rows", "change"), rows)
