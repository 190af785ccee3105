"""A run over sources that is killed at any depth loses no page, and the next run asks for none again that it had."""

import os
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import polars as pl
import pytest
import yaml
from polars.testing import assert_frame_equal

from tasks import paths
from tests.faults.site import Site
from tests.flows.world import content

pytestmark = [pytest.mark.model, pytest.mark.slow]

OUTLETS = {"andes": 5, "beta": 4}
Depth = Callable[[Site, Path], bool]


def pages_asked(count: int) -> Depth:
    """So many pages of articles were asked for."""
    return lambda site, _: sum(each.path[1:].isdigit() for each in site.asked) >= count


def stored(times: int) -> Depth:
    """So many times the log of the warehouse has grown since pages came: batches are in it."""
    sizes: set[int] = set()

    def reached(site: Site, warehouse: Path) -> bool:
        log = warehouse.with_name(warehouse.name + ".wal")
        if log.exists() and pages_asked(2)(site, warehouse):
            sizes.add(log.stat().st_size)
        return len(sizes) > times

    return reached


DEPTHS = {
    "at the first page": pages_asked(1),
    "amid the pages": pages_asked(5),
    "when all pages were asked for": pages_asked(sum(OUTLETS.values())),
    "after the first batch": stored(2),
    "amid the batches": stored(4),
}


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    with Site() as running:
        for host, count in OUTLETS.items():
            running.outlet(host, count)
        yield running


@pytest.fixture(scope="module")
def undisturbed(site: Site, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, pl.DataFrame]:
    folder = tmp_path_factory.mktemp("undisturbed")
    write(folder, site)
    assert start(folder).wait(300) == 0
    return content(folder / "w.duckdb")


def write(folder: Path, site: Site) -> None:
    (folder / "sources").mkdir()
    for name in OUTLETS:
        limits = {"gap_seconds": 0.05}
        given = {"name": name, "kind": "feed", "url": site.url(name, "/feed.xml"), "licence": "test", "group": "test", "limits": limits}
        (folder / "sources" / f"{name}.yml").write_text(yaml.safe_dump(given | {"private_networks": ["127.0.0.0/8"]}))


def start(folder: Path) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", "tests.faults.site", "sources", "run", "--group", "test", "-w", str(folder / "w.duckdb"), "--quiet"]
    environment = {name: value for name, value in os.environ.items() if name != "PREFECT_API_URL"}
    environment |= {"PYTHONPATH": str(paths.ROOT), "PREFECT_HOME": str(folder), "SITREP_SOURCES": str(folder / "sources")}
    environment |= {"SITREP_HTTP_CACHE": str(folder / "http.db"), "SITREP_BATCH_WORDS": "100"}
    return subprocess.Popen(command, env=environment, cwd=paths.ROOT, start_new_session=True)


def kill_at(depth: Depth, process: "subprocess.Popen[bytes]", site: Site, warehouse: Path) -> None:
    while process.poll() is None and not depth(site, warehouse):
        time.sleep(0.002)
    assert process.poll() is None, "it ended before it could be killed"
    process.send_signal(signal.SIGKILL)
    process.wait()


@pytest.mark.parametrize("depth", DEPTHS)
def test_killed_and_run_again_is_as_if_nothing_had_happened(
    depth: str, site: Site, undisturbed: Mapping[str, pl.DataFrame], tmp_path: Path
) -> None:
    write(tmp_path, site)
    site.asked.clear()
    warehouse = tmp_path / "w.duckdb"
    kill_at(DEPTHS[depth], start(tmp_path), site, warehouse)
    under_way = {each.host: each.path for each in site.asked}
    assert start(tmp_path).wait(300) == 0
    found = content(warehouse)
    for table, frame in undisturbed.items():
        assert_frame_equal(frame, found[table])
    asked = Counter((each.host, each.path) for each in site.asked if each.path[1:].isdigit())
    assert set(asked) == {(host, f"/{number}") for host, count in OUTLETS.items() for number in range(count)}
    assert {page for page, times in asked.items() if times > 1} <= set(under_way.items()), "only a page under way may come twice"
