"""What operators are told, each made to happen."""

import os
import time
from pathlib import Path

import pytest

from flows import provision
from tasks.load.migrate import connect
from tests.flows.api import wait
from tests.flows.serving import Service
from tests.flows.world import write_articles

pytestmark = [pytest.mark.server, pytest.mark.model]

SECONDS = 60
STRIKE = "date 2026-05-04\n\nGunmen attacked a convoy near the border on Sunday, the governor said.\n"


def _told(service: Service, *words: str) -> bool:
    return any(all(word in line for word in words) for line in service.notifications.splitlines())


def test_a_failed_run(service: Service) -> None:
    [run] = service.api.ended(service.api.start("folder", source="no/such/folder"))
    assert run["state_name"] == "Failed"
    wait(lambda: _told(service, "sitrep: a run failed", "[S201] there is no", run["id"]), SECONDS)


def test_a_late_run(service: Service) -> None:
    pool = f"/work_pools/{provision.POOL}"
    service.api.ask(pool, {"is_paused": True}, "PATCH")
    try:
        run = service.api.start("ingest-and-read")
        wait(lambda: service.api.run(run)["state_name"] == "Late", SECONDS)
        wait(lambda: _told(service, "sitrep: a run is late", run), SECONDS)
    finally:
        service.api.ask(pool, {"is_paused": False}, "PATCH")
    assert [each["state_name"] for each in service.api.ended(run)] == ["Completed"]


@pytest.fixture(scope="module")
def broken(service: Service) -> Path:
    """A run over a warehouse with a row that leads nowhere, from a source whose only article is a month old."""
    warehouse, source = service.folder / "broken.duckdb", write_articles(service.folder / "old-wire", strike=STRIKE)
    month_ago = time.time() - 31 * 86_400
    os.utime(source / "strike.txt", (month_ago, month_ago))
    with connect(warehouse) as opened:
        opened.run("insert into core.segment (article_id, segment_no, kind, start_char, end_char) values ('none', 0, 'body', 0, 5)")
    assert service.sitrep("run", "--source", str(source), "--warehouse", str(warehouse)).returncode == 1
    return warehouse


@pytest.mark.usefixtures("broken")
def test_a_failed_check(service: Service) -> None:
    wait(lambda: _told(service, "sitrep: a check failed", "check references found 1 rows"), SECONDS)


@pytest.mark.usefixtures("broken")
def test_a_silent_source(service: Service) -> None:
    wait(lambda: _told(service, "sitrep: a source is silent", "nothing new from old-wire for 31 days"), SECONDS)


def test_a_healthy_run_is_told_of_nobody(service: Service) -> None:
    source = write_articles(service.folder / "fresh-wire", strike=STRIKE)
    warehouse = service.folder / "healthy.duckdb"
    assert service.sitrep("run", "--source", str(source), "--warehouse", str(warehouse)).returncode == 0
    time.sleep(5)
    assert not _told(service, "fresh-wire")


def test_registering_again_keeps_every_automation_as_it_is(service: Service) -> None:
    before = {each["name"]: each["id"] for each in service.api.all("automations")}
    assert service.python("flows.provision").returncode == 0
    assert {each["name"]: each["id"] for each in service.api.all("automations")} == before
    assert len(before) == 4


def test_a_block_that_is_not_there_is_a_mistake_of_the_user(service: Service) -> None:
    done = service.python("flows.provision", more={"SITREP_NOTIFY": "slack-webhook/nobody-made-it"})
    assert done.returncode != 0
    assert "S106" in done.stderr
