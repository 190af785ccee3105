"""Frames on the terminal: a table where it fits, one record below the other where it does not."""

import polars as pl
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

PIPED_WIDTH = 150
"""Columns of a line that no terminal bounds."""

LEAST_COLUMN = 6
"""A table whose columns would be narrower than this is shown as records."""


def show(frame: pl.DataFrame, title: str | None = None) -> None:
    """Print the frame; with a title it is always a table."""
    console = Console(highlight=False)
    if not console.is_terminal:
        console = Console(highlight=False, width=PIPED_WIDTH)
    if frame.width * (LEAST_COLUMN + 3) > console.width and title is None:
        _records(console, frame)
    else:
        console.print(_table(frame, title))


def _table(frame: pl.DataFrame, title: str | None) -> Table:
    table = Table(title=title, header_style="bold", title_justify="left", box=SIMPLE_HEAD, pad_edge=False)
    for name, kind in frame.schema.items():
        table.add_column(Text(name), justify="right" if kind.is_numeric() else "left", overflow="fold")
    for row in frame.iter_rows():
        table.add_row(*(_text(value) for value in row))
    return table


def _records(console: Console, frame: pl.DataFrame) -> None:
    for number, row in enumerate(frame.iter_rows(named=True), start=1):
        console.print(Text(f"— row {number}", style="dim"))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="bold")
        grid.add_column(overflow="fold")
        for name, value in row.items():
            grid.add_row(Text(name), _text(value))
        console.print(grid)


def _text(value: object) -> Text:
    return Text("" if value is None else str(value))
