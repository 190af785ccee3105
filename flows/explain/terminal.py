"""The explained article on the terminal."""

from collections.abc import Iterable

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from flows.explain import marks, tables
from flows.explain.marks import Rows

STYLES = {
    "teaser": "dim strike",
    "quote": "italic",
    "event": "",
    "trigger": "bold white on red",
    "time": "bold magenta",
    "toll": "bold yellow",
    "who": "bold cyan",
    "where": "bold green",
    "thing": "bold blue",
}


def show(rows: Rows, console: Console) -> None:
    """Print legend, text and tables. The text is printed as text: nothing in it is taken for markup or control."""
    console.print(legend())
    console.print(text(rows), soft_wrap=False)
    show_blocks(tables.of(rows), console)


def show_blocks(blocks: Iterable[tables.Block], console: Console) -> None:
    """Print tables one below the other."""
    for block in blocks:
        table = Table(title=block.title, title_justify="left", title_style="bold", header_style="dim", box=SIMPLE_HEAD, pad_edge=False)
        for name in block.header:
            table.add_column(name, overflow="fold")
        for row in block.rows:
            table.add_row(*(Text(_plain(cell)) for cell in row))
        console.print(table)


def legend() -> Text:
    """What the colours mean."""
    return Text("  ").join(Text(kind, style=style) for kind, style in STYLES.items() if style)


def text(rows: Rows) -> Text:
    """The body with its marks; a trigger is followed by the number of its event."""
    marked = Text()
    numbers = {row["trigger_end_char"]: row["event_mention_no"] for row in rows["event_mention"].iter_rows(named=True)}
    at = 0
    for piece in marks.pieces(rows["article"]["body"][0], marks.of(rows)):
        marked.append(_plain(piece.text), style=" ".join(STYLES[kind] for kind in piece.kinds if STYLES[kind]))
        at += len(piece.text)
        if "trigger" in piece.kinds and at in numbers:
            marked.append(f"[{numbers[at]}]", style="red")
    return marked


def _plain(value: str) -> str:
    """Without control characters, which could write over the screen."""
    return "".join(c if c.isprintable() or c in "\n\t" else "�" for c in value)
