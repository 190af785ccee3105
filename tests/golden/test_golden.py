"""The samples are read as they were when somebody last looked; `make golden` records a new reading, whose diff is then reviewed."""

from pathlib import Path

import pytest

from tests.golden.reading import read, recorded

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def today(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return read(Path(tmp_path_factory.mktemp("golden")) / "golden.duckdb")


def test_the_same_samples_say_something(today: dict[str, str]) -> None:
    assert sorted(today) == sorted(recorded())


@pytest.mark.parametrize("article", sorted(recorded()))
def test_an_article_is_read_as_it_was(today: dict[str, str], article: str) -> None:
    assert today[article] == recorded()[article]
