"""Tables: CSV, TSV and Parquet, a row an article; JSON, an array of records an article each."""

import csv
import json
from collections.abc import Iterator, Mapping
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.ingest import apart, records
from tasks.ingest.files import File, Options, load
from tasks.ingest.items import Item, Refused

JSON_TYPE = "application/json"
ROWS = 64
"""Rows of a Parquet file held at a time."""
LISTS = ("articles", "items", "data", "results", "documents", "docs", "records", "response")
"""Under which keys a JSON object holds its records."""


def read_csv(file: File, options: Options) -> Iterator[Item | Refused]:
    """A CSV or TSV file whose first row names the columns; the delimiter is a tab for .tsv, else what the first row shows."""
    csv.field_size_limit(options.longest)
    with file.path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
        head = stream.readline(65_536)
        stream.seek(0)
        rows = csv.DictReader(stream, delimiter=_delimiter(file, head), strict=True)
        number = 1
        try:
            for number, row in enumerate(rows, 2):
                yield _item({str(key): value for key, value in row.items()}, f"{file.name}:{number}", file, options)
        except (csv.Error, ValueError) as error:
            detail = f"row after {number}: {error}; what came before it was read"
            yield Refused(
                f"{file.name}:{number + 1}", "bad_csv", detail, head.encode("utf-8", "surrogateescape"), "text/csv", file.fetched_at
            )


def _delimiter(file: File, head: str) -> str:
    if ".tsv" in file.path.name.lower() or file.name.lower().endswith(".tsv"):
        return "\t"
    return max(",;\t|", key=head.count)


def read_parquet(file: File, options: Options) -> Iterator[Item | Refused]:
    """A Parquet file, a few rows at a time."""
    number = 0
    try:
        for batch in apart.parts("tabular.parquet_rows", file, options):
            number += len(batch)
            yield from batch
    except apart.LostError as error:
        detail = f"row after {number}: {error.detail}; what came before it was read"
        yield Refused(f"{file.name}:{number + 1}", error.rule, detail)


def parquet_rows(file: File, options: Options) -> Iterator[list[Item | Refused]]:
    """Its rows, read here and now."""
    number = 0
    try:
        with pq.ParquetFile(file.path) as table:
            for batch in table.iter_batches(batch_size=ROWS):
                rows = enumerate(batch.to_pylist(), number + 1)
                yield [_item(row, f"{file.name}:{place}", file, options) for place, row in rows]
                number += batch.num_rows
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        detail = f"row after {number}: {str(error)[:300]}; what came before it was read"
        yield [Refused(f"{file.name}:{number + 1}", "bad_parquet", detail)]


def read_json(file: File, options: Options) -> Iterator[Item | Refused]:
    """An array of records, an object that holds one (`articles`, `items`, …), or a single record."""
    payload, refused = load(file, options.longest, JSON_TYPE)
    if refused is not None:
        yield refused
        return
    try:
        found = json.loads(payload.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        yield Refused(file.name, "bad_json", f"{error}; JSON lines may be longer", payload, JSON_TYPE, file.fetched_at)
        return
    for number, record in enumerate(_records(found), 1):
        key = f"{file.name}:{number}"
        if isinstance(record, dict):
            yield _item(record, key, file, options)
        else:
            detail = f"a JSON {type(record).__name__}; each article must be an object"
            yield Refused(key, "not_an_object", detail, records.as_json({"value": record}), JSON_TYPE, file.fetched_at)


def _records(found: Any) -> list[Any]:
    for _ in range(2):
        if isinstance(found, dict):
            found = next((found[key] for key in LISTS if isinstance(found.get(key), list | dict)), [found])
    return found if isinstance(found, list) else [found]


def _item(row: Mapping[str, Any], key: str, file: File, options: Options) -> Item | Refused:
    payload = records.as_json(row)
    return records.item_of(records.mapped(row, options.columns), key, file.name, payload, file.fetched_at, JSON_TYPE)
