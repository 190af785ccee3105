"""What an article was read with: settings, rules and data, by one hash."""

from pathlib import Path

import pytest

from tasks import settings
from tasks.settings import ReaderSettings


@pytest.fixture
def rules(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(settings, "_READING", (tmp_path,))
    monkeypatch.setattr("tasks.paths.ROOT", tmp_path)
    file = tmp_path / "verbs.csv"
    file.write_text("attack,ASSAULT\n", encoding="utf-8")
    return file


def sha() -> str:
    settings._reading_code.cache_clear()
    found = ReaderSettings().sha
    settings._reading_code.cache_clear()
    return found


def test_the_same_rules_give_the_same_hash(rules: Path) -> None:
    assert sha() == sha()


def test_a_changed_row_gives_another(rules: Path) -> None:
    before = sha()
    rules.write_text("attack,ASSAULT\nraid,ASSAULT\n", encoding="utf-8")
    assert sha() != before


def test_what_is_built_from_the_rules_does_not_count(rules: Path) -> None:
    before = sha()
    (rules.parent / "built").mkdir()
    (rules.parent / "built" / "table.bin").write_bytes(b"x")
    assert sha() == before


def test_another_model_gives_another() -> None:
    assert ReaderSettings(model="en_core_web_trf").sha != ReaderSettings().sha
