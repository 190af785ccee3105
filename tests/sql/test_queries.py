"""The example queries answer, and find what they are for."""

from pathlib import Path

import pytest

from tasks.load import batch, consolidate, migrate, query, scripts
from tests.load import world
from tests.load.world import Report, Story


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two articles of one raid: the army says three died; the rebels, quoted in the other, deny it."""
    path = tmp_path_factory.mktemp("queries") / "w.duckdb"
    parties = (("actor", "Rebels", "rebels"), ("recipient", "farmers", "farmers"))
    claim = Report("raid", "Rebels killed three farmers.", "ASSAULT", None, "killed", parties, ({"low": 3, "best": 3, "high": 3},))
    other = Report("raid", "Rebels killed nine farmers.", "ASSAULT", None, "killed", parties, ({"low": 9, "best": 9, "high": 9},))
    denied = Report("raid", "Rebels never killed farmers.", "ASSAULT", None, "killed", parties, extra={"polarity": "negated"})
    with migrate.connect(path) as warehouse:
        batch.load_batch(warehouse, *world.batch(Story("a", (claim,)), Story("b", (other, denied))))
        consolidate.consolidate(warehouse)
    return path


@pytest.mark.parametrize("file", scripts.folder("queries"), ids=lambda file: file.stem)
def test_query_answers_a_reader(told: Path, file: Path) -> None:
    assert query.query(told, file.read_text(encoding="utf-8")).width > 1


def test_disputed_tolls_finds_both_claims(told: Path) -> None:
    assert query.query(told, scripts.text("queries/disputed_tolls"))["best"].to_list() == [3, 9]


def test_denials_stand_beside_the_reports(told: Path) -> None:
    rows = query.query(told, scripts.text("queries/denials"))
    assert set(rows["denied_words"]) == {"Rebels never killed farmers."}
    assert set(rows["reported_words"]) == {"Rebels killed three farmers.", "Rebels killed nine farmers."}


def test_who_did_what_has_one_row_for_one_raid(told: Path) -> None:
    [row] = query.query(told, scripts.text("queries/who_did_what")).to_dicts()
    assert (row["who"], row["to_whom"], row["articles"]) == ("Rebels", "Farmers", 2)
