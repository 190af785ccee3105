"""Readers while a writer loads without a pause: `python -m tests.bench.readers --queries 10000 --readers 4 [--direct]`.

The writer goes round: it gives every article the number of the round, in two transactions, consolidates, records the run and publishes.
A reader opens a file, asks for the numbers and closes it, as one `sitrep query` does. A query fails when it is refused, or when it sees
articles of two rounds, or another round than the last run that the file says has finished. With `--direct` the readers open the warehouse
itself, for comparison.
"""

import argparse
import json
import multiprocessing
import statistics
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from multiprocessing.synchronize import Event
from pathlib import Path

from flows import record
from flows.steps import open_warehouse
from flows.summary import Summary
from tasks.errors import WarehouseError
from tasks.load import batch, consolidate, query, snapshot
from tasks.settings import Settings
from tests.load import world
from tests.load.world import Report, Story

ARTICLES = 8
PARTIES = (("actor", "Rebels", "rebels"), ("recipient", "farmers", "farmers"))
QUESTION = """
select
    (select string_agg(distinct title, ' ') from core.article where title is not null) as seen,
    (select count(*) from core.article) as articles,
    (select count(*) from core.event_mention where event_id not in (select event_id from core.event)) as dangling,
    (select json_extract(max_by(counts, run_no), '$.articles') from ops.run where status = 'completed') as finished
"""


@dataclass(frozen=True)
class Outcome:
    """What the readers met: failures by kind, seconds of each answer, and how many rounds the writer made meanwhile."""

    failures: Counter[str]
    seconds: list[float]
    rounds: int


def _stories(number: int) -> list[Story]:
    told = Report("raid", f"Rebels killed {number} farmers.", "ASSAULT", None, "killed", PARTIES)
    return [Story(f"a{each}", (told,), extra={"title": str(number)}) for each in range(ARTICLES)]


def one_round(warehouse: Path, number: int) -> None:
    """Every article again, in two transactions, and a copy for readers."""
    stories, settings = _stories(number), Settings(warehouse=warehouse)
    with open_warehouse(warehouse, 60) as opened:
        started = record.start(None)
        record.begin(opened, settings, started)
        for half in (stories[: ARTICLES // 2], stories[ARTICLES // 2 :]):
            batch.load_batch(opened, *world.batch(*half))
        consolidate.consolidate(opened)
        record.end(opened, Summary(run_id=started.run_id, articles=number), "completed")
        snapshot.publish(opened, snapshot.place_of(warehouse))


def _write(warehouse: Path, ended: Event, rounds: "multiprocessing.Queue[int]") -> None:
    number = 1
    while not ended.is_set():
        number += 1
        one_round(warehouse, number)
    rounds.put(number)


def _ask(file: Path) -> str:
    try:
        [row] = query.query(file, QUESTION).to_dicts()
    except WarehouseError as error:
        return error.code
    is_one = row["seen"] == str(row["finished"]) and row["articles"] == ARTICLES and row["dangling"] == 0
    return "" if is_one else f"inconsistent: {json.dumps(row, default=str)}"


def _read(file: Path, queries: int, answers: "multiprocessing.Queue[tuple[list[str], list[float]]]") -> None:
    failures, seconds = [], []
    for _ in range(queries):
        began = time.perf_counter()
        failures += [failure] if (failure := _ask(file)) else []
        seconds.append(time.perf_counter() - began)
    answers.put((failures, seconds))


def measure(folder: Path, queries: int, readers: int, *, direct: bool = False) -> Outcome:
    """Readers at work beside a writer that never rests."""
    warehouse = folder / "w.duckdb"
    one_round(warehouse, 1)
    file = warehouse if direct else snapshot.for_readers(warehouse)
    spawn = multiprocessing.get_context("spawn")
    ended, rounds, answers = spawn.Event(), spawn.Queue(), spawn.Queue()
    writer = spawn.Process(target=_write, args=(warehouse, ended, rounds))
    crowd = [spawn.Process(target=_read, args=(file, queries // readers, answers)) for _ in range(readers)]
    for process in (writer, *crowd):
        process.start()
    found = [answers.get(timeout=3600) for _ in crowd]
    ended.set()
    made = rounds.get(timeout=300)
    for process in (writer, *crowd):
        process.join(60)
    return Outcome(Counter(f for failures, _ in found for f in failures), [s for _, seconds in found for s in seconds], made)


def main() -> None:
    """Print one line of figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--queries", type=int, default=10_000)
    parser.add_argument("--readers", type=int, default=4)
    parser.add_argument("--direct", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        done = measure(Path(folder), asked.queries, asked.readers, direct=asked.direct)
    middle, last = statistics.median(done.seconds), statistics.quantiles(done.seconds, n=100)[-1]
    print(  # noqa: T201
        f"{len(done.seconds)} queries, {sum(done.failures.values())} failed {dict(done.failures.most_common(3))}, "
        f"median {middle * 1000:.0f} ms, 99 % within {last * 1000:.0f} ms, {done.rounds} rounds of the writer"
    )


if __name__ == "__main__":
    main()
