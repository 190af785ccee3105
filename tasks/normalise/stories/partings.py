"""Labelled partings of topics, for training: whole topics, parts of them, and unions of two stories that are easily taken for one."""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tasks.normalise.linkage import Pair, average_linkage
from tasks.normalise.stories.contrast import parting, table
from tasks.normalise.stories.pairs import Profiles
from tasks.normalise.stories.split import SMALLEST, links

DRAWS = 6
CONFUSABLE = 0.1
"""Mean chance across two stories from which they are worth telling apart."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """Articles with their story and topic, and (key, key, features) of their candidate pairs."""

    story: Mapping[str, str]
    topic: Mapping[str, str]
    profiles: Profiles
    pairs: Sequence[tuple[str, str, tuple[float, ...]]]


@dataclass(frozen=True, slots=True)
class Parted:
    """One parting: of which topic, `contrast.FEATURES`, and whether most articles of its parts are of two stories."""

    topic: str
    features: tuple[float, ...]
    is_two: bool


def partings(data: Labelled, likely: Sequence[Pair], threshold: float) -> list[Parted]:
    """Every sample of a set; the draws are the same every time."""
    chances = {(a, b): chance for a, b, chance in likely}
    row_of = {key: row for row, key in enumerate(data.profiles.keys)}
    found = []
    for keys in _samples(data, likely, threshold):
        cut = parting(table(data.profiles, [row_of[key] for key in keys]), links(keys, _among(keys, chances)))
        if cut:
            sides = [Counter(data.story[k] for k, left in zip(keys, cut.left, strict=True) if left == side) for side in (True, False)]
            first, second = (min(side, key=lambda story: (-side[story], story)) for side in sides)
            found.append(Parted(data.topic[keys[0]], cut.features, first != second))
    return found


def _among(keys: Sequence[str], chances: Mapping[tuple[str, str], float]) -> dict[tuple[str, str], float]:
    return {(a, b): chances[a, b] for a in keys for b in keys if (a, b) in chances}


def _samples(data: Labelled, likely: Sequence[Pair], threshold: float) -> Iterator[list[str]]:
    draw = random.Random(0)  # noqa: S311 - samples, not secrets
    groups = defaultdict(list)
    for key, topic in sorted(average_linkage(likely, threshold).items()):
        groups[topic].append(key)
    for group in groups.values():
        if len(group) >= SMALLEST:
            yield group
            yield from (sorted(draw.sample(group, draw.randint(SMALLEST, len(group)))) for _ in range(DRAWS - 1))
    for a, b in _confusable(data, likely):
        yield from (sorted(x for story in (a, b) for x in draw.sample(story, draw.randint(2, len(story)))) for _ in range(DRAWS))


def _confusable(data: Labelled, likely: Sequence[Pair]) -> Iterator[tuple[list[str], list[str]]]:
    members = defaultdict(list)
    for key, story in sorted(data.story.items()):
        members[story].append(key)
    across: Counter[tuple[str, str]] = Counter()
    for a, b, chance in likely:
        one, other = sorted((data.story[a], data.story[b]))
        if one != other:
            across[one, other] += chance  # type: ignore[assignment] # a mean of chances, not a count
    for (one, other), total in sorted(across.items()):
        if min(len(members[one]), len(members[other])) >= 2 and total / (len(members[one]) * len(members[other])) >= CONFUSABLE:
            yield members[one], members[other]
