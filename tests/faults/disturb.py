"""Disturb runs in every way but kill -9 at random, run again, compare: `python -m tests.faults.disturb` prints a line of JSON a fault."""

import argparse
import datetime as clock
import gzip
import json
import os
import random
import resource
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from flows import record, rereading, resume
from tasks import paths
from tasks.errors import SitrepError
from tasks.ingest import take
from tasks.load import mend, migrate
from tasks.load.query import reader
from tests.faults.compare import Rows, differences, rows_of
from tests.faults.kills import World, again, answer, forked, kill, marked, warm

RELEASED = paths.ROOT / "tests" / "load" / "released" / "0.1.0.duckdb.gz"
PACKED = frozenset({"payload", "encoding", "byte_count"})
"""Columns in which payloads that an earlier release stored differ from today's, on purpose."""
VERSIONS = frozenset({"reader_sha"})
"""Columns in which rows differ that another version has read alike."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What is done to a world before the next run; `expected` are words that the operator must read, `finish` the run that mends it."""

    name: str
    expected: str
    do: Callable[[World], list[str]]
    finish: Callable[[World], dict[str, list[str]]] = again


@dataclass(frozen=True, slots=True)
class Outcome:
    """What was found and told, and what is missing or doubled in the end."""

    fault: str
    expected: str
    found: list[str]
    told: list[str]
    lost: dict[str, int] = field(default_factory=dict)
    doubled: dict[str, int] = field(default_factory=dict)


def made(world: World) -> World:
    """With an empty warehouse, whose log is empty."""
    world.folder.mkdir(parents=True, exist_ok=True)
    answer(lambda: migrate.connect(world.warehouse).close())
    return world


def killed(world: World) -> World:
    """With a run that was killed when three batches were stored."""
    while not kill(made(world), "b", 2, 0.0):
        world.warehouse.unlink()
    return world


def tear(share: float, filling: Callable[[int], bytes] | None) -> Callable[[World], list[str]]:
    """The last part of the log is gone, or holds something else."""

    def do(world: World) -> list[str]:
        log = mend.log_of(killed(world).warehouse)
        length = log.stat().st_size
        keep = int(length * share)
        with log.open("r+b") as file:
            file.truncate(keep)
            if filling is not None:
                file.seek(keep)
                file.write(filling(length - keep))
        return []

    return do


def finished(world: World) -> World:
    """With a run that went well."""
    answer(lambda: list(world.run(lambda _: None).notices))
    return world


def cut_copy(world: World) -> list[str]:
    """Half of the copy for readers is gone."""
    copy = finished(world).copy
    copy.chmod(0o644)
    os.truncate(copy, copy.stat().st_size // 2)
    return []


def half_copy(world: World) -> list[str]:
    """A copy for readers was being written when the power went."""
    whole = finished(world).copy
    partial_copy = whole.with_name(f".{whole.name}.999999999.part")
    partial_copy.write_bytes(whole.read_bytes()[:100_000])
    return []


def full_disk(most: int) -> Callable[[World], list[str]]:
    """No file can grow beyond so many bytes."""

    def run(world: World) -> list[str]:
        resource.setrlimit(resource.RLIMIT_FSIZE, (most, most))
        try:
            return list(world.run(lambda _: None).notices)
        except SitrepError as error:
            return [str(error)]

    return lambda world: list(answer(partial(run, made(world))))


def shifted(years: int) -> type[clock.datetime]:
    """A clock that is so many years wrong."""

    class Shifted(clock.datetime):
        @classmethod
        def now(cls, tz: clock.tzinfo | None = None) -> Any:
            return clock.datetime.now(tz) + clock.timedelta(days=365 * years)

    return Shifted


def wrong_clock(years: int) -> Callable[[World], list[str]]:
    """A run was killed, and the next went through while the clock was wrong."""

    def run(world: World) -> list[str]:
        for module in (record, take):
            setattr(module, "datetime", shifted(years))  # noqa: B010 - mypy knows modules as constant
        return list(world.run(lambda _: None).notices)

    return lambda world: list(answer(partial(run, killed(world))))


def two_at_once(world: World) -> list[str]:
    """Two runs start at the same moment."""

    def run() -> list[str]:
        return list(world.run(lambda _: None).notices)

    made(world)
    children = [forked(lambda write: write(json.dumps(run()).encode())) for _ in range(2)]
    told = list[str]()
    for child, out in children:
        with os.fdopen(out, "rb") as pipe:
            told += json.loads(pipe.read())
        os.waitpid(child, 0)
    return told


def older_release(world: World) -> list[str]:
    """The file was made by the first release, from the samples."""
    world.folder.mkdir(parents=True)
    with gzip.open(RELEASED) as packed, world.warehouse.open("wb") as unpacked:
        shutil.copyfileobj(packed, unpacked)
    return []


def read_again(world: World) -> dict[str, list[str]]:
    """The next run, then a backfill: what the first release has read is read from the stored articles."""
    said = again(world)
    asked = rereading.BackfillParameters(warehouse=world.warehouse)
    rereading.run(asked, marked(lambda _: None), lambda _: None)
    return said


def samples_too(folder: Path) -> Rows:
    """As the file of the first release should be in the end: the samples and the articles, all read by this version."""
    world = World(folder / "samples")
    world.folder.mkdir()
    answer(lambda: list(world.run(lambda _: None, paths.SAMPLES).notices))
    expected: Rows = answer(partial(rows_of, finished(world).warehouse, PACKED))
    return {table: rows for table, rows in expected.items() if table != "ops.rejection"}  # the first release said less of them


def resumed(world: World) -> dict[str, list[str]]:
    """`sitrep resume` instead of the same command once more."""
    told = list[str]()
    list(resume.resume(world.warehouse, told.append, lambda _: None))
    return {"found": [], "told": told}


def backfill_killed(world: World) -> list[str]:
    """Another version reads everything again and is killed when two batches are replaced."""
    finished(world)
    os.environ["SITREP_READER__BATCH_SIZE"] = "16"

    def run(world: World, mark: Callable[[str], object]) -> object:
        return rereading.run(rereading.BackfillParameters(warehouse=world.warehouse), marked(mark), lambda _: None)

    kill(world, "b", 1, 0.0, run)
    versions = answer(partial(query, world.warehouse, "select reader_sha, count(*) from core.article where status = 'read' group by all"))
    return [f"while it stood still {len(versions)} versions stood side by side"]


def query(warehouse: Path, sql: str) -> list[list[Any]]:
    """The answer, fit for JSON."""
    with reader(warehouse) as opened:
        return [list(row) for row in opened.rows(sql)]


def backfill_resumed(world: World) -> dict[str, list[str]]:
    """`sitrep resume` goes on with it; then nothing is stale."""
    said = resumed(world)
    current = "select reader_sha from ops.run where run_no = 2"
    stale = query(world.warehouse, f"select count(*) from core.article where status = 'read' and reader_sha not in ({current})")
    return {"found": said["found"], "told": [*said["told"], f"{stale[0][0]} articles left to be read again"]}


def nothing(world: World) -> list[str]:
    """A run was killed."""
    killed(world)
    return []


def noise(length: int) -> bytes:
    """Bytes of no meaning, the same every time."""
    return random.Random(9).randbytes(length)  # noqa: S311


FAULTS = (
    Fault("log cut short", "was killed", tear(0.7, None)),
    Fault("log with zeros at its end", "torn", tear(0.7, bytes)),
    Fault("log of noise", "torn", tear(0.5, noise)),
    Fault("copy for readers cut short", "copy for readers: [S4", cut_copy),
    Fault("copy half written", "unfinished", half_copy),
    Fault("disk full", "[S409]", full_disk(60_000)),
    Fault("disk full while publishing", "[S409]", full_disk(2_000_000)),
    Fault("clock back by years", "was killed", wrong_clock(-30)),
    Fault("clock on by years", "clock: it stands before the newest run", wrong_clock(9)),
    Fault("two runs at once", "waited", two_at_once),
    Fault("older release", "older release", older_release, read_again),
    Fault("killed run resumed", "going on with", nothing, resumed),
    Fault("backfill killed", "while it stood still 2 versions stood side by side", backfill_killed, backfill_resumed),
)


def outcome(fault: Fault, world: World, expected: Rows, without: frozenset[str]) -> Outcome:
    """Disturb, run again, compare."""
    told = fault.do(world)
    said = answer(partial(fault.finish, world))
    apart = differences(expected, answer(partial(rows_of, world.warehouse, without)))
    lost, doubled = ({table: found[side] for table, found in apart.items() if found[side]} for side in (0, 1))
    return Outcome(fault.name, fault.expected, said["found"], told + said["told"], lost, doubled)


def main() -> None:
    """Print a line of JSON for each fault."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", help="a part of a fault's name")
    args = parser.parse_args()
    os.environ["SITREP_BATCH_WORDS"] = "100"
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        for each in outcomes(Path(folder), args.only or ""):
            sys.stdout.write(json.dumps(asdict(each)) + "\n")
            sys.stdout.flush()


def outcomes(folder: Path, only: str) -> Iterator[Outcome]:
    """All faults whose names have these words."""
    warm()
    undisturbed = finished(World(folder / "undisturbed"))
    expected = answer(partial(rows_of, undisturbed.warehouse, VERSIONS))
    for number, fault in enumerate(each for each in FAULTS if only in each.name):
        world = World(folder / f"fault{number}")
        if fault.do is older_release:
            yield outcome(fault, world, samples_too(folder), PACKED)
        else:
            yield outcome(fault, world, expected, VERSIONS)


if __name__ == "__main__":
    main()
