"""What users have decided: two names are one, or are not. Kept for ever, newest first, and found again after an article is read anew."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from tasks.ids import short_id
from tasks.normalise.identities.records import Local, Record, family, name_key
from tasks.normalise.identities.settle import Clusters

Row = dict[str, Any]
USER = "user"


@dataclass(frozen=True, slots=True)
class Side:
    """What a decision speaks of: a party of the gazetteer, a name in one article, or a name wherever it stands."""

    key: str
    article_id: str | None
    actor_id: str | None

    def holds(self, record: Record) -> bool:
        """Whether a record is meant."""
        if self.actor_id is not None:
            return record.actor_id == self.actor_id
        if self.article_id is not None:
            return bool(record.tag) and _tag(self) in record.tag.split("|")
        return record.key == self.key


@dataclass(frozen=True, slots=True)
class Choice:
    """One decision of a user. Of `same`, the first side gives the entity its id."""

    number: int
    verdict: str
    first: Side
    second: Side


def read(rows: Iterable[Row]) -> list[Choice]:
    """Rows of core.entity_decision by a user, the newest first."""
    found = [
        Choice(
            row["decision_no"] or 0,
            row["verdict"],
            Side(row["name_key"], row["article_id"], row["actor_id"]),
            Side(row["other_name_key"], row["other_article_id"], row["other_actor_id"]),
        )
        for row in rows
        if row["decided_by"] == USER
    ]
    return sorted(
        found, key=lambda c: (-c.number, c.verdict, c.first.key, c.second.key, c.first.article_id or "", c.second.article_id or "")
    )


def _tag(side: Side) -> str:
    return short_id("side", side.key, side.article_id)


def part_id(local_entity_id: str, key: str) -> str:
    """What an article alone would call the part of a party that a user split off by its name."""
    return short_id("part", local_entity_id, key)


def split(rows: list[Row], choices: list[Choice]) -> list[Row]:
    """The rows, with a row of its own for every second name that a user has set apart from the name it stands under."""
    apart = {(c.first.key, c.second.key) for c in choices if c.verdict == "different"}
    apart = {pair for pair in apart if not _overruled(pair, choices)} | {(b, a) for a, b in apart if not _overruled((a, b), choices)}
    cut = {first for first, _ in apart}
    return [piece for row in rows for piece in _pieces(row, apart, cut)] if apart else rows


def _overruled(pair: tuple[str, str], choices: list[Choice]) -> bool:
    """Whether the newest decision about two names joins them."""
    return next((c.verdict == "same" for c in choices if {c.first.key, c.second.key} == set(pair)), False)


def _pieces(row: Row, apart: set[tuple[str, str]], cut: set[str]) -> Iterator[Row]:
    of = family(row["kind"])
    main = name_key(of, row["name"])
    taken: dict[str, list[Row]] = {}
    for alias in row["aliases"]:
        key = name_key(of, alias["alias"])
        if key in cut and (key, main) in apart and key != main:
            taken.setdefault(key, []).append(alias)
    gone = {a["alias"] for aliases in taken.values() for a in aliases}
    yield row | {"aliases": [a for a in row["aliases"] if a["alias"] not in gone]} if gone else row
    for key, aliases in sorted(taken.items()):
        names = [a["alias"] for a in aliases]
        yield row | {
            "local_entity_id": part_id(row["local_entity_id"], key), "split_from": row["local_entity_id"], "name": max(names, key=len),
            "aliases": [], "actor_id": None, "taken": names,
        }  # fmt: skip


def tags(rows: Iterable[Row], choices: list[Choice]) -> dict[Local, str]:
    """Locals that decisions speak of by article -> their mark. A name that the article has no more is looked for among its second names."""
    sides = sorted(
        {s for c in choices for s in (c.first, c.second) if s.article_id and not s.actor_id}, key=lambda s: (s.article_id, s.key)
    )
    wanted: dict[str, list[Side]] = {}
    for side in sides:
        wanted.setdefault(side.article_id or "", []).append(side)
    found: dict[Local, list[str]] = {}
    met: dict[str, list[Row]] = {}
    for row in rows:
        if row["article_id"] in wanted:
            met.setdefault(row["article_id"], []).append(row)
    for article_id, here in wanted.items():
        for side in here:
            meant = _meant(side, met.get(article_id, []))
            if meant is not None:
                found.setdefault((article_id, meant["local_entity_id"]), []).append(_tag(side))
    return {local: "|".join(sorted(set(marks))) for local, marks in found.items()}


def _meant(side: Side, rows: list[Row]) -> Row | None:
    by_name = [r for r in rows if name_key(family(r["kind"]), r["name"]) == side.key]
    by_second = [r for r in rows if any(name_key(family(r["kind"]), a["alias"]) == side.key for a in r["aliases"])]
    return next(iter(by_name or by_second), None)


def settled(choices: list[Choice], tagged: dict[Local, str]) -> list[Choice]:
    """The decisions; those by an article that is gone or says nothing of the name any more go by the name alone."""
    live = {mark for marks in tagged.values() for mark in marks.split("|")}

    def side(of: Side) -> Side:
        return of if of.article_id is None or of.actor_id or _tag(of) in live else replace(of, article_id=None)

    return [replace(c, first=side(c.first), second=side(c.second)) for c in choices]


def apply(choices: list[Choice], records: list[Record], clusters: Clusters) -> set[int]:
    """Join and keep apart as decided, the newest first; the answer is the records whose id their entity takes."""
    first, second = set[int](), set[int]()
    for choice in choices:
        left = [i for i, r in enumerate(records) if choice.first.holds(r)]
        right = [i for i, r in enumerate(records) if choice.second.holds(r) and i not in left]
        if choice.verdict == "different":
            for a, b in product(left, right):
                clusters.keep_apart(a, b)
        elif left and right:
            a, b = (min(side, key=lambda i: records[i].anchor) for side in (left, right))
            clusters.join(a, b, by_user=True)
            first.add(a)
            second.add(b)
    return first - second


def said_same(choices: list[Choice]) -> set[frozenset[str]]:
    """Pairs of names that users have joined and not set apart again."""
    newest: dict[frozenset[str], str] = {}
    for choice in choices:
        newest.setdefault(frozenset({choice.first.key, choice.second.key}), choice.verdict)
    return {pair for pair, verdict in newest.items() if verdict == "same" and len(pair) == 2}
