"""How far a run is, and what it did, on the terminal."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console
from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn
from rich.table import Table

from flows import recording
from flows.summary import Summary
from tasks.settings import Settings


class Asked(Protocol):
    """What a run was asked to do."""

    def settings(self) -> Settings:
        """The settings it runs with."""
        ...


Watch = Callable[[Summary], None]
ARTICLE_COUNTS = ("read", "duplicate", "unchanged", "other_language", "rejected")


@contextmanager
def bar(*, visible: bool) -> Iterator[Watch]:
    """A line that counts articles while the run goes on; nothing where the output is no terminal."""
    console = Console(stderr=True)
    columns = (SpinnerColumn(), TextColumn("{task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not (visible and console.is_terminal)) as shown:
        line = shown.add_task("starting")

        def watch(now: Summary) -> None:
            speed = f"{now.words_per_second:,.0f} words/s"
            shown.update(
                line, description=f"{now.articles:,} articles · {now.mentions:,} mentions · {now.event_mentions:,} events · {speed}"
            )

        yield watch


def summary(done: Summary, asked: Asked, server: str | None) -> None:
    """What the run did."""
    console = Console(highlight=False, soft_wrap=True)
    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", style="bold")
    table.add_column()
    table.add_row(f"{done.articles:,}", "articles in")
    for name in ARTICLE_COUNTS:
        table.add_row(f"{getattr(done, name):,}", f"  {name.replace('_', ' ')}")
    table.add_row(f"{done.mentions:,}", "mentions")
    table.add_row(f"{done.event_mentions:,}", "reports of events")
    table.add_row(f"{done.words_per_second:,.0f}", f"words per second ({done.words:,} words in {done.seconds:.1f} s)")
    console.print(table)
    for notice in done.notices:
        console.print(f"note: {notice}", style="yellow", markup=False)
    if done.rejected:
        console.print('why rejected: sitrep query "select rule, count(*) from ops.rejection group by all"', markup=False)
    for check, rows in done.checks.items():
        if check not in done.failed:
            console.print(f"warning: check {check} found {rows:,} rows", style="yellow", markup=False)
    console.print(f"warehouse: {asked.settings().warehouse}", markup=False)
    console.print(_where_recorded(server), markup=False)


def _where_recorded(server: str | None) -> str:
    if server:
        return f"recorded at {server.removesuffix('/api')}"
    if url := recording.configured():
        return f"the Prefect server at {url.removesuffix('/api')} does not answer: not recorded there, only in ops.run"
    return "not recorded in Prefect: start `sitrep serve` and set PREFECT_API_URL to the address it shows, and runs are"


def failed_checks(done: Summary) -> None:
    """Which checks failed, on the error stream."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    for name in done.failed:
        console.print(f"error [S501]: check {name} failed with {done.checks[name]:,} rows", style="bold red", markup=False)
    console.print("  see them: sitrep query \"select * from ops.check_result where severity = 'fail' and row_count > 0\"", markup=False)
