"""Secrets come from the environment first, then from Prefect's secret blocks, and are not told."""

import logging
from types import SimpleNamespace

import pytest
from prefect.blocks.system import Secret

from flows import vault


@pytest.fixture
def blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that keeps one block."""

    def load(name: str) -> SimpleNamespace:
        if name == "broken":
            raise RuntimeError("key-4410 is what the server said")
        if name != "andes-token":
            raise ValueError("Unable to find block document")
        return SimpleNamespace(get=lambda: "key-4410")

    monkeypatch.setattr("flows.vault.recording.server", lambda: "http://127.0.0.1:4200/api")
    monkeypatch.setattr(Secret, "load", load)


@pytest.mark.usefixtures("blocks")
@pytest.mark.parametrize(("name", "value"), [("andes-token", "key-4410"), ("other", None), ("broken", None)])
def test_a_secret_block_is_asked_for(name: str, value: str | None, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    assert vault.secret(name) == value
    assert "key-4410" not in caplog.text


@pytest.mark.usefixtures("blocks")
def test_the_environment_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITREP_SECRET_ANDES_TOKEN", "from-environment")
    assert vault.secret("andes-token") == "from-environment"


def test_without_a_server_there_are_no_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("flows.vault.recording.server", lambda: None)
    assert vault.secret("andes-token") is None
