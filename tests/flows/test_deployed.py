"""The deployments on a real server, worked off by its worker."""

import signal
from typing import Any

import pytest

from flows.provision import POOL
from tasks.load.query import query
from tasks.load.snapshot import place_of
from tests.flows.api import wait
from tests.flows.serving import STOPPED, Service

pytestmark = [pytest.mark.server, pytest.mark.model]


def test_both_end_well(runs: list[dict[str, Any]]) -> None:
    assert [run["state_name"] for run in runs] == ["Completed", "Completed"]


def test_names_say_source_and_date(runs: list[dict[str, Any]]) -> None:
    assert [run["name"][: len("publish w 20")] for run in runs] == [f"samples {runs[0]['name'][8:12]}", "publish w 20"]


def test_one_writes_at_a_time(runs: list[dict[str, Any]], service: Service) -> None:
    held = []
    for run in runs:
        tasks = service.api.tasks(run["id"])
        held.append((min(each["start_time"] for each in tasks), max(each["end_time"] for each in tasks)))
    (_, first_end), (second_start, _) = sorted(held)
    assert first_end <= second_start


@pytest.mark.usefixtures("runs")
def test_readers_find_the_copy(service: Service) -> None:
    assert query(place_of(service.warehouse), "select count(*) as n from core.article")["n"].to_list() == [19]


@pytest.mark.usefixtures("runs")
def test_runs_of_one_deployment_do_not_pile_up(service: Service) -> None:
    """As after an outage: many are due at once, one runs."""
    started = [service.api.start("publish", target=str(place_of(service.warehouse))) for _ in range(4)]
    states = sorted(run["state_name"] for run in service.api.ended(*started))
    assert states.count("Completed") >= 1
    assert states.count("Cancelled") >= 2
    assert set(states) == {"Completed", "Cancelled"}


def test_every_deployment_is_there_with_tags_and_limits(service: Service) -> None:
    found = {each["name"]: each for each in service.api.all("deployments")}
    assert set(found) == {"ingest-and-read", "folder", "publish", "maintain", "backfill"}
    for each in found.values():
        assert each["description"]
        assert "sitrep" in each["tags"]
        assert each["global_concurrency_limit"]["limit"] == 1


def test_schedules_come_to_pass(service: Service) -> None:
    """The server stores the runs that a schedule asks for, as soon as it is switched on."""
    deployment = service.api.deployment("publish")
    schedule = f"/deployments/{deployment['id']}/schedules/{deployment['schedules'][0]['id']}"
    asked = {"deployment_id": {"any_": [deployment["id"]]}, "state": {"type": {"any_": ["SCHEDULED"]}}}
    service.api.ask(schedule, {"active": True}, "PATCH")
    try:
        wait(lambda: len(service.api.all("flow_runs", flow_runs=asked)) >= 3, 60)
        hours = {run["expected_start_time"][11:16] for run in service.api.all("flow_runs", flow_runs=asked)}
    finally:
        service.api.ask(schedule, {"active": False}, "PATCH")
    assert hours == {"02:30"}


def test_every_field_of_every_form_is_described(service: Service) -> None:
    for each in service.api.all("deployments"):
        [form] = [part for name, part in each["parameter_openapi_schema"]["definitions"].items() if name.endswith("Parameters")]
        for field in form["properties"].values():
            assert field["description"], each["name"]
            assert field["title"], each["name"]


@pytest.mark.parametrize(
    ("name", "wrong"),
    [
        ("backfill", {"limit": "many"}),
        ("maintain", {"payload_days": 0}),
        ("folder", {"limit": 0}),
        ("folder", {"sauce": "x"}),
        ("ingest-and-read", {"due": "now and then"}),
    ],
)
def test_a_form_filled_in_wrongly_is_refused_before_anything_runs(name: str, wrong: dict[str, object], service: Service) -> None:
    deployment = service.api.deployment(name)["id"]
    code, answer, _ = service.api.status(f"/deployments/{deployment}/create_flow_run", {"parameters": {"parameters": wrong}})
    assert code == 409
    assert next(iter(wrong)) in str(answer)


@pytest.mark.usefixtures("runs")
def test_backfill_and_maintenance_end_well(service: Service) -> None:
    states = [each["state_name"] for each in service.api.ended(service.api.start("backfill", limit=1), service.api.start("maintain"))]
    assert states == ["Completed", "Completed"]


def test_a_second_worker_joins_and_leaves(service: Service) -> None:
    def online() -> set[str]:
        workers = service.api.all(f"work_pools/{POOL}/workers")
        return {each["name"] for each in workers if each["status"] == "ONLINE"}

    before = online()
    assert before
    second = service.begin("up", "worker")
    wait(lambda: online() - before, 240)
    second.send_signal(signal.SIGINT)
    assert second.wait(90) == STOPPED
