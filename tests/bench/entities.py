"""Speed of joining actors over articles: `python -m tests.bench.entities [MENTIONS …]`. Prints a table; nothing is asserted.

News is made up by a fixed rule: persons and parties from a pool that grows with the news, the best known of them named most, in full, with
initials, in another spelling or by surname, with or without country and office. For each number of mentions: articles, rows that are
joined, records, pairs compared, entities, processor seconds by stage, largest resident memory (MB), and microseconds a mention.
"""

import random
import resource
import sys
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from tasks.normalise.identities import blocks, settle
from tasks.normalise.identities.countries import settle_countries
from tasks.normalise.identities.known import known
from tasks.normalise.identities.records import Record, gather, in_order
from tasks.normalise.identities.resolve import entity_ids, weigh_all

SIZES = (10_000, 100_000, 1_000_000)
MENTIONS_OF_ONE = 3
"""Mentions of one party in an article, on average."""
IN_AN_ARTICLE = 8
_VOWELS = ("a", "e", "i", "o", "u", "aa", "ou")
_CONSONANTS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "r", "s", "t", "z", "sh", "kh", "v", "p", "y")
_COUNTRIES = ("IRQ", "SYR", "KEN", "NGA", "UKR", "RUS", "USA", "COL", "IND", "MMR", "SDN", "YEM", "LBY", "MLI", "SOM", "AFG")
_SECTORS = ("GOV", "MIL", "COP", "UAF", "REB", "CVL", "JRN", "BUS")
_FORMS = ("{0} {1}", "{0} {1}", "{0} {1}", "{0[0]}. {1}", "{1}", "{0} al-{1}", "{0} {2} {1}")
Row = dict[str, Any]


def word(chance: random.Random, syllables: int) -> str:
    """A made-up name."""
    return "".join(chance.choice(_CONSONANTS) + chance.choice(_VOWELS) for _ in range(syllables)).capitalize()


def pool(chance: random.Random, size: int) -> list[tuple[str, str, str, str, str]]:
    """Parties: given name, surname, middle name, country, sector. Names repeat as they do among people."""
    given = [word(chance, 2) for _ in range(400 + size // 50)]
    family = [word(chance, 3) for _ in range(800 + size // 8)]
    return [
        (chance.choice(given), chance.choice(family), chance.choice(given), chance.choice(_COUNTRIES), chance.choice(_SECTORS))
        for _ in range(size)
    ]


def news(mentions: int) -> Iterator[Row]:
    """Rows of `sql/corpus/parties.sql` for so many mentions."""
    chance = random.Random(mentions)  # noqa: S311 - not a secret
    articles = mentions // (MENTIONS_OF_ONE * IN_AN_ARTICLE)
    people = pool(chance, max(50, articles))
    for number in range(articles):
        article, day = f"a{number:08d}", date(2020, 1, 1) + timedelta(days=number % 1500)
        chosen = sorted({min(int(len(people) * chance.random() ** 3), len(people) - 1) for _ in range(IN_AN_ARTICLE)})
        near = [f"p{at}" for at in chosen]
        for at in chosen:
            yield _row(chance, people[at], at, {"article_id": article, "published_on": day, "story_id": f"s{number // 3}", "near": near})


def _row(chance: random.Random, party: tuple[str, str, str, str, str], at: int, article: Row) -> Row:
    given, family, middle, country, sector = party
    is_party = at % 4 == 0
    name = f"{given} {family} Front" if is_party else chance.choice(_FORMS).format(given, family, middle)
    return article | {
        "local_entity_id": f"{name}/{article['article_id']}" if " " not in name else name, "kind": "armed_group" if is_party else "person",
        "name": name, "country_iso3": chance.choice((country, country, None)), "sector": chance.choice(([sector], [sector], [])),
        "actor_id": None, "roles": [], "affiliations": [], "mention_count": MENTIONS_OF_ONE, "aliases": [],
        "near": [key for key in article["near"] if key != f"p{at}"] + [f"c:{country}"],
    }  # fmt: skip


def megabytes() -> float:
    """Largest resident size so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def measure(mentions: int) -> Row:
    """One line of the table."""
    times = [time.process_time()]

    def lap() -> None:
        times.append(time.process_time())

    counted = Counter(row["article_id"] for row in news(mentions))
    lap()
    records: list[Record] = in_order(settle_countries(gather(news(mentions), {}, known())))
    lap()
    compared = len(blocks.pairs(records))
    lap()
    weighed = weigh_all(records)
    lap()
    done = settle.settle(records, weighed)
    ids = entity_ids(records, done.cluster)
    lap()
    spent = [b - a for a, b in pairwise(times)]
    spent[0:2] = [max(0.0, spent[1] - spent[0])]  # less the time that making up the news takes
    return {
        "mentions": mentions, "articles": len(counted), "rows": counted.total(), "records": len(records),
        "pairs": compared, "entities": len(set(ids) - {None}), "gather s": spent[0], "blocks s": spent[1],
        "weigh s": spent[2] - spent[1], "settle s": spent[3], "seconds": spent[0] + spent[2] + spent[3],
        "us/mention": 1e6 * (spent[0] + spent[2] + spent[3]) / mentions, "peak MB": megabytes(),
    }  # fmt: skip


def main(sizes: tuple[int, ...]) -> None:
    """Print the table."""
    for number, size in enumerate(sizes):
        line = measure(size)
        if not number:
            print(" | ".join(line))  # noqa: T201 - a command's answer
        print(" | ".join(f"{v:,.2f}" if isinstance(v, float) else f"{v:,}" for v in line.values()), flush=True)  # noqa: T201


if __name__ == "__main__":
    main(tuple(int(size) for size in sys.argv[1:]) or SIZES)
