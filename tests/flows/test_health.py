"""What `sitrep doctor` says of the server's worker."""

from typing import Any

import pytest

from flows import health, recording, rest
from tasks.settings import Settings


def told(monkeypatch: pytest.MonkeyPatch, *workers: dict[str, str], fails: bool = False) -> tuple[str, str]:
    def send(url: str, path: str, body: object, method: str = "POST") -> Any:
        if fails:
            raise rest.RestError("status 404")
        return 200, list(workers) if "workers" in path else []

    monkeypatch.setattr(rest, "send", send)
    monkeypatch.setattr(recording, "server", lambda: "http://127.0.0.1:4200/api")
    [found] = [each for each in health.examine(Settings()) if each.what == "Prefect worker"]
    return found.state, found.found


def test_a_worker_that_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, {"name": "desk", "status": "ONLINE"}, {"name": "old", "status": "OFFLINE"}) == ("ok", "desk")


def test_one_that_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, {"name": "desk", "status": "OFFLINE"}) == ("note", "none is there: scheduled runs wait and become late")


def test_a_server_that_knows_nothing_of_sitrep(monkeypatch: pytest.MonkeyPatch) -> None:
    assert told(monkeypatch, fails=True)[0] == "note"
