"""Two runs on one warehouse: the second waits, and stops with a clear message when that takes too long."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from flows import steps
from tasks.errors import WarehouseError


def _locked_for(times: int, monkeypatch: pytest.MonkeyPatch, code: str = "S401") -> list[Path]:
    asked: list[Path] = []

    def connect(path: Path) -> SimpleNamespace:
        asked.append(path)
        if len(asked) <= times:
            raise WarehouseError(code, "in use by another process", "wait")
        return SimpleNamespace(notices=[])

    monkeypatch.setattr(steps, "connect", connect)
    monkeypatch.setattr(steps, "LOOK_AGAIN_SECONDS", 0)
    return asked


def test_a_run_waits_for_the_other_to_end(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _locked_for(3, monkeypatch)
    warehouse = steps.open_warehouse(Path("w.duckdb"), 60)
    assert len(asked) == 4
    assert warehouse.notices == ["waited 0 s: in use by another process"]


def test_it_stops_with_the_reason_when_that_takes_too_long(monkeypatch: pytest.MonkeyPatch) -> None:
    _locked_for(1_000_000, monkeypatch)
    with pytest.raises(WarehouseError, match="in use by another process"):
        steps.open_warehouse(Path("w.duckdb"), 0)


def test_another_trouble_is_not_waited_out(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = _locked_for(1, monkeypatch, "S402")
    with pytest.raises(WarehouseError):
        steps.open_warehouse(Path("w.duckdb"), 60)
    assert len(asked) == 1
