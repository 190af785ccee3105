"""Growth of joining events and stories: `python -m tests.bench.linking [--sizes 10000 100000 1000000]`. Prints tables; nothing is asserted.

Synthetic news: the more of it, the more days and places it covers, as in a real corpus. Each size runs in a process of its own, so that
the peak of memory is its own. Times are seconds of the processor, which other programs on the machine disturb little.
"""

import argparse
import random
import resource
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import combinations
from typing import Any

import polars as pl

from tasks.normalise.happenings.cluster import happenings
from tasks.normalise.stories.cluster import stories

TYPES = ("ASSAULT", "COERCE", "PROTEST", "CONSULT", "ACCUSE", "AID")
REPORTS_OF_ARTICLE = 4
SCHEMA: dict[str, Any] = {
    "local_event_id": pl.String, "article_id": pl.String, "event_type": pl.String, "event_mode": pl.String, "is_main": pl.Boolean,
    "date_start": pl.Date, "date_end": pl.Date, "place_entity_id": pl.String, "resolution": pl.Int32, "latitude": pl.Float64,
    "longitude": pl.Float64, "killed": pl.Int32, "injured": pl.Int32, "parties": pl.List(pl.String), "published_on": pl.Date,
}  # fmt: skip
Row = dict[str, object]
Likeness = dict[tuple[str, str], float]


def incident(draw: random.Random, days: int) -> Row:
    """Something that happened: one of 2,000 places, some more in the news than others; one of `days` days; one of 500 parties."""
    place = int(draw.paretovariate(0.7)) % 2_000
    day = date(2020, 1, 1) + timedelta(days=draw.randrange(days))
    return {
        "event_type": draw.choice(TYPES), "event_mode": None, "date_start": day, "date_end": day, "place_entity_id": f"p{place}",
        "resolution": 4, "latitude": place % 120 - 60.0, "longitude": place % 340 - 170.0, "killed": draw.choice([None, 1, 2, 3, 9]),
        "injured": draw.choice([None, 4, 20]), "parties": [f"x{draw.randrange(500)}"],
    }  # fmt: skip


def mentions(size: int) -> tuple[pl.DataFrame, Likeness]:
    """So many reports, four to an article, and how alike the articles are: those on one incident (three to an incident on average) are."""
    draw = random.Random(7)  # noqa: S311 - synthetic news
    articles, days = size // REPORTS_OF_ARTICLE, max(20, size // 400)
    told_by: dict[int, list[str]] = defaultdict(list)
    happened = [incident(draw, days) for _ in range(articles // 3 + 1)]
    rows: list[Row] = []
    for number in range(articles):
        main, key = draw.randrange(len(happened)), f"a{number:07}"
        told_by[main].append(key)
        for place in range(REPORTS_OF_ARTICLE):
            told = happened[main] if place == 0 else incident(draw, days)
            more = {
                "article_id": key,
                "local_event_id": f"{key}-{place}",
                "is_main": place == 0,
                "published_on": happened[main]["date_start"],
            }
            rows.append(told | more)
    likeness = {pair: 0.9 for keys in told_by.values() for pair in combinations(sorted(keys), 2)}
    return pl.DataFrame(rows, schema=SCHEMA), likeness


def articles(size: int) -> Iterator[pl.DataFrame]:
    """So many articles of 120 words, three to an incident: names of the incident, words of its kind, words of the paper."""
    draw = random.Random(7)  # noqa: S311 - synthetic news
    happened = size // 3 + 1
    for start in range(0, size, 2_000):
        rows = []
        for number in range(start, min(size, start + 2_000)):
            main = draw.randrange(happened)
            names = [f"Name{main}x{draw.randrange(6)}" for _ in range(20)]
            words = [f"word{draw.randrange(40) + 40 * (main % 50)}" for _ in range(40)]
            text = draw.sample(names + words + [f"common{draw.randrange(3_000)}" for _ in range(60)], 120)
            found = {"article_id": f"a{number:07}", "title": " ".join(names[:4]), "body": " ".join(text)}
            rows.append(found | {"published_on": date(2020, 1, 1) + timedelta(days=main % 4_000), "duplicate_of": None})
        yield pl.DataFrame(rows, schema_overrides={"duplicate_of": pl.String})


def measure(what: str, size: int) -> str:
    """One line: size, processor seconds, microseconds each, peak of memory, what came out."""
    if what == "event mentions":
        given, likeness = mentions(size)
        before, start = _megabytes(), time.process_time()
        joined = happenings(given, likeness).events["event_id"].n_unique()
    else:
        frames = list(articles(size))
        before, start = _megabytes(), time.process_time()
        joined = stories(lambda: frames).stories["story_id"].n_unique()
    spent = time.process_time() - start
    each = f"{spent:>9.1f} s {spent / size * 1e6:>7.0f} us each"
    return f"{what:15} {size:>10,} {each} {before:>6.0f} -> {_megabytes():>6.0f} MB {joined:>9,} joined"


def _megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    """Print the table, every line by a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--what", choices=("event mentions", "articles"), nargs="+", default=["event mentions", "articles"])
    parser.add_argument("--here", action="store_true", help="measure in this process")
    asked = parser.parse_args()
    for what in asked.what:
        for size in asked.sizes:
            if asked.here:
                print(measure(what, size), flush=True)  # noqa: T201 - a command's answer
            else:
                words = [sys.executable, "-m", "tests.bench.linking", "--here", "--what", what, "--sizes", str(size)]
                subprocess.run(words, check=True)


if __name__ == "__main__":
    main()
