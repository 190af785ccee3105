"""Which records are compared: those in one block, so that cost grows with the number of records and not with its square."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations, product

from tasks.normalise.identities import lexicon
from tasks.normalise.identities.names import Party, party, person, skeleton
from tasks.normalise.identities.records import PERSON, Record

LARGEST = 48
"""Records of a block that are all compared; of a larger one each is compared with its neighbours in order of name and country."""
WINDOW = 16
Key = tuple[str, ...]
FULL, SHORT = 0, 1
"""In some blocks short forms meet full names, but not each other."""


def keys(record: Record) -> Iterator[tuple[Key, int]]:
    """The blocks of a record, and on which side of them it stands (-1: on both)."""
    yield ("name", record.family, record.key), FULL
    for second in record.second:
        yield ("name", record.family, second), SHORT
    yield from _of_person(record) if record.family == PERSON else _of_party(record)


def _of_person(record: Record) -> Iterator[tuple[Key, int]]:
    parts = record.person.parts
    if all(part in lexicon.words("title") for part in parts):
        return
    bones = [skeleton(p) for p in parts]
    if len(parts) == 1:
        yield from ((("lone", bones[0], *sign), SHORT) for sign in _signs(record))
        return
    yield from ((("lone", bones[-1], *sign), FULL) for sign in _signs(record))
    if record.person.has_initials:
        yield ("initial", bones[-1], parts[0][0]), SHORT
        return
    yield ("initial", bones[-1], parts[0][0]), FULL
    for pair in {(bones[0], bones[-1]), (bones[0], bones[1])}:
        yield ("parts", *sorted(pair)), -1


def _signs(record: Record) -> Iterator[Key]:
    """What a lone surname must share beside it."""
    yield from (("story", story) for story in record.stories)
    yield from (("organisation", org) for org in record.orgs)
    yield from (("country", record.where or "", side) for side in record.classes if record.where)
    if record.actor_id and record.country:
        yield from (("near", f"c:{record.country}"),)
    elif len(record.person.parts) == 1:
        yield from (("near", key) for key in record.near if key.startswith("c:"))


def _of_party(record: Record) -> Iterator[tuple[Key, int]]:
    for name in _names(record):
        yield ("words", *sorted(map(skeleton, name.words))), -1
        bare = [w for w in name.words if w not in lexicon.words("type")]
        if bare and len(bare) < len(name.words):
            yield ("words", *sorted(map(skeleton, bare))), -1
        if name.acronym:
            yield ("acronym", name.acronym), SHORT
        yield from ((("acronym", initials), FULL) for initials in name.initials if len(initials) > 2)


def _names(record: Record) -> list[Party]:
    """A known party is met by all its names."""
    return [record.party, *(party(alias) for alias in record.second.values())] if record.actor_id else [record.party]


def pairs(records: list[Record]) -> set[tuple[int, int]]:
    """Positions of the records to compare, each pair once, the smaller first."""
    blocks: dict[Key, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
    both: dict[Key, list[int]] = defaultdict(list)
    for i, record in enumerate(records):
        for key, side in keys(record):
            (both[key] if side < 0 else blocks[key][side]).append(i)
    found: set[tuple[int, int]] = set()
    for members in both.values():
        found.update((a, b) for a, b in _all(members) if not (records[a].actor_id and records[b].actor_id))
    for key, (full, short) in blocks.items():
        if key[0] == "name":
            found.update(_all(full))
        if short and len(full) <= LARGEST:
            found.update((min(a, b), max(a, b)) for a, b in product(full, short) if a != b)
    return found


def _all(members: list[int]) -> Iterator[tuple[int, int]]:
    """All pairs of a small block, near ones of a large one; records are in order of name and country already."""
    ordered = sorted(set(members))
    if len(ordered) <= LARGEST:
        yield from combinations(ordered, 2)
    else:
        yield from ((a, b) for at, a in enumerate(ordered) for b in ordered[at + 1 : at + 1 + WINDOW])


__all__ = ["keys", "pairs", "person"]
