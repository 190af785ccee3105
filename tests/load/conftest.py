"""An empty warehouse for each test: a copy of one that is made once."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tasks.load import migrate
from tasks.load.warehouse import Warehouse


@pytest.fixture(scope="session")
def blank(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A warehouse file with nothing in it."""
    path = tmp_path_factory.mktemp("blank") / "w.duckdb"
    migrate.connect(path).close()
    return path


@pytest.fixture
def warehouse(blank: Path, tmp_path: Path) -> Iterator[Warehouse]:
    shutil.copyfile(blank, tmp_path / "w.duckdb")
    with migrate.connect(tmp_path / "w.duckdb") as opened:
        yield opened
