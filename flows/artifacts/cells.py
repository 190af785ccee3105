"""Markdown tables."""

from collections.abc import Iterable, Sequence

import polars as pl

_MEANS_SOMETHING = "\\`*_{}[]<>()#|!&"


def of_frame(frame: pl.DataFrame) -> str:
    """A frame as a table, `None.` where it has no rows."""
    return table(frame.columns, frame.iter_rows()) if frame.height else "None."


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A markdown table; what articles say cannot break out of its cell."""
    lines = ["| " + " | ".join(header) + " |", "|" + " --- |" * len(header)]
    lines += ["| " + " | ".join(cell(value) for value in row) + " |" for row in rows]
    return "\n".join(lines)


def cell(value: object) -> str:
    """A value as text in which nothing means anything to markdown."""
    text = "" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
    return "".join(f"\\{c}" if c in _MEANS_SOMETHING else " " if c.isspace() else c for c in text)
