"""Where runs of a deployment leave the copy for readers."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import copies
from flows.parameters import FollowParameters
from flows.publish import PublishParameters

WAREHOUSE = Path("/data/sitrep.duckdb")
BESIDE, OF_SETTINGS, SAID = Path("/data/published/sitrep.duckdb"), Path("/srv/readers.duckdb"), Path("/home/copy.duckdb")


def asked(monkeypatch: pytest.MonkeyPatch, *, deployed: bool = True, settings: Path | None = None, said: Path | None = None) -> Path | None:
    monkeypatch.setattr(copies, "deployment", SimpleNamespace(id="d" if deployed else None))
    if settings is not None:
        monkeypatch.setenv("SITREP_PUBLISHED", str(settings))
    return copies.with_copy(FollowParameters(warehouse=WAREHOUSE, publish=said)).publish


def test_beside_the_warehouse_unless_told_otherwise(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch) == BESIDE


def test_where_the_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, settings=OF_SETTINGS) == OF_SETTINGS


def test_where_the_form_says(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, settings=OF_SETTINGS, said=SAID) == SAID


def test_a_run_by_hand_makes_none_of_its_own_accord(monkeypatch: pytest.MonkeyPatch) -> None:
    assert asked(monkeypatch, deployed=False) is None


def test_publishing_goes_to_the_same_places(monkeypatch: pytest.MonkeyPatch) -> None:
    assert PublishParameters(warehouse=WAREHOUSE).place() == BESIDE
    monkeypatch.setenv("SITREP_PUBLISHED", str(OF_SETTINGS))
    assert PublishParameters(warehouse=WAREHOUSE).place() == OF_SETTINGS
    assert PublishParameters(warehouse=WAREHOUSE, target=SAID).place() == SAID
