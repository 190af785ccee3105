"""With a real Prefect server: a run is recorded there with its tasks and its report, and the deployments hold."""

import http.client
import json
import os
import subprocess
import sys
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest

from flows import server
from tasks import paths

pytestmark = [pytest.mark.server, pytest.mark.model]


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PREFECT_HOME", str(tmp_path_factory.mktemp("prefect")))
        with server.running(server.free_port()) as answers:
            yield answers()


@pytest.fixture(scope="module")
def run(url: str, tmp_path_factory: pytest.TempPathFactory) -> "subprocess.CompletedProcess[str]":
    """The sample articles, by the command line, with the server configured."""
    warehouse = tmp_path_factory.mktemp("warehouse") / "w.duckdb"
    command = [sys.executable, "-m", "flows.cli", "run", "--source", str(paths.SAMPLES), "--warehouse", str(warehouse)]
    environment = os.environ | {"PREFECT_API_URL": url, "PYTHONPATH": str(paths.ROOT)}
    return subprocess.run(command, env=environment, cwd=paths.ROOT, capture_output=True, text=True, timeout=300, check=False)


def _found(url: str, what: str) -> list[dict[str, Any]]:
    parts = urlsplit(url)
    connection = http.client.HTTPConnection(parts.hostname or "", parts.port, timeout=30)
    connection.request("POST", f"{parts.path}/{what}/filter", body="{}", headers={"content-type": "application/json"})
    answer: list[dict[str, Any]] = json.loads(connection.getresponse().read())
    connection.close()
    return answer


def test_the_run_ends_well_and_says_where_it_is_recorded(run: "subprocess.CompletedProcess[str]", url: str) -> None:
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == f"recorded at {url.removesuffix('/api')}"


@pytest.mark.usefixtures("run")
def test_the_server_has_the_run_under_the_name_of_its_source(url: str) -> None:
    [found] = _found(url, "flow_runs")
    assert found["name"].startswith("samples 20")
    assert found["state_name"] == "Completed"


@pytest.mark.usefixtures("run")
def test_every_stage_is_a_task_run(url: str) -> None:
    stages = {found["name"].split("-")[0].rstrip("0123456789 ") for found in _found(url, "task_runs")}
    assert stages == {"open warehouse", "ingest", "extract and normalise", "load", "consolidate", "check", "report"}


@pytest.mark.usefixtures("run")
def test_the_report_has_articles_events_rejections_and_checks(url: str) -> None:
    [report] = [found for found in _found(url, "artifacts") if found["key"] == "sitrep-report"]
    for heading in (
        "## Articles",
        "## Top 20 events",
        "## Slowest articles",
        "## Rejected in this run",
        "## Checks",
        "## The warehouse now",
    ):
        assert heading in report["data"]
    assert "| samples | 20 | 17 | 1 | 0 | 1 | 1 |" in report["data"]


@pytest.mark.usefixtures("run")
def test_what_was_turned_away_is_a_table(url: str) -> None:
    [table] = [found for found in _found(url, "artifacts") if found["key"] == "sitrep-rejections"]
    assert [row["rule"] for row in json.loads(table["data"])] == ["bad_json"]
