"""Schema versions: forward-only migrations, reference codes and views brought up to date when a warehouse is opened for writing."""

import hashlib
from pathlib import Path

import polars as pl

from tasks import paths
from tasks.errors import WarehouseError
from tasks.load import scripts
from tasks.load.warehouse import Warehouse, open_file

CODES = paths.ONTOLOGY / "codes"


def connect(path: Path, *, read_only: bool = False) -> Warehouse:
    """Open a warehouse; for writing, make it or bring it up to date first.

    Raises WarehouseError: S401 locked, S402 no warehouse, S403 written by a newer version, S404 older than this version and opened
    read-only, S405 not there, S408 its migrations are not this version's.
    """
    warehouse = open_file(path, read_only=read_only)
    try:
        if read_only:
            require_current(warehouse)
        else:
            migrate(warehouse)
    except BaseException:
        warehouse.close()
        raise
    return warehouse


def migrate(warehouse: Warehouse, until: int | None = None) -> None:
    """Apply what is missing, each migration in its own transaction; reload codes and views where their files changed.

    With `until`, only up to that version, and neither codes nor views: a file of an older release, to be filled from its export.
    """
    applied = _applied(warehouse)
    _refuse_strangers(warehouse, applied)
    for number, file in _migrations().items():
        if number not in applied and (until is None or number <= until):
            with warehouse.transaction():
                warehouse.run(file.read_text(encoding="utf-8"))
                warehouse.change(scripts.text("load/record_migration"), [number, file.stem, _sha(file)])
    if until is None:
        _refresh(warehouse)


def versions(warehouse: Warehouse) -> dict[int, str]:
    """The migrations that the file has had: number -> hash of its file."""
    return _applied(warehouse)


def require_current(warehouse: Warehouse) -> None:
    """Refuse a file whose tables are not this version's. Raises WarehouseError S402, S403, S404, S408."""
    applied = require_known(warehouse)
    if len(applied) < len(_migrations()):
        hint = "any `sitrep run` on it brings it up to date"
        raise WarehouseError("S404", f"{warehouse.path} has schema version {max(applied, default=0)}, older than this program", hint)


def require_known(warehouse: Warehouse) -> dict[int, str]:
    """Refuse what is no warehouse of this version or an earlier one; answers its migrations. Raises WarehouseError S402, S403, S408."""
    applied = _applied(warehouse)
    _refuse_strangers(warehouse, applied)
    return applied


def latest() -> int:
    """Number of the newest migration."""
    return max(_migrations())


def schema_version(warehouse: Warehouse) -> int:
    """Number of the newest migration that the file has, 0 for an empty file."""
    return max(_applied(warehouse), default=0)


def _migrations() -> dict[int, Path]:
    return {int(file.stem.split("_")[0]): file for file in scripts.folder("migrations")}


def _sha(*files: Path) -> str:
    return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()


def _applied(warehouse: Warehouse) -> dict[int, str]:
    """Version -> hash of its file."""
    if not warehouse.rows(scripts.text("load/has_versions")):
        return {}
    return dict(warehouse.rows(scripts.text("load/versions")))


def _refuse_strangers(warehouse: Warehouse, applied: dict[int, str]) -> None:
    if not applied and warehouse.rows(scripts.text("load/foreign_tables")):
        raise WarehouseError("S402", f"{warehouse.path} is a DuckDB file, but not a warehouse of sitrep", "give another file")
    known = _migrations()
    if newer := [number for number in applied if number not in known]:
        raise WarehouseError("S403", f"{warehouse.path} has schema version {max(newer)}, newer than {max(known)}", "update sitrep")
    if changed := [number for number, sha in applied.items() if sha != _sha(known[number])]:
        hint = "it was made by another build: make a new one from the sources"
        raise WarehouseError("S408", f"{warehouse.path} was made with another migration {changed[0]:04d}", hint)


def _refresh(warehouse: Warehouse) -> None:
    """Reload the code tables and remake the views unless the file already has exactly these."""
    tables, views = _code_tables(), scripts.folder("marts")
    fresh = {"codes": _sha(*tables, *scripts.folder("codes")), "marts": _sha(*views)}
    stored = dict(warehouse.rows(scripts.text("load/assets")))
    with warehouse.transaction():
        if stored.get("codes") != fresh["codes"]:
            _load_codes(warehouse, tables)
        if stored.get("marts") != fresh["marts"]:
            warehouse.run(scripts.text("load/drop_marts"))
            for file in views:
                warehouse.run(file.read_text(encoding="utf-8"))
        for name, sha in fresh.items():
            if stored.get(name) != sha:
                warehouse.change(scripts.text("load/forget_asset"), [name])
                warehouse.change(scripts.text("load/record_asset"), [name, sha])


def _code_tables() -> list[Path]:
    """The code lists that the warehouse holds: those with a statement of their own."""
    known = {file.stem for file in scripts.folder("codes")}
    return sorted(file for file in CODES.glob("*.csv") if file.stem in known)


def _load_codes(warehouse: Warehouse, tables: list[Path]) -> None:
    """Each `data/ontology/codes/<name>.csv` replaces the rows of `codes.<name>` (statement in `sql/codes/<name>.sql`)."""
    for file in tables:
        frame = pl.read_csv(file, infer_schema=False)
        with warehouse.offering({"code": frame}):
            warehouse.run(scripts.text(f"codes/{file.stem}"))
