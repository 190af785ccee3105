"""Topics to stories: a topic whose articles part into two events is cut, and each part looked at again."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

import numpy as np

from tasks.normalise.linkage import Pair, average_linkage
from tasks.normalise.stories.contrast import Links, parting, table
from tasks.normalise.stories.pairs import Profiles, Splitter

SMALLEST = 4
"""Fewer articles are no two events with two reports each."""
DEEPEST = 6

Topics = Mapping[str, str]
"""Article -> smallest article of its topic, where it is not alone."""


def parted(topics: Topics, likely: Iterable[Pair], profiles: Profiles, splitter: Splitter) -> dict[str, str]:
    """Article -> smallest article of its story, for every article of a topic. Cost: linear in articles and pairs."""
    members: dict[str, list[str]] = defaultdict(list)
    for key in sorted(topics):
        members[topics[key]].append(key)
    chances: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
    for a, b, chance in likely:
        if a in topics and topics[a] == topics.get(b):
            chances[topics[a]][a, b] = chance
    row_of = {key: row for row, key in enumerate(profiles.keys) if key in topics}
    found: dict[str, str] = {}
    for topic, keys in members.items():
        for part in _parts(keys, chances[topic], profiles, row_of, splitter, DEEPEST):
            found |= dict.fromkeys(part, min(part)) if len(part) >= SMALLEST else _alike(part, chances[topic], splitter.few)
    return found


def _alike(keys: Sequence[str], chances: Mapping[tuple[str, str], float], threshold: float) -> dict[str, str]:
    """Too few articles to tell two events by: only those that are much alike are one story."""
    here = set(keys)
    likely = [(a, b, chance) for (a, b), chance in chances.items() if a in here and b in here]
    return {key: key for key in keys} | average_linkage(likely, threshold)


def links(keys: Sequence[str], chances: Mapping[tuple[str, str], float]) -> Links:
    """The pairs among some articles, by position."""
    place = {key: n for n, key in enumerate(keys)}
    known = [(place[a], place[b], chance) for (a, b), chance in chances.items() if a in place and b in place]
    one, other, chance = zip(*known, strict=True) if known else ((), (), ())
    return np.array(one, dtype=np.int64), np.array(other, dtype=np.int64), np.array(chance, dtype=np.float64)


def _parts(
    keys: list[str], chances: Mapping[tuple[str, str], float], profiles: Profiles, row_of: Mapping[str, int], splitter: Splitter, deep: int
) -> Iterator[list[str]]:
    cut = parting(table(profiles, [row_of[key] for key in keys]), links(keys, chances)) if len(keys) >= SMALLEST and deep else None
    sides = [[key for key, left in zip(keys, cut.left, strict=True) if left == side] for side in (True, False)] if cut else []
    if not cut or min(map(len, sides)) < 2 or splitter.chance(cut.features) < splitter.threshold:
        yield keys
        return
    for side in sides:
        yield from _parts(side, chances, profiles, row_of, splitter, deep - 1)
