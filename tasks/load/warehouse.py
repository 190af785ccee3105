"""The DuckDB file: opening it, and nothing but frames in and out. The only module that imports duckdb."""

import re
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Any, Self

import duckdb
import polars as pl
import pyarrow as pa

from tasks.errors import WarehouseError
from tasks.load import disk, mend, scripts

Params = Sequence[object] | Mapping[str, object]
"""Values for `?` in order, or for `$name`."""

_CONFIG: dict[str, str | bool | int | float | list[str]] = {"storage_compatibility_version": "v1.5.0"}
"""Files that duckdb 2.0 writes can then be read by 1.5 and by the command-line clients of that age."""
_SETTINGS = "set timezone = 'UTC'; set autoinstall_known_extensions = false; set autoload_known_extensions = false;"
_SEALED = "set enable_external_access = false; set lock_configuration = true;"


def _values(params: Params) -> list[object] | dict[str, object]:
    return dict(params) if isinstance(params, Mapping) else list(params)


class QueryError(WarehouseError):
    """A query that the warehouse cannot answer; the message is DuckDB's own first lines."""


class Warehouse:
    """An open warehouse. Frames come out as polars; frames go in under the name `incoming_<table>`."""

    def __init__(self, connection: duckdb.DuckDBPyConnection, path: Path) -> None:
        self._connection = connection
        self.path = path
        self.notices: list[str] = []
        """What opening it found that the operator should know."""
        self._bytes: IO[bytes] | None = None

    def copy_file(self, target: Path) -> None:
        """Copy the file as it is on the disk.

        It is opened for that once, and not closed before the connection is: a process that closes any handle of a file gives up all its
        locks on it, DuckDB's too, and another process could write.
        """
        self._bytes = self._bytes or self.path.open("rb")
        self._bytes.seek(0)
        with target.open("wb") as into:
            shutil.copyfileobj(self._bytes, into, 1 << 20)

    def fill(self, table: str, rows: pa.RecordBatchReader) -> None:
        """Put rows with exactly the table's columns into it. Raises WarehouseError S409 where the disk is full."""
        with _writing(self.path):
            self._connection.from_arrow(rows).insert_into(table)

    def run(self, script: str) -> None:
        """Execute one statement or several, without an answer. Raises WarehouseError S409 where the disk is full."""
        with _writing(self.path):
            self._connection.execute(script)

    def change(self, statement: str, params: Params) -> None:
        """Execute one statement with values. Raises WarehouseError S409 where the disk is full."""
        with _writing(self.path):
            self._connection.execute(statement, _values(params))

    def rows(self, query: str, params: Params = ()) -> list[tuple[Any, ...]]:
        """The answer as tuples. By way of a frame: duckdb's own timestamps would need another library. Raises QueryError."""
        return self.frame(query, params).rows()

    def frame(self, query: str, params: Params = ()) -> pl.DataFrame:
        """The answer as a frame. Raises QueryError."""
        try:
            return self._asked(query, params).pl()
        except duckdb.Error as error:
            raise bad_query(error) from None

    def batches(self, query: str, params: Params = (), size: int = 50_000) -> pa.RecordBatchReader:
        """The answer as a stream of Arrow batches of at most `size` rows. Raises QueryError."""
        try:
            return self._asked(query, params).to_arrow_reader(size)
        except duckdb.Error as error:
            raise bad_query(error) from None

    def table(self, name: str, size: int = 50_000) -> pa.RecordBatchReader:
        """All of one table or view, `schema.name`, as a stream of Arrow batches. Raises QueryError."""
        return self.batches(scripts.text("load/everything"), [name], size)

    def _asked(self, query: str, params: Params) -> duckdb.DuckDBPyRelation:
        relation: duckdb.DuckDBPyRelation | None = self._connection.sql(query, params=_values(params))
        if relation is None:
            raise QueryError("S406", "that is not a question: it has no answer", "write one `select …`")
        return relation

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """All of it or nothing."""
        self._connection.execute("begin transaction")
        try:
            yield
        except BaseException:
            with suppress(duckdb.Error):  # a file that could not be written has rolled back by itself
                self._connection.execute("rollback")
            raise
        with _writing(self.path):
            self._connection.execute("commit")

    @contextmanager
    def offering(self, frames: dict[str, pl.DataFrame]) -> Iterator[None]:
        """Make frames readable as `incoming_<name>` for a while."""
        names = {f"incoming_{name}": frame for name, frame in frames.items()}
        for name, frame in names.items():
            self._connection.register(name, frame.to_arrow(compat_level=pl.CompatLevel.oldest()))
        try:
            yield
        finally:
            for name in names:
                self._connection.unregister(name)

    def fingerprint_of(self, rows: pa.RecordBatchReader) -> str:
        """As `tables.fingerprint`, of rows that stand elsewhere."""
        self._connection.register("incoming_kept", rows)
        try:
            [(_, found)] = self.rows(scripts.text("maintain/fingerprint_incoming"))
        finally:
            self._connection.unregister("incoming_kept")
        return str(found)

    def close(self) -> None:
        """Write the log into the file and let go of it."""
        with suppress(duckdb.Error):  # what cannot be written into the file stays in the log
            self._connection.close()
        if self._bytes is not None:
            self._bytes.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()


def open_file(path: Path, *, read_only: bool = False, sealed: bool = False) -> Warehouse:
    """Open the file as it is, without looking at its schema version.

    `sealed` shuts out files, network and settings, for queries that strangers write. Raises WarehouseError: S401 locked by another
    process, S402 no warehouse, S405 not there.
    """
    if read_only and not path.exists():
        raise WarehouseError("S405", f"there is no warehouse at {path}", "make one with `sitrep run --source PATH --warehouse FILE`")
    if not read_only:
        path.parent.mkdir(parents=True, exist_ok=True)
    try:
        return Warehouse(_connect(path, read_only=read_only, sealed=sealed), path)
    except duckdb.Error as error:
        if read_only or not mend.is_torn(str(error)):
            raise _cannot_open(path, error) from None
        said = str(error)
    return _mended(path, said)


def _connect(path: Path, *, read_only: bool, sealed: bool) -> duckdb.DuckDBPyConnection:
    connection = duckdb.connect(str(path), read_only=read_only, config=_CONFIG)
    connection.execute(_SETTINGS + (_SEALED if sealed else ""))
    return connection


def _mended(path: Path, said: str) -> Warehouse:
    """The warehouse without the end of its log that a power cut tore."""
    notice = mend.cut(path, said)
    try:
        warehouse = Warehouse(_connect(path, read_only=False, sealed=False), path)
    except duckdb.Error as error:
        raise _cannot_open(path, error) from None
    warehouse.notices.append(notice)
    return warehouse


@contextmanager
def _writing(path: Path) -> Iterator[None]:
    """DuckDB's complaints about the disk as coded errors; every other one is a fault of the program."""
    try:
        yield
    except duckdb.Error as error:
        if not disk.is_full(str(error)):
            raise
        raise disk.full(path) from None


def _cannot_open(path: Path, error: duckdb.Error) -> WarehouseError:
    said = str(error).splitlines()[0]
    if "lock" in said.lower() or "different configuration" in said:
        hint = "wait until it has finished; with a published copy (`sitrep run --publish`) nobody need wait"
        return WarehouseError("S401", f"{path} is in use by another process{_holder(said)}", hint)
    if mend.is_torn(said):
        hint = "the next `sitrep run` on it cuts the torn end off and reads again what stood there"
        return WarehouseError("S411", f"the log of {path} is torn, as by a power cut", hint)
    if disk.is_full(said):
        return disk.full(path)
    return WarehouseError("S402", f"{path} cannot be opened as a warehouse: {said}", "give another file, or move this one away")


def _holder(said: str) -> str:
    """Who holds it, where DuckDB says so: `(PID 1234)`."""
    found = re.search(r"PID (\d+)", said)
    return f" (PID {found[1]})" if found else ""


def bad_query(error: Exception) -> QueryError:
    """DuckDB's complaint as a coded error: S407 for what a reader must not do, S406 for the rest."""
    said = " ".join(str(error).split("\n\n")[0].split())
    if "read-only" in said or isinstance(error, duckdb.PermissionException) or "configuration has been locked" in said:
        return QueryError("S407", said, "queries read only: no writing, no files, no settings")
    return QueryError("S406", said, "table and column names: README, or `select * from information_schema.columns`")


def version() -> str:
    """DuckDB's version."""
    return duckdb.__version__
