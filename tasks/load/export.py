"""Tables and answers as files: CSV, JSON, JSON Lines, Parquet."""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import IO, Literal, cast, get_args

import polars as pl
import polars.selectors as cs
import pyarrow as pa
import pyarrow.parquet as pq

from tasks.errors import UsageError
from tasks.load.warehouse import Warehouse

Format = Literal["csv", "json", "jsonl", "parquet"]
FORMATS: tuple[Format, ...] = get_args(Format)


def export(warehouse: Warehouse, what: str, path: Path, fmt: Format | None = None) -> int:
    """Write a table or view (`mart.acled`) or the answer to a query to a file; answers the number of rows.

    The format follows from the file's ending where none is given. The file appears whole or not at all; memory does not grow with the
    answer. Lists and structs are JSON text in CSV, bytes are base64 in CSV and JSON. Raises UsageError U410 for an unknown format,
    QueryError for bad SQL.
    """
    chosen = fmt or _format_of(path)
    reader = warehouse.batches(what) if " " in what.strip() else warehouse.table(what.strip())
    path.parent.mkdir(parents=True, exist_ok=True)
    partial = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        rows = _WRITERS[chosen](reader, partial)
        partial.replace(path)
    finally:
        partial.unlink(missing_ok=True)
    return rows


def _format_of(path: Path) -> Format:
    ending = {"ndjson": "jsonl"}.get(path.suffix.lstrip(".").lower(), path.suffix.lstrip(".").lower())
    if ending not in FORMATS:
        raise UsageError("U410", f"no format is known by the ending of {path.name}", f"end it in one of .{', .'.join(FORMATS)}")
    return ending


def plain(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with bytes as base64 text, fit for JSON."""
    return frame.with_columns(cs.binary().bin.encode("base64"))


def flat(frame: pl.DataFrame) -> pl.DataFrame:
    """The frame with bytes as base64 and nested columns as JSON text, fit for CSV."""
    nested = [name for name, dtype in frame.schema.items() if dtype.is_nested()]
    as_json = [pl.when(pl.col(name).is_not_null()).then(_json_text(name)).alias(name) for name in nested]
    return plain(frame).with_columns(as_json)


def _json_text(name: str) -> pl.Expr:
    """A column as JSON: that of a one-field record without its name."""
    return pl.struct(pl.col(name).alias("v")).struct.json_encode().str.slice(len('{"v":')).str.head(-1)


def _frames(reader: pa.RecordBatchReader) -> Iterator[pl.DataFrame]:
    """At least one frame, so that a file without rows still has its columns."""
    yield cast(pl.DataFrame, pl.from_arrow(reader.schema.empty_table()))
    for batch in reader:
        yield cast(pl.DataFrame, pl.from_arrow(batch))


def _csv(reader: pa.RecordBatchReader, path: Path) -> int:
    def put(file: IO[bytes], frame: pl.DataFrame, number: int) -> None:
        flat(frame).write_csv(file, include_header=number == 0)

    return _each(_frames(reader), path, put)


def _jsonl(reader: pa.RecordBatchReader, path: Path) -> int:
    return _each(_frames(reader), path, lambda file, frame, _: plain(frame).write_ndjson(file))


def _json(reader: pa.RecordBatchReader, path: Path) -> int:
    state = {"separator": b"[\n"}

    def put(file: IO[bytes], frame: pl.DataFrame, _: int) -> None:
        for line in plain(frame).write_ndjson().splitlines():
            file.write(state["separator"] + line.encode())
            state["separator"] = b",\n"

    def close(file: IO[bytes]) -> None:
        file.write(b"[]\n" if state["separator"] == b"[\n" else b"\n]\n")

    return _each(_frames(reader), path, put, close)


def _each(
    frames: Iterable[pl.DataFrame],
    path: Path,
    put: Callable[[IO[bytes], pl.DataFrame, int], None],
    close: Callable[[IO[bytes]], None] = lambda _: None,
) -> int:
    rows = 0
    with path.open("wb") as file:
        for number, frame in enumerate(frames):
            put(file, frame, number)
            rows += frame.height
        close(file)
    return rows


def _parquet(reader: pa.RecordBatchReader, path: Path) -> int:
    rows = 0
    with pq.ParquetWriter(path, reader.schema) as writer:
        for batch in reader:
            writer.write_batch(batch)
            rows += batch.num_rows
    return rows


_WRITERS: dict[Format, Callable[[pa.RecordBatchReader, Path], int]] = {"csv": _csv, "json": _json, "jsonl": _jsonl, "parquet": _parquet}
