"""Whether a Prefect server is there, found out without Prefect."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from flows import recording


class _Health(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200 if self.path == "/api/health" else 500)
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def url() -> Iterator[str]:
    with HTTPServer(("127.0.0.1", 0), _Health) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/api"
        server.shutdown()


@pytest.fixture(autouse=True)
def _bare(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("PREFECT_API_URL", "PREFECT_PROFILE", "PREFECT_PROFILES_PATH"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))


def test_a_server_that_answers_is_found(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", url)
    assert recording.server() == url


@pytest.mark.parametrize("dead", ["http://127.0.0.1:9/api", "not an address", "http://127.0.0.1:notaport/api"])
def test_a_server_that_does_not_answer_is_not(dead: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_API_URL", dead)
    assert recording.server() is None


def test_something_else_at_the_address_is_no_server(url: str) -> None:
    assert not recording.answers(url.removesuffix("/api"))


def test_the_active_profile_names_the_server(tmp_path: Path) -> None:
    (tmp_path / "profiles.toml").write_text('active = "news"\n[profiles.news]\nPREFECT_API_URL = "http://127.0.0.1:4200/api"\n')
    assert recording.configured() == "http://127.0.0.1:4200/api"


@pytest.mark.parametrize("text", ["", "active = [", 'active = "other"\n[profiles.news]\nPREFECT_API_URL = "http://x/api"\n'])
def test_a_profile_without_address_names_none(text: str, tmp_path: Path) -> None:
    (tmp_path / "profiles.toml").write_text(text)
    assert recording.configured() is None
