"""An empty warehouse for each test."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.load import migrate
from tasks.load.warehouse import Warehouse


@pytest.fixture
def warehouse(tmp_path: Path) -> Iterator[Warehouse]:
    with migrate.connect(tmp_path / "w.duckdb") as opened:
        yield opened
