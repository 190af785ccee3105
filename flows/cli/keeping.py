"""`sitrep maintain`, `backup`, `export` and `restore`: keeping a warehouse."""

from pathlib import Path
from typing import Annotated

import typer

from flows.cli.run import Warehouse

Target = Annotated[Path, typer.Argument(help="The file that the copy is put in; an old one is replaced in one step.")]
What = Annotated[str | None, typer.Option("--what", help="One table, view or query into one file, instead of everything into a folder.")]
Folder = Annotated[Path, typer.Argument(help="A folder that `sitrep export` wrote.")]
Over = Annotated[bool, typer.Option("--over", help="Replace the warehouse that is there.")]
PayloadDays = Annotated[int | None, typer.Option(min=1, help="Payloads older than this lose their bytes. [default: as the settings say]")]
HistoryRuns = Annotated[int | None, typer.Option(min=1, help="So many runs back `sitrep diff` can compare. [default: as the settings say]")]
Compact = Annotated[bool, typer.Option("--compact", help="Compact the file even where little of it is free.")]


def maintain(
    warehouse: Warehouse = None, payload_days: PayloadDays = None, history_runs: HistoryRuns = None, compact: Compact = False
) -> None:
    """Mark dead runs, let go of what need not be kept, remove left-over files, compact the file.

    Safe at any time: it waits while a run holds the warehouse, and killed at any moment it leaves the warehouse as it was. Example:

        sitrep maintain --payload-days 90
    """
    from flows.upkeep import MaintainParameters
    from flows.upkeep import maintain as upkeep

    asked = MaintainParameters(
        warehouse=warehouse and warehouse.resolve(), payload_days=payload_days, history_runs=history_runs, compact=compact
    )
    for line in upkeep(asked):
        typer.echo(line)


def backup(target: Target, warehouse: Warehouse = None) -> None:
    """Copy the warehouse as of its last finished transaction, also while a run loads into it; nobody waits.

    Example:
        sitrep backup /backups/sitrep-monday.duckdb

    """
    from tasks.load.backup import backup as copy
    from tasks.settings import Settings

    done = copy(warehouse or Settings().warehouse, target)
    typer.echo(f"{target}: {done.rows.get('core.article', 0):,} articles, {done.rows.get('core.event', 0):,} events, every row read")


def export(
    target: Annotated[Path, typer.Argument(help="A new folder; with --what a file.")], warehouse: Warehouse = None, what: What = None
) -> None:
    """Write everything as Parquet files with counts and hashes, or one table, view or answer as CSV, JSON or Parquet.

    Examples:
        sitrep export exports/2026-03-01

        sitrep export acled.csv --what mart.acled

    """
    from tasks.load import archive
    from tasks.load.export import export as write_one
    from tasks.load.query import reader
    from tasks.settings import Settings

    with reader(warehouse or Settings().warehouse) as opened:
        if what is not None:
            typer.echo(f"{target}: {write_one(opened, what, target):,} rows")
            return
        parts = archive.write(opened, target)
    typer.echo(
        f"{target}: {sum(part.rows for part in parts):,} rows of {len(parts)} tables; check or bring them back with `sitrep restore`"
    )


def restore(folder: Folder, warehouse: Warehouse = None, over: Over = False) -> None:
    """Make a warehouse from an export, of this release or an earlier one; every row is compared with the export.

    Example:
        sitrep restore exports/2026-03-01 --warehouse news.duckdb

    """
    from tasks.load import archive
    from tasks.settings import Settings

    target = warehouse or Settings().warehouse
    parts = archive.restore(folder, target, over=over)
    typer.echo(f"{target}: {sum(part.rows for part in parts):,} rows of {len(parts)} tables, as exported")
