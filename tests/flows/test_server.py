"""With a real Prefect server: a run is recorded there with its tasks and its report, and the deployments hold."""

import json
import subprocess
from typing import Any

import pytest

from tasks import paths
from tests.flows.serving import Service

pytestmark = [pytest.mark.server, pytest.mark.model]


@pytest.fixture(scope="module")
def run(service: Service) -> "subprocess.CompletedProcess[str]":
    """The sample articles, by the command line, with the server configured."""
    return service.sitrep("run", "--source", str(paths.SAMPLES), "--warehouse", str(service.folder / "by-hand.duckdb"))


@pytest.fixture(scope="module")
def flow_run(service: Service, run: "subprocess.CompletedProcess[str]") -> dict[str, Any]:
    """The run as the server has it."""
    [found] = [each for each in service.api.all("flow_runs") if _writes_to(each, "by-hand.duckdb")]
    return found


def _writes_to(flow_run: dict[str, Any], warehouse: str) -> bool:
    """Other tests run the samples against the same service, so the name alone does not tell."""
    return warehouse in json.dumps(flow_run["parameters"])


def test_the_run_ends_well_and_says_where_it_is_recorded(run: "subprocess.CompletedProcess[str]", service: Service) -> None:
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines()[-1] == f"recorded at {service.api.url.removesuffix('/api')}"


def test_the_server_has_the_run_under_the_name_of_its_source(flow_run: dict[str, Any]) -> None:
    assert flow_run["state_name"] == "Completed"


def test_every_stage_is_a_task_run(service: Service, flow_run: dict[str, Any]) -> None:
    stages = {found["name"].split("-")[0].rstrip("0123456789 ") for found in service.api.tasks(flow_run["id"])}
    assert stages == {"open warehouse", "ingest", "extract and normalise", "load", "consolidate", "check", "report"}


def test_the_report_has_articles_events_rejections_and_checks(service: Service, flow_run: dict[str, Any]) -> None:
    report = service.api.artifacts(flow_run["id"])["sitrep-report"]["data"]
    for heading in ("Articles", "Top 20 events", "Slowest articles", "Rejected in this run", "Checks", "The warehouse now"):
        assert f"## {heading}" in report
    assert "| samples | 20 | 17 | 1 | 0 | 1 | 1 |" in report


def test_what_was_turned_away_is_a_table(service: Service, flow_run: dict[str, Any]) -> None:
    table = service.api.artifacts(flow_run["id"])["sitrep-rejections"]["data"]
    assert [row["rule"] for row in json.loads(table)] == ["bad_json"]


def test_the_bar_is_full_at_the_end(service: Service, flow_run: dict[str, Any]) -> None:
    bar = service.api.artifacts(flow_run["id"])["sitrep-progress"]
    assert float(bar["data"]) == 100.0
    assert "17 read" in bar["description"]


def test_the_way_from_sources_to_views_is_a_picture(service: Service, flow_run: dict[str, Any]) -> None:
    lineage = service.api.artifacts(flow_run["id"])["sitrep-lineage"]["data"]
    assert "```mermaid" in lineage
    assert "| consolidate | sitrep://by-hand/articles | sitrep://by-hand/events |" in lineage


@pytest.mark.usefixtures("flow_run")
def test_the_server_knows_what_was_made_of_what(service: Service) -> None:
    made = {each["resource"]["prefect.resource.id"]: each for each in service.api.events("prefect.asset.materialization.succeeded")}
    assert {"sitrep://by-hand/articles", "sitrep://by-hand/events"} <= set(made)
    came_from = {each["prefect.resource.id"] for each in made["sitrep://by-hand/articles"]["related"]}
    assert "sitrep://sources/samples" in came_from


def test_the_log_says_in_sentences_how_far_it_is(service: Service, flow_run: dict[str, Any]) -> None:
    said = [each["message"] for each in service.api.all("logs", logs={"flow_run_id": {"any_": [flow_run["id"]]}})]
    assert any(line.startswith("20 articles (17 read, 1 duplicate, 1 other language, 1 rejected)") for line in said)
    assert any(line.startswith("the warehouse has 19 articles") for line in said)
