"""What an operator sees in the UI after a run, seen by a real browser, with password and TLS.

SITREP_PICTURES=docs keeps the pictures of the README.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.flows.browser import Browser, browser
from tests.flows.serving import PASSWORD, USER, Service

pytestmark = [pytest.mark.server, pytest.mark.model, pytest.mark.browser]


@pytest.fixture(scope="module")
def ui(service: Service) -> str:
    return f"{service.public}/v2"


@pytest.fixture(scope="module")
def page(ui: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Browser]:
    """A window in which somebody has given the password."""
    kept = os.environ.get("SITREP_PICTURES")
    with browser(Path(kept) if kept else tmp_path_factory.mktemp("pictures")) as opened:
        opened.open(f"{ui}/dashboard")
        opened.find("//input").send_keys(f"{USER}:{PASSWORD}")
        opened.click("//button[@type='submit']")
        opened.sees("Deployments", "Automations")
        yield opened


@pytest.fixture(scope="module")
def run(runs: list[dict[str, Any]]) -> dict[str, Any]:
    """The run that read the samples."""
    return runs[0]


def test_the_run_is_in_the_list(page: Browser, ui: str, run: dict[str, Any]) -> None:
    page.open(f"{ui}/runs", run["name"])


def test_the_run_shows_its_tasks_and_its_log(page: Browser, ui: str, run: dict[str, Any]) -> None:
    page.open(f"{ui}/runs/flow-run/{run['id']}", run["name"], "Completed", "Task runs", "20 articles (17 read", "checks: future_events (1)")
    page.show("//*[contains(text(), 'step “load” has ended')]")
    page.picture("run")


def test_its_report_is_a_page_with_tables(page: Browser, ui: str, run: dict[str, Any], service: Service) -> None:
    report = service.api.artifacts(run["id"])["sitrep-report"]
    page.open(f"{ui}/artifacts/artifact/{report['id']}", "Top 20 events of this run", "Slowest articles", "change")
    assert page.driver.find_elements("tag name", "table")
    page.show("//*[contains(text(), 'Top 20 events of this run')]")
    page.picture("report")


def test_what_was_rejected_is_a_table(page: Browser, ui: str, run: dict[str, Any], service: Service) -> None:
    rejected = service.api.artifacts(run["id"])["sitrep-rejections"]
    page.open(f"{ui}/artifacts/artifact/{rejected['id']}", "bad_json")


def test_the_artifacts_of_the_run_hang_together(page: Browser, ui: str, run: dict[str, Any]) -> None:
    page.open(f"{ui}/runs/flow-run/{run['id']}?tab=Artifacts", "sitrep-report", "sitrep-rejections", "sitrep-lineage")


def test_the_form_of_a_deployment_says_what_each_field_is(page: Browser, ui: str, service: Service) -> None:
    deployment = service.api.deployment("folder")["id"]
    page.open(f"{ui}/deployments/deployment/{deployment}/run", "Source", "a file or a folder of files", "Limit", "at most so many articles")
    page.picture("form")


def test_the_automations_are_listed(page: Browser, ui: str) -> None:
    page.open(f"{ui}/automations", "sitrep: run failed", "sitrep: source silent")
