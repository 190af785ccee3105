"""Weeks of following a news site that misbehaves, one run a day, in one process: `python -m tests.faults.days --days 30`.

With `--serve` the runs are those of a real `sitrep serve` (`tests.faults.served`).

Every day each outlet has new articles, some of which cannot be had at first, and one or another outlet cannot be had at all. The clock of
the sources is moved on by a day between runs; requests, files and rows are real. Prints a line of JSON a day: articles, memory, open files.
"""

import argparse
import dataclasses
import gc
import json
import os
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from flows import following, steps
from flows.parameters import FollowParameters
from flows.reading.readers import Here
from flows.upkeep import MaintainParameters, maintain
from tasks.frames import Captured
from tasks.ingest.fetch import Fetcher
from tasks.ingest.fetch.turns import Turns
from tasks.ingest.follow import Following
from tasks.ingest.sources import Source
from tasks.ingest.spool import folder_of
from tasks.load.query import query
from tasks.settings import Settings
from tests.faults.site import Site
from tests.faults.site.server import Answer, packed

START = datetime(2026, 3, 1, 6, tzinfo=UTC)
OUTLETS = ("andes", "baltic", "coral", "delta")
FRESH, SHOWN = 3, 12
"""New articles of an outlet a day, and how many its feed shows."""
PLACES = ("Kalemie", "Rosario", "Port Sudan", "Dhaka", "Antofagasta", "Kharkiv", "Gusau", "Mocoa")
WEEK = 7


@dataclass(frozen=True, slots=True)
class Day:
    """After the run of a day: articles stored and published so far, doubled ids, memory in MB, open files, MB of the warehouse."""

    day: int
    published: int
    stored: int
    missed: int
    doubled: int
    failed_checks: int
    rejected: int
    rss_mb: float
    open_files: int
    warehouse_mb: float


class News:
    """A site that grows by the day, and what it has published."""

    def __init__(self, site: Site, seed: int) -> None:
        self.site, self.chance = site, random.Random(seed)  # noqa: S311 - the same site every time
        self.published: dict[str, list[str]] = {outlet: [] for outlet in OUTLETS}

    def grow(self, day: int, *, quiet: bool) -> None:
        """A new day: new articles, some with a fault that passes; on a quiet day neither."""
        for outlet in OUTLETS:
            for _ in range(0 if quiet else FRESH):
                self._publish(outlet, day)
            shown = self.published[outlet][-SHOWN:]
            self.site.feed(outlet, [f"/{key}" for key in shown])
            if not quiet and self.chance.random() < 0.15:
                self.site.answers[outlet, "/feed.xml"].faults = [Answer(status=503)] * 3

    def _publish(self, outlet: str, day: int) -> None:
        number = len(self.published[outlet])
        answer = self.site.put(outlet, f"/{number}", self._page(outlet, number, day))
        answer.faults = self._faults(answer)
        self.published[outlet].append(str(number))

    def _page(self, outlet: str, number: int, day: int) -> str:
        place, hurt = self.chance.choice(PLACES), self.chance.randrange(2, 40)
        on = START + timedelta(days=day)
        text = (
            f"Gunmen attacked a convoy near {place} on {on:%A}, wounding {hurt} people, police of district {number} said. The {outlet} "
            f"press agency counted {hurt + 1} burnt lorries. The governor promised an inquiry and sent soldiers to road {number}."
        )
        return (
            f'<!doctype html><html lang="en"><head><title>Convoy attacked near {place}</title>'
            f'<meta property="article:published_time" content="{on.isoformat()}"></head>'
            f"<body><article><h1>Convoy attacked near {place}</h1><p>{text}</p></article></body></html>"
        )

    def _faults(self, good: Answer) -> list[Answer]:
        """Nine articles in ten are had at once; the others answer badly for as long as a run tries, and well the day after."""
        bad = (
            [Answer(status=500)] * 3,
            [Answer(**packed(good.body.decode(), cut=100))],
            [Answer(good.body, drip=0.3)],
            [Answer(status=429)] * 2,
        )
        return list(self.chance.choice(bad)) if self.chance.random() < 0.1 else []


def days(count: int, seed: int, folder: Path) -> Iterator[Day]:
    """Run a day after the other, and two quiet days in the end."""
    warehouse = folder / "w.duckdb"
    sources = [source_of(outlet) for outlet in OUTLETS]
    with Site() as site:
        news = News(site, seed)
        for day in range(count + 2):
            news.grow(day, quiet=day >= count)
            _run(write(folder, sources, site), warehouse, START + timedelta(days=day))
            if day % WEEK == WEEK - 1:
                list(maintain(MaintainParameters(warehouse=warehouse, compact=True)))
            yield _look(day + 1, news, warehouse)


def source_of(outlet: str, seconds: float = 1.5) -> dict[str, Any]:
    """The file of a source, but for its address."""
    limits = {"gap_seconds": 0, "seconds": seconds}
    return {"name": outlet, "kind": "feed", "licence": "test", "limits": limits, "private_networks": ["127.0.0.0/8"], "group": "days"}


def write(folder: Path, sources: list[dict[str, Any]], site: Site) -> Path:
    """The files of the sources; answers their folder."""
    own = folder / "sources"
    own.mkdir(exist_ok=True)
    for source in sources:
        text = json.dumps(source | {"url": site.url(source["name"], "/feed.xml")})
        (own / f"{source['name']}.yml").write_text(text, encoding="utf-8")
    return own


def _run(own: Path, warehouse: Path, now: datetime) -> None:
    """One run over all sources, at that time of their clock; read in this process, so that what leaks is seen."""

    def fetch(source: Source, settings: Settings, run_id: str, state: following.State, turns: Turns) -> Iterator[Captured]:
        fetcher = Fetcher(source, resolver=Site.resolve, now=lambda: now, pause=lambda _: None)
        try:
            spool = folder_of(settings.warehouse, source.name)
            yield from Following(
                source, settings, run_id, state=state, fetcher=fetcher, spool=spool, turns=turns, now=lambda: now
            ).batches()
        finally:
            fetcher.close()

    os.environ["SITREP_SOURCES"] = str(own)
    asked = FollowParameters(group="days", warehouse=warehouse, publish=warehouse.with_name("copy.duckdb"))
    following.follow(asked, dataclasses.replace(steps.plain(), reader=lambda _settings, _many: Here()), fetch, lambda _: None)


def _look(day: int, news: News, warehouse: Path) -> Day:
    stored = query(warehouse, "select source_id, external_id from core.article").rows()
    due = {(outlet, f"{outlet}/{key}") for outlet, keys in news.published.items() for key in keys}
    failed = query(warehouse, "select count(*) from ops.check_result where severity = 'fail' and row_count > 0").item()
    rejected = query(warehouse, "select count(*) from ops.rejection").item()
    gc.collect()
    return Day(
        day=day,
        published=len(due),
        stored=len(stored),
        missed=len(due - set(stored)),
        doubled=len(stored) - len(set(stored)),
        failed_checks=failed,
        rejected=rejected,
        rss_mb=round(_rss(), 1),
        open_files=len(list(Path("/proc/self/fd").iterdir())),
        warehouse_mb=round(warehouse.stat().st_size / 1e6, 2),
    )


def _rss() -> float:
    with suppress(OSError):
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmRSS:"):
                return int(line.split()[1]) / 1024
    return 0.0


def _chosen(serve: bool) -> Callable[[int, int, Path], Iterator[Any]]:
    if not serve:
        return days
    from tests.faults import served

    return served.days


def main() -> None:
    """Print a line of JSON for each day."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--days", type=int, default=30)
    parser.add_argument("--seed", type=int, default=9)
    parser.add_argument("--serve", action="store_true", help="under a real server and worker, by a compressed schedule")
    args = parser.parse_args()
    os.environ["SITREP_HTTP_CACHE"] = ""
    with tempfile.TemporaryDirectory() as folder:
        for day in _chosen(args.serve)(args.days, args.seed, Path(folder)):
            sys.stdout.write(json.dumps(asdict(day)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
