"""Sources followed in a recorded run: a task for each, one that is dead stops nothing, and the report says how they stand."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import pytest
import yaml

from tasks.load.query import query
from tests.faults.site import Site
from tests.flows.serving import Service

pytestmark = [pytest.mark.server, pytest.mark.model]


@dataclass
class Followed:
    """The run as the server has it, its report, and what is in the warehouse."""

    run: dict[str, Any]
    tasks: set[str]
    report: str
    articles: dict[str, int]


@pytest.fixture(scope="module")
def followed(service: Service, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Followed]:
    folder = tmp_path_factory.mktemp("followed")
    with Site() as site:
        for host in ("andes", "beta"):
            site.outlet(host, 2)
        site.put("dead", "/feed.xml", "<rss><chan")
        for host in ("andes", "beta", "dead"):
            given: dict[str, object] = {
                "name": host,
                "kind": "feed",
                "url": site.url(host, "/feed.xml"),
                "group": "south",
                "licence": "test",
            }
            given |= {"private_networks": ["127.0.0.0/8"], "limits": {"gap_seconds": 0.05}}
            (folder / f"{host}.yml").write_text(yaml.safe_dump(given))
        warehouse = folder / "w.duckdb"
        words = ("sources", "run", "--group", "south", "-w", str(warehouse))
        done = service.python("tests.faults.site", *words, more={"SITREP_SOURCES": str(folder)})
        assert done.returncode == 0, done.stderr
        [run] = [each for each in service.api.all("flow_runs") if each["name"].startswith("south 20")]
        tasks = {each["name"] for each in service.api.tasks(run["id"])}
        report = service.api.artifacts(run["id"])["sitrep-report"]["data"]
        counts = dict(query(warehouse, "select source_id, count(*) from core.article group by 1").iter_rows())
        yield Followed(run, tasks, report, counts)


def test_a_dead_source_stops_no_run(followed: Followed) -> None:
    assert followed.run["state_name"] == "Completed"
    assert followed.articles == {"andes": 2, "beta": 2}


def test_each_source_is_a_task(followed: Followed) -> None:
    assert {"fetch andes", "fetch beta", "fetch dead"} <= followed.tasks


def test_the_report_says_how_the_sources_stand(followed: Followed) -> None:
    standing = followed.report.partition("## How the sources stand")[2].partition("## ")[0]
    rows = {line.split("|")[1].strip(): line for line in standing.splitlines() if line.startswith("| ")}
    assert {"andes", "beta", "dead"} <= set(rows)
    assert "unclosed token" in rows["dead"]
