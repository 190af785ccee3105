"""Exports: whole files in four formats."""

import csv
import json
from pathlib import Path

import polars as pl
import pytest

from tasks.errors import SitrepError
from tasks.load import export
from tasks.load.warehouse import Warehouse

QUESTION = "select * from (values (1, ['a', 'b'], 'x'::blob, date '2024-03-01'), (2, null, null, null)) as t(n, words, bytes, day)"


def test_csv_has_lists_as_json(warehouse: Warehouse, tmp_path: Path) -> None:
    assert export.export(warehouse, QUESTION, tmp_path / "a.csv") == 2
    with (tmp_path / "a.csv").open(newline="") as file:
        assert list(csv.reader(file)) == [["n", "words", "bytes", "day"], ["1", '["a","b"]', "eA==", "2024-03-01"], ["2", "", "", ""]]


@pytest.mark.parametrize("name", ["a.json", "a.jsonl"])
def test_json_keeps_structure(warehouse: Warehouse, tmp_path: Path, name: str) -> None:
    export.export(warehouse, QUESTION, tmp_path / name)
    text = (tmp_path / name).read_text()
    rows = json.loads(text) if name.endswith("json") else [json.loads(line) for line in text.splitlines()]
    assert rows[0] == {"n": 1, "words": ["a", "b"], "bytes": "eA==", "day": "2024-03-01"}
    assert rows[1] == {"n": 2, "words": None, "bytes": None, "day": None}


def test_parquet_keeps_types(warehouse: Warehouse, tmp_path: Path) -> None:
    export.export(warehouse, QUESTION, tmp_path / "a.parquet")
    assert pl.read_parquet(tmp_path / "a.parquet").schema["words"] == pl.List(pl.String)


@pytest.mark.parametrize("name", ["a.csv", "a.json", "a.jsonl", "a.parquet"])
@pytest.mark.parametrize("table", ["core.event", "mart.acled"])
def test_an_empty_table_or_view_gives_an_empty_file(warehouse: Warehouse, tmp_path: Path, name: str, table: str) -> None:
    assert export.export(warehouse, table, tmp_path / name) == 0
    assert (tmp_path / name).exists()


def test_a_failed_export_leaves_the_old_file(warehouse: Warehouse, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("kept")
    with pytest.raises(SitrepError, match="S406"):
        export.export(warehouse, "select nothing from nowhere", tmp_path / "a.csv")
    assert [file.name for file in tmp_path.glob("*a.csv*")] == ["a.csv"]
    assert (tmp_path / "a.csv").read_text() == "kept"


def test_an_unknown_ending_is_a_usage_error(warehouse: Warehouse, tmp_path: Path) -> None:
    with pytest.raises(SitrepError, match="U410"):
        export.export(warehouse, "core.event", tmp_path / "a.docx")
