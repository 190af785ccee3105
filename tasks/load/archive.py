"""The whole warehouse as a folder of Parquet files, and back: an export outlives versions of DuckDB and of sitrep."""

import hashlib
import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tasks.errors import UsageError, WarehouseError
from tasks.frames import TABLES
from tasks.load import disk, migrate, tables
from tasks.load.export import export
from tasks.load.warehouse import Warehouse

MANIFEST = "manifest.json"
"""Written last: a folder without it is no export."""


@dataclass(frozen=True, slots=True)
class Part:
    """One table of an export."""

    table: str
    file: str
    rows: int
    sha256: str


def write(warehouse: Warehouse, folder: Path) -> list[Part]:
    """Every table with rows of its own as a Parquet file, all of one moment, and a manifest with counts and hashes.

    Raises UsageError U430 where the folder holds something already, WarehouseError S409 on a full disk.
    """
    if folder.exists() and any(folder.iterdir()):
        raise UsageError("U430", f"{folder} is not empty", "give a new folder")
    with disk.filling(folder), warehouse.transaction():
        parts = [_write(warehouse, table, folder) for table in tables.kept(warehouse) if table in TABLES]
        manifest = {"schema": migrate.versions(warehouse), "tables": [asdict(part) for part in parts]}
        with disk.replacing(folder / MANIFEST) as partial:
            partial.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    return parts


def _write(warehouse: Warehouse, table: str, folder: Path) -> Part:
    file = folder / f"{table}.parquet"
    rows = export(warehouse, table, file, "parquet")
    disk.settle(file)
    return Part(table, file.name, rows, _sha256(file))


def verify(folder: Path) -> tuple[dict[int, str], list[Part]]:
    """Whether every file is there as it was written; answers the migrations it stems from, and its tables.

    Raises UsageError U431 for a folder that is no export, WarehouseError S415 for files that are not what they were.
    """
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        raise UsageError("U431", f"{folder} is no export: it has no {MANIFEST}", "give a folder that `sitrep export` wrote") from None
    parts = [Part(**part) for part in manifest["tables"]]
    for part in parts:
        file = folder / part.file
        if not file.exists() or _sha256(file) != part.sha256:
            raise WarehouseError("S415", f"{file} is not as it was exported", "take another export: this one is damaged")
    return {int(number): sha for number, sha in manifest["schema"].items()}, parts


def restore(folder: Path, target: Path, *, over: bool = False) -> list[Part]:
    """A warehouse from an export, of this release or an earlier one, brought up to date; it appears whole or not at all.

    Every row is compared with the export. Raises what `verify` does, UsageError U432 where there is a warehouse at the target already and
    `over` is not said, WarehouseError S401, S408, S409, S414.
    """
    if target.exists() and not over:
        raise UsageError("U432", f"there is a warehouse at {target}", "give another file, or say --over to replace it")
    schema, parts = verify(folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with tables.fresh_file(partial, until=max(schema)) as fresh:
            _require_schema(fresh, schema)
            for part in parts:
                _fill(fresh, part, folder / part.file)
            migrate.migrate(fresh)
        tables.replace(partial, target, None)
    finally:
        partial.unlink(missing_ok=True)
    return parts


def _require_schema(fresh: Warehouse, schema: dict[int, str]) -> None:
    if migrate.versions(fresh) != schema:
        hint = "update sitrep, or restore with the release that wrote it"
        raise WarehouseError("S408", f"the export stems from migrations that this version does not have (up to {max(schema)})", hint)


def _fill(fresh: Warehouse, part: Part, file: Path) -> None:
    fresh.fill(part.table, _reader(file))
    expected = (part.rows, fresh.fingerprint_of(_reader(file)))
    tables.require_same(part.table, expected, tables.fingerprint(fresh, part.table))


def _reader(file: Path) -> pa.RecordBatchReader:
    parquet = pq.ParquetFile(file)
    return pa.RecordBatchReader.from_batches(parquet.schema_arrow, parquet.iter_batches())


def _sha256(file: Path) -> str:
    with file.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()
