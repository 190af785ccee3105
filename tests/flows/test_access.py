"""Who may reach what: the server from this machine alone and with its password, TLS before it, secrets nowhere."""

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from flows import access, server
from tasks import paths
from tasks.errors import UsageError
from tasks.load.snapshot import place_of
from tests.flows.api import Api
from tests.flows.serving import PASSWORD, USER, Service

LISTENING = "0A"


@pytest.mark.parametrize("host", ["0.0.0.0", "::", "192.0.2.7", "sitrep.example.org"])  # noqa: S104
def test_a_server_that_others_reach_needs_a_password(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(access.SERVER_AUTH, raising=False)
    with pytest.raises(UsageError, match="S107"):
        access.require_password(host)
    monkeypatch.setenv(access.SERVER_AUTH, "operator:x")
    access.require_password(host)


@pytest.mark.parametrize("host", access.LOOPBACK)
def test_the_loopback_interface_needs_none(host: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(access.SERVER_AUTH, raising=False)
    access.require_password(host)


def test_our_own_clients_know_the_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(access.SERVER_AUTH, "operator:x")
    monkeypatch.delenv(access.CLIENT_AUTH, raising=False)
    assert server.environment(4200)[access.CLIENT_AUTH] == "operator:x"


def test_a_public_address_of_the_ui_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PREFECT_UI_API_URL", "https://sitrep.example.org/api")
    assert server.environment(4200)["PREFECT_UI_API_URL"] == "https://sitrep.example.org/api"


@pytest.mark.server
@pytest.mark.parametrize("password", ["", f"{USER}:wrong", "nobody:" + PASSWORD])
@pytest.mark.parametrize(("path", "body"), [("/flow_runs/filter", {}), ("/deployments/filter", {}), ("/admin/settings", None)])
def test_without_the_password_nothing_is_told(path: str, body: object, password: str, service: Service) -> None:
    code, _, _ = Api(service.api.url, password).status(path, body)
    assert code == 401


@pytest.mark.server
def test_it_listens_at_the_loopback_interface_alone(service: Service) -> None:
    port = f"{urlsplit(service.api.url).port:04X}"
    rows = [line.split() for file in ("tcp", "tcp6") for line in Path(f"/proc/net/{file}").read_text().splitlines()[1:]]
    at = {row[1] for row in rows if row[3] == LISTENING and row[1].endswith(f":{port}")}
    assert at == {f"0100007F:{port}"}


@pytest.mark.server
def test_pages_of_other_sites_cannot_talk_to_it_through_a_browser(service: Service) -> None:
    _, _, headers = service.api.status("/flow_runs/filter", {}, Origin="https://elsewhere.example")
    assert headers.get("access-control-allow-origin") is None


@pytest.mark.server
def test_clients_reach_it_through_a_proxy_with_tls(service: Service, tmp_path: Path) -> None:
    secure = {"PREFECT_API_URL": f"{service.public}/api", "PREFECT_API_SSL_CERT_FILE": str(service.trusted)}
    said = service.python("flows.cli", "doctor", "-w", str(tmp_path / "w.duckdb"), more=secure).stdout
    assert f"Prefect server: {service.public}/api" in said
    listed = service.python("flows.orchestrator", "deployment", "ls", more=secure)
    assert "publish" in listed.stdout, listed.stderr


@pytest.mark.server
def test_a_certificate_that_nobody_vouches_for_is_not_trusted(service: Service, tmp_path: Path) -> None:
    strange = {"PREFECT_API_URL": f"{service.public}/api"}
    said = service.python("flows.cli", "doctor", "-w", str(tmp_path / "w.duckdb"), more=strange).stdout
    assert "does not answer" in said


@pytest.mark.server
@pytest.mark.model
def test_a_secret_stands_in_no_log_and_no_row(service: Service) -> None:
    """The server's password, and the address of a notification block, over everything that runs have left."""
    webhook = "https://hooks.example.org/services/plover-kettle-88"
    block_type = service.api.ask("/block_types/slug/slack-webhook")
    schema = service.api.ask("/block_schemas/filter", {"block_schemas": {"block_type_id": {"any_": [block_type["id"]]}}})[0]
    block = {"name": "desk", "data": {"url": webhook}, "block_type_id": block_type["id"], "block_schema_id": schema["id"]}
    made = service.api.ask("/block_documents/", block)
    shown = service.api.ask(f"/block_documents/{made['id']}")
    assert "plover-kettle-88" not in str(shown)
    warehouse = service.folder / "secrets.duckdb"
    read = ("run", "--source", str(paths.SAMPLES), "--limit", "2", "--warehouse", str(warehouse))
    done = service.sitrep(*read, "--publish", str(place_of(warehouse)))
    assert done.returncode == 0, done.stderr
    files = [file for file in service.folder.rglob("*") if file.is_file()]
    assert {"server.log", "worker.log", "prefect.db", "secrets.duckdb"} <= {file.name for file in files}
    for file in files:
        assert not any(secret.encode() in file.read_bytes() for secret in (PASSWORD, "plover-kettle-88")), file.name
    assert PASSWORD not in done.stdout + done.stderr


@pytest.mark.server
def test_the_settings_page_hides_the_password(service: Service) -> None:
    assert PASSWORD not in str(service.api.ask("/admin/settings"))


@pytest.mark.slow
def test_serve_refuses_to_be_open_to_all() -> None:
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PREFECT_")} | {"PYTHONPATH": str(paths.ROOT)}
    command = [sys.executable, "-m", "flows.cli", "serve", "--host", "0.0.0.0"]  # noqa: S104
    done = subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 2
    assert "S107" in done.stderr
