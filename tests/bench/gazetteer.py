"""Speed of the gazetteer: `python -m tests.bench.gazetteer`. Prints a table; nothing is asserted, machines differ.

Seconds to build and to load, resident memory before and after look-ups (MB), look-ups a second by exact name, again from the cache,
and by sound, each also as a ratio to a plain dictionary look-up.
"""

import resource
import tempfile
import time
from collections.abc import Callable, Iterable
from pathlib import Path

from tasks.normalise.places import build
from tasks.normalise.places.table import Gazetteer, Place

EVERY = 29
"""One place in so many is looked up."""


def megabytes() -> float:
    """Largest resident size so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def seconds(work: Callable[[], object]) -> float:
    """Wall time of one call."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def rate(look_up: Callable[[str], object], names: Iterable[str]) -> float:
    """Look-ups a second."""
    wanted = list(names)
    return len(wanted) / seconds(lambda: [look_up(name) for name in wanted])


def rows() -> list[tuple[str, str]]:
    """Figures in order."""
    where = build.folder()
    before = megabytes()
    start = time.perf_counter()
    table = Gazetteer(where)
    table.candidates("Baghdad")
    load = time.perf_counter() - start
    places: list[Place] = [table.place(row) for row in range(0, len(table), EVERY)]
    names = [place.name for place in places][:10_000]
    known = dict.fromkeys(names, 0)
    plain = rate(known.get, names)
    first, again = rate(table.candidates, names), rate(table.candidates, names)
    sound = rate(table.alike, names[:3_000])
    return [
        ("places", f"{len(table):,}"),
        ("load and first look-up, s", f"{load:.3f}"),
        ("resident before / after, MB", f"{before:.0f} / {megabytes():.0f}"),
        ("look-ups a second, first time", f"{first:,.0f} (dictionary x {first / plain:.4f})"),
        ("look-ups a second, again", f"{again:,.0f} (dictionary x {again / plain:.3f})"),
        ("look-ups a second, by sound", f"{sound:,.0f} (dictionary x {sound / plain:.4f})"),
    ]


def main() -> None:
    """Print the table."""
    figures = rows()
    with tempfile.TemporaryDirectory() as scratch:
        figures.append(("build, s", f"{seconds(lambda: build.build(Path(scratch) / 'places')):.1f}"))
    for name, figure in figures:
        print(f"{name:32} {figure}")  # noqa: T201 - a command's answer


if __name__ == "__main__":
    main()
