"""Weeks of following a site that misbehaves under a real `sitrep serve`: server, worker and schedules, a day in some twenty seconds.

Each day the site grows, and the day ends when a scheduled run that began after that has completed; publishing comes every third day,
maintenance every week. Everything is real but the names of the outlets (`tests/faults/site/names`) and the length of a day.
"""

import time
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from flows import server
from tasks import paths
from tasks.load.query import query
from tasks.load.snapshot import place_of
from tests.faults.days import OUTLETS, News, source_of, write
from tests.faults.site import Site
from tests.flows.api import wait
from tests.flows.serving import Service, processes_of, serving

NAMES = Path(__file__).parent / "site" / "names"
DAY_SECONDS = 20
LONGEST_DAY = 600
PUBLISH_DAYS, MAINTAIN_DAYS = 3, 7
QUIET = 2
"""Days without news in the end, in which what could not be had is had."""


@dataclass(frozen=True, slots=True)
class ServedDay:
    """After a day: articles published and stored so far, doubled ids; runs by how they ended; memory in MB and open files by process."""

    day: int
    seconds: float
    published: int
    stored: int
    missed: int
    doubled: int
    failed_checks: int
    rejected: int
    runs: dict[str, int]
    rss_mb: dict[str, float]
    open_files: dict[str, int]
    warehouse_mb: float
    database_mb: float


def days(count: int, seed: int, folder: Path) -> Iterator[ServedDay]:
    """So many days and some quiet ones; after the last the service has stopped cleanly."""
    sources = [source_of(outlet, seconds=4) for outlet in OUTLETS]
    more = {"PYTHONPATH": f"{NAMES}:{paths.ROOT}", "SITREP_HTTP_CACHE": str(folder / "http.db"), "SITREP_LOCK_SECONDS": "60"}
    with Site() as site, serving(folder, server.free_port(), more=more) as service:
        news = News(site, seed)
        news.grow(0, quiet=False)
        write(folder, sources, site)
        _compress(service)
        for day in range(count + QUIET):
            if day:
                news.grow(day, quiet=day >= count)
            began = time.monotonic()
            _until_read(service)
            yield _look(day + 1, time.monotonic() - began, news, service)


def _compress(service: Service) -> None:
    """Let the schedules come as often as days pass, and write into the service's folder alone."""
    copy = str(place_of(service.warehouse))
    _every(service, "ingest-and-read", DAY_SECONDS, {"due": True, "group": "days", "publish": copy})
    _every(service, "publish", PUBLISH_DAYS * DAY_SECONDS, {"target": copy})
    _every(service, "maintain", MAINTAIN_DAYS * DAY_SECONDS, {"compact": True})


def _every(service: Service, name: str, seconds: float, parameters: dict[str, object]) -> None:
    found = service.api.deployment(name)
    path = f"/deployments/{found['id']}"
    service.api.ask(path, {"parameters": {"parameters": parameters}}, "PATCH")
    schedule = {"interval": seconds, "anchor_date": datetime.now(UTC).isoformat(), "timezone": "UTC"}
    service.api.ask(f"{path}/schedules/{found['schedules'][0]['id']}", {"schedule": schedule, "active": True}, "PATCH")


def _until_read(service: Service) -> None:
    """Until a run of the schedule that began from now on has ended well."""
    since, deployment = datetime.now(UTC).isoformat(), service.api.deployment("ingest-and-read")["id"]
    asked = {"deployment_id": {"any_": [deployment]}, "start_time": {"after_": since}, "state": {"type": {"any_": ["COMPLETED"]}}}
    wait(lambda: service.api.all("flow_runs", flow_runs=asked, limit=1), LONGEST_DAY)


def _look(day: int, seconds: float, news: News, service: Service) -> ServedDay:
    """As a reader sees it: in the published copy."""
    copy = place_of(service.warehouse)
    stored = query(copy, "select source_id, external_id from core.article").rows()
    due = {(outlet, f"{outlet}/{key}") for outlet, keys in news.published.items() for key in keys}
    processes = {_role(command): number for number, command in processes_of(service.folder).items() if _role(command)}
    return ServedDay(
        day=day,
        seconds=round(seconds, 1),
        published=len(due),
        stored=len(stored),
        missed=len(due - set(stored)),
        doubled=len(stored) - len(set(stored)),
        failed_checks=query(copy, "select count(*) from ops.check_result where severity = 'fail' and row_count > 0").item(),
        rejected=query(copy, "select count(*) from ops.rejection").item(),
        runs=_runs(service),
        rss_mb={role: round(_rss(number), 1) for role, number in sorted(processes.items())},
        open_files={role: _files(number) for role, number in sorted(processes.items())},
        warehouse_mb=round(service.warehouse.stat().st_size / 1e6, 2),
        database_mb=round((service.folder / "prefect" / "prefect.db").stat().st_size / 1e6, 1),
    )


def _role(command: str) -> str:
    roles = {"flows.cli serve": "serve", "server start": "server", "worker start": "worker"}
    return next((role for words, role in roles.items() if words in command), "")


def _runs(service: Service) -> dict[str, int]:
    """All runs that have begun, by how they stand; the server tells of 200 at once."""
    names, offset = Counter[str](), 0
    asked: dict[str, Any] = {"state": {"type": {"not_any_": ["SCHEDULED"]}}}
    while page := service.api.all("flow_runs", flow_runs=asked, limit=200, offset=offset):
        names.update(each["state_name"] for each in page)
        offset += len(page)
    return dict(sorted(names.items()))


def _rss(process: int) -> float:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _files(process: int) -> int:
    with suppress(OSError):
        return len(list(Path(f"/proc/{process}/fd").iterdir()))
    return 0
