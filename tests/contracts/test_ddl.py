"""The tables of the warehouse are the frames: same columns, types, nulls, closed lists, and words about them."""

import re
from collections.abc import Iterator
from typing import Any

import duckdb
import polars as pl
import pytest

from tasks.frames import TABLES
from tasks.load import scripts

TYPES: dict[Any, str] = {
    pl.String(): "VARCHAR",
    pl.Int8(): "TINYINT",
    pl.Int32(): "INTEGER",
    pl.Int64(): "BIGINT",
    pl.Float64(): "DOUBLE",
    pl.Boolean(): "BOOLEAN",
    pl.Date(): "DATE",
    pl.Binary(): "BLOB",
    pl.List(pl.String()): "VARCHAR[]",
    pl.Datetime("us", "UTC"): "TIMESTAMP WITH TIME ZONE",
}


@pytest.fixture(scope="module")
def ddl() -> Iterator[duckdb.DuckDBPyConnection]:
    with duckdb.connect() as connection:
        for file in scripts.folder("migrations"):
            connection.execute(file.read_text(encoding="utf-8"))
        yield connection


def columns(ddl: duckdb.DuckDBPyConnection, table: str) -> list[tuple[str, str, bool, str]]:
    schema, name = table.split(".")
    query = (
        "select column_name, data_type, is_nullable, comment from duckdb_columns() "
        "where schema_name = ? and table_name = ? order by column_index"
    )
    return ddl.execute(query, [schema, name]).fetchall()


@pytest.mark.parametrize("table", TABLES)
def test_table_has_the_frames_columns(ddl: duckdb.DuckDBPyConnection, table: str) -> None:
    declared = TABLES[table].columns()
    expected = [(name, TYPES[column.dtype], column.nullable, column.description) for name, column in declared.items()]
    assert columns(ddl, table) == expected


@pytest.mark.parametrize("table", TABLES)
def test_table_is_commented_with_the_frames_docstring(ddl: duckdb.DuckDBPyConnection, table: str) -> None:
    schema, name = table.split(".")
    found = ddl.execute("select comment from duckdb_tables() where schema_name = ? and table_name = ?", [schema, name]).fetchone()
    assert found == (TABLES[table].__doc__,)


@pytest.mark.parametrize("table", TABLES)
def test_closed_lists_are_checks(ddl: duckdb.DuckDBPyConnection, table: str) -> None:
    schema, name = table.split(".")
    query = (
        "select expression, constraint_column_names from duckdb_constraints() "
        "where constraint_type = 'CHECK' and schema_name = ? and table_name = ?"
    )
    found = {names[0]: re.findall(r"'([^']*)'", text) for text, names in ddl.execute(query, [schema, name]).fetchall()}
    expected = {name: c.metadata["one_of"] for name, c in TABLES[table].columns().items() if c.metadata and "one_of" in c.metadata}
    assert found == expected


def test_no_table_is_left_without_a_frame(ddl: duckdb.DuckDBPyConnection) -> None:
    rows = ddl.execute(
        "select schema_name || '.' || table_name from duckdb_tables() where schema_name in ('raw', 'core', 'ops')"
    ).fetchall()
    assert {row[0] for row in rows} - set(TABLES) == {"ops.schema_version", "ops.asset"}


def test_every_table_and_column_is_commented(ddl: duckdb.DuckDBPyConnection) -> None:
    bare = "select schema_name, table_name, column_name from duckdb_columns() where not internal and comment is null"
    assert ddl.execute(bare).fetchall() == []
    assert ddl.execute("select schema_name, table_name from duckdb_tables() where not internal and comment is null").fetchall() == []


def test_there_are_no_keys_or_indexes(ddl: duckdb.DuckDBPyConnection) -> None:
    kinds = ddl.execute("select distinct constraint_type from duckdb_constraints()").fetchall()
    assert {kind[0] for kind in kinds} <= {"CHECK", "NOT NULL"}
    assert ddl.execute("select count(*) from duckdb_indexes()").fetchone() == (0,)
