"""What a recorded run leaves in the Prefect UI: a report in markdown and a table of what was rejected."""

from collections.abc import Iterable, Sequence

import polars as pl
from prefect.artifacts import create_markdown_artifact, create_table_artifact

from flows.summary import Summary
from tasks.load import report
from tasks.load.warehouse import Warehouse

TOP_EVENTS = 20
SHOWN_REJECTIONS = 200
COUNTS = (
    "articles", "read", "duplicate", "unchanged", "other_language", "rejected", "words", "sentences", "mentions", "event_mentions",
)  # fmt: skip


def publish(warehouse: Warehouse, summary: Summary) -> None:
    """Write the artifacts of the run under way."""
    create_markdown_artifact(key="sitrep-report", markdown=markdown(warehouse, summary), description="what the run did")
    rejected = report.rejections(warehouse, summary.run_id, SHOWN_REJECTIONS)
    if rejected.height:
        create_table_artifact(key="sitrep-rejections", table=rejected.to_dicts(), description="what was turned away, and why")


def markdown(warehouse: Warehouse, summary: Summary) -> str:
    """The report of a run."""
    speed = f"{summary.words_per_second:,.0f} words per second, {summary.seconds:,.1f} s"
    checks = [(name, rows, "failed" if name in summary.failed else "warning") for name, rows in summary.checks.items()]
    parts = [
        "# Run " + summary.run_id,
        f"{speed}, language model {summary.model or '(none needed)'}",
        *(f"**Note:** {_cell(notice)}" for notice in summary.notices),
        "## Articles and what was found in them",
        _table(("", "count"), [(name.replace("_", " "), getattr(summary, name)) for name in COUNTS]),
        "## The warehouse now",
        _table(("", "rows"), report.summary(warehouse).items()),
        "## Events by type",
        _frame(report.events_by_type(warehouse)),
        f"## Latest {TOP_EVENTS} events",
        _frame(report.who_did_what(warehouse, TOP_EVENTS).drop("event_id")),
        "## Rejected in this run",
        _frame(report.rejections_by_rule(warehouse, summary.run_id)),
        "## Checks",
        _table(("check", "rows", "severity"), checks) if checks else "All passed.",
    ]
    return "\n\n".join(parts)


def _frame(frame: pl.DataFrame) -> str:
    return _table(frame.columns, frame.iter_rows()) if frame.height else "None."


def _table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A markdown table; what articles say cannot break out of its cell."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(_cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def _cell(value: object) -> str:
    text = "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>()#|!&" else " " if c.isspace() else c for c in text)
