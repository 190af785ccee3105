"""Kill -9 at seeded moments of a run, run again, compare with a run that nobody disturbed: `python -m tests.faults.kills --tries 50`.

A parent loads the language model once and forks a child for every run. A child writes a mark whenever it enters a stage; the parent kills
it a random while after a mark chosen at random, for every stage in turn. No stage is replaced: the marks are all that is added.
"""

import argparse
import json
import os
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any

os.environ.setdefault("POLARS_MAX_THREADS", "1")  # forked: what a thread of the parent would do is not done in a child

from flows import body, states, steps
from flows.parameters import RunParameters
from flows.reading.readers import Here
from flows.summary import Summary
from tasks.settings import Settings
from tests.faults import corpus
from tests.faults.compare import differences, rows_of

STAGES = {"f": "fetch", "e": "read", "r": "resolve", "c": "commit", "b": "between", "k": "consolidate", "x": "check", "p": "publish"}
SECONDS = 600


@dataclass(frozen=True, slots=True)
class Try:
    """One kill: where, whether all was done by then, what was found before the next run, what that said, what is missing or doubled."""

    stage: str
    moment: str
    done: bool
    found: list[str]
    told: list[str]
    lost: dict[str, int]
    doubled: dict[str, int]


@dataclass(frozen=True, slots=True)
class World:
    """A folder with the source, the warehouse and the copy for readers."""

    folder: Path

    @property
    def warehouse(self) -> Path:
        """The file that is written."""
        return self.folder / "w.duckdb"

    @property
    def copy(self) -> Path:
        """The copy for readers."""
        return self.folder / "copy.duckdb"

    def run(self, mark: Callable[[str], object], source: Path | None = None) -> Summary:
        """One run, its stages marked."""
        asked = RunParameters(source=source or corpus.write(self.folder), warehouse=self.warehouse, publish=self.copy)
        return body.run(asked, marked(mark), lambda _: None)


Run = Callable[[World, Callable[[str], object]], object]


def marked(mark: Callable[[str], object]) -> steps.Steps:
    """The steps as they are, with a mark on entering each."""
    plain = steps.plain()

    def entering(name: str, do: Callable[..., Any], after: str = "") -> Callable[..., Any]:
        def step(*given: Any, **named: Any) -> Any:
            mark(name)
            answer = do(*given, **named)
            if after:
                mark(after)
            return answer

        return step

    def take(*given: Any) -> Iterator[Any]:
        taken = plain.take(*given)
        while True:
            mark("f")
            batch = next(taken, None)
            if batch is None:
                return
            yield batch

    from tasks.extract import read as extract
    from tasks.normalise import resolve as normalise

    setattr(extract, "read_batch", entering("e", extract.read_batch))  # noqa: B010 - mypy knows modules as constant
    setattr(normalise, "resolve_batch", entering("r", normalise.resolve_batch))  # noqa: B010
    return replace(
        plain,
        take=take,
        reader=lambda _settings, _many: Here(),
        load=entering("c", plain.load, after="b"),
        consolidate=entering("k", plain.consolidate),
        check=entering("x", plain.check),
        publish=entering("p", plain.publish),
    )


def forked(work: Callable[[Callable[[bytes], object]], object]) -> tuple[int, int]:
    """A child that does the work, and the pipe it writes to: process id, file descriptor."""
    out, into = os.pipe()
    child = os.fork()
    if child:
        os.close(into)
        return child, out
    os.close(out)
    try:
        signal.alarm(SECONDS)
        work(lambda data: os.write(into, data))
        os._exit(0)
    except BaseException:  # noqa: BLE001 - a child must never return into the parent's code
        import traceback

        traceback.print_exc()
        os._exit(1)


def answer(work: Callable[[], Any]) -> Any:
    """What the work gives, done in a child."""
    child, out = forked(lambda write: write(json.dumps(work()).encode()))
    with os.fdopen(out, "rb") as pipe:
        said = pipe.read()
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"a child ended with status {status}")
    return json.loads(said)


def trace(world: World) -> list[tuple[str, float]]:
    """The marks of a run that nobody disturbs, each with the seconds until the next."""
    child, out = forked(lambda write: _marks(world, write))
    marks = [(time.monotonic(), mark) for mark in _read(out)]
    _, status = os.waitpid(child, 0)
    if status:
        raise RuntimeError(f"the undisturbed run ended with status {status}")
    ends = [at for at, _ in marks[1:]] + [time.monotonic()]
    return [(mark, end - at) for (at, mark), end in zip(marks, ends, strict=True)]


def _marks(world: World, write: Callable[[bytes], object]) -> None:
    world.run(lambda mark: write(mark.encode()))


def _read(out: int) -> Iterator[str]:
    with os.fdopen(out, "rb", buffering=0) as pipe:
        while mark := pipe.read(1):
            yield mark.decode()


def kill(world: World, stage: str, number: int, delay: float, run: Run = World.run) -> bool:
    """Start a run and kill it so long after it entered the stage for that time; whether it was still alive."""
    child, out = forked(lambda write: run(world, lambda mark: write(mark.encode())))
    for mark in _read(out):
        number -= mark == stage
        if number < 0:
            time.sleep(delay)
            break
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


def again(world: World) -> dict[str, list[str]]:
    """What `sitrep doctor` finds, and what the next run then says."""
    settings = Settings(warehouse=world.warehouse, published=world.copy)
    found = [f"{each.what}: {each.found}" for each in states.examine(settings) if each.state != "ok"]
    return {"found": found, "told": list(world.run(lambda _: None).notices)}


def tries(count: int, seed: int, folder: Path) -> Iterator[Try]:
    """So many kills, stage after stage."""
    chance = random.Random(seed)  # noqa: S311 - the same moments every time
    warm()
    undisturbed = World(folder / "undisturbed")
    course = trace(undisturbed)
    expected = {path.name: answer(partial(rows_of, path)) for path in (undisturbed.warehouse, undisturbed.copy)}
    for number in range(count):
        world = World(folder / f"try{number}")
        stage = list(STAGES)[number % len(STAGES)]
        spans = [span for mark, span in course if mark == stage]
        nth = chance.randrange(len(spans))
        delay = chance.random() * spans[nth]
        while not kill(world, stage, nth, delay):
            delay /= 2
            world = World(folder / f"{world.folder.name}-again")
        done = world.copy.exists() and not differences(expected[world.copy.name], answer(partial(rows_of, world.copy)))
        said = answer(partial(again, world))
        lost, doubled = Counter[str](), Counter[str]()
        for path in (world.warehouse, world.copy):
            for table, (less, more) in differences(expected[path.name], answer(partial(rows_of, path))).items():
                lost[table] += less
                doubled[table] += more
        yield Try(STAGES[stage], f"{nth + 1}. time, after {delay * 1000:.0f} ms", done, **said, lost=dict(lost), doubled=dict(doubled))


def warm() -> None:
    """Load the language model before the first fork; nothing that would start a thread."""
    from tasks.extract import pipeline

    pipeline.build(Settings().reader)("Rebels shelled the market of Kalemie on Monday.")


def main() -> None:
    """Print a line of JSON for each try."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--tries", type=int, default=50)
    parser.add_argument("--seed", type=int, default=9)
    args = parser.parse_args()
    os.environ["SITREP_BATCH_WORDS"] = "100"
    with tempfile.TemporaryDirectory() as folder:
        for each in tries(args.tries, args.seed, Path(folder)):
            sys.stdout.write(json.dumps(asdict(each)) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
