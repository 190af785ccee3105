"""`sitrep query`."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.run import Warehouse
from tasks.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

Sql = Annotated[str | None, typer.Argument(help="One SQL query; `-` reads it from standard input.")]
File = Annotated[Path | None, typer.Option("--file", "-f", help="The query stands in this file.")]
Csv = Annotated[bool, typer.Option("--csv", help="The answer as CSV.")]
Json = Annotated[bool, typer.Option("--json", help="The answer as JSON, one object a line.")]
Parquet = Annotated[Path | None, typer.Option("--parquet", help="The answer into this Parquet file.")]
Rows = Annotated[int, typer.Option("--rows", min=1, help="Rows of a pretty table that are shown.")]


def query(
    sql: Sql = None,
    file: File = None,
    warehouse: Warehouse = None,
    csv: Csv = False,
    as_json: Json = False,
    parquet: Parquet = None,
    rows: Rows = 100,
) -> None:
    """Ask the warehouse; it is opened for reading only.

    Where there is a published copy (in the folder `published` beside the warehouse, or SITREP_PUBLISHED), that is asked: no run is ever in
    the way then, and none is kept waiting. How old the answer is stands on the error stream.

    Examples:
        sitrep query "select event_type, count(*) from core.event group by all order by 2 desc"

        sitrep query --file question.sql --csv > answer.csv

        sitrep query "from mart.who_said_what" --parquet said.parquet

    """
    if (sql is None) == (file is None):
        raise UsageError("S101", "give one query, or a file that holds one", "see `sitrep query --help`")
    if csv + as_json + (parquet is not None) > 1:
        raise UsageError("S102", "--csv, --json and --parquet exclude each other", "choose one")
    from tasks.load.query import query_with_age
    from tasks.load.snapshot import for_readers
    from tasks.settings import Settings

    settings = Settings()
    asked = for_readers(warehouse, None) if warehouse else for_readers(settings.warehouse, settings.published)
    answer, age = query_with_age(asked, _text(sql, file))
    typer.echo(f"{age} ({asked})", err=True)
    if parquet is not None:
        answer.write_parquet(parquet)
        typer.echo(f"{answer.height} rows in {parquet}")
    elif csv:
        typer.echo(_flat(answer).write_csv(), nl=False)
    elif as_json:
        typer.echo(answer.write_ndjson(), nl=False)
    else:
        _pretty(answer, rows)


def _text(sql: str | None, file: Path | None) -> str:
    if sql is not None:
        return sys.stdin.read() if sql == "-" else sql
    try:
        return (file or Path()).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError("S103", f"cannot read {file}: {error}", "give a text file that holds one query") from None


def _flat(answer: "pl.DataFrame") -> "pl.DataFrame":
    """Lists as text, for CSV has none."""
    import polars as pl

    nested = [name for name, kind in answer.schema.items() if kind.is_nested()]
    return answer.with_columns(
        pl.col(name).map_elements(lambda v: str(getattr(v, "to_list", lambda v=v: v)()), pl.String) for name in nested
    )


def _pretty(answer: "pl.DataFrame", rows: int) -> None:
    from flows.cli import tables

    tables.show(answer.head(rows))
    if answer.height > rows:
        typer.echo(f"{rows} of {answer.height} rows; all of them with --rows {answer.height}, --csv, --json or --parquet")
