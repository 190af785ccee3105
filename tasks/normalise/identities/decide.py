"""A user's decisions as rows of core.entity_decision."""

from collections.abc import Collection, Sequence
from typing import Any

import polars as pl

from tasks.frames import EntityDecision, frame_of
from tasks.normalise.identities.overrides import USER
from tasks.normalise.identities.records import family, name_key
from tasks.normalise.identities.resolve import decision_id

Row = dict[str, Any]
LINKED = ("person", "organization", "armed_group", "government", "military")
"""Kinds of entity that are joined over articles by name; others are what their article or the gazetteer says."""


def key_of(member: Row) -> str:
    """The name of one article's party as it is compared."""
    return name_key(family(member["kind"]), member["name"])


def merge(number: int, into: Sequence[Row], other: Sequence[Row]) -> pl.DataFrame:
    """One entity from now on. Both are rows of `sql/entities/members.sql`, the earliest first; the first gives the id."""
    return _rows([_row(number, "same", _side(into[0]), _side(other[0]))])


def split_names(number: int, members: Sequence[Row], names: Sequence[str]) -> pl.DataFrame:
    """These names are not the rest of the entity, wherever they stand; spellings of one name are parted article by article."""
    of, written = family(members[0]["kind"]), {name.casefold() for name in names}
    cut = {name_key(of, name): name for name in names}
    rest = {key_of(m): m["name"] for m in members if key_of(m) not in cut}
    if not rest:
        return split_articles(number, members, {m["article_id"] for m in members if m["name"].casefold() in written})
    rows = [
        _row(number, "different", {"name": name, "name_key": key}, {"name": left, "name_key": left_key})
        for key, name in sorted(cut.items())
        for left_key, left in sorted(rest.items())
    ]
    return _rows(rows)


def split_articles(number: int, members: Sequence[Row], articles: Collection[str]) -> pl.DataFrame:
    """What these articles call by this name is not the entity of the others."""
    here = [m for m in members if m["article_id"] in articles]
    rest = {key_of(m): m["name"] for m in members if m["article_id"] not in articles}
    rows = [
        _row(number, "different", _side(m) | {"actor_id": None}, {"name": name, "name_key": key})
        for m in here
        for key, name in sorted(rest.items())
    ]
    return _rows(rows)


def _side(member: Row) -> Row:
    return {"name": member["name"], "name_key": key_of(member), "article_id": member["article_id"], "actor_id": member["actor_id"]}


def _row(number: int, verdict: str, first: Row, second: Row) -> Row:
    row = {"verdict": verdict, "reasons": ["a user said so"], "decided_by": USER, "decision_no": number}
    row |= first | {f"other_{what}": value for what, value in second.items()}
    return row | {"decision_id": decision_id(row)}


def _rows(rows: list[Row]) -> pl.DataFrame:
    return EntityDecision.validate(frame_of(EntityDecision, rows), cast=True)
