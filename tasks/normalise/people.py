"""Persons known beforehand, and the offices they held: an office counts for the time it was held."""

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from tasks import paths
from tasks.normalise.actors import Profile

FOLDER = paths.GAZETTEER / "people"
OPENING = "person:"
"""Opens a person's id in the gazetteer, beside those of parties."""


@dataclass(frozen=True, slots=True)
class Role:
    """One office of one person, from its first day to its last; the last is None while it is held."""

    person_id: str
    role: str
    sectors: tuple[str, ...]
    country: str | None
    valid_from: date
    valid_to: date | None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def roles() -> dict[str, tuple[Role, ...]]:
    """Person -> offices, the earliest first, from `data/gazetteer/people/roles.csv`."""
    found: dict[str, tuple[Role, ...]] = {}
    for row in sorted(_rows(FOLDER / "roles.csv"), key=lambda r: (r["person_id"], r["valid_from"])):
        last = date.fromisoformat(row["valid_to"]) if row["valid_to"] else None
        sectors = tuple(row["sector"].split("|"))
        role = Role(row["person_id"], row["role"], sectors, row["country_iso3"] or None, date.fromisoformat(row["valid_from"]), last)
        found[role.person_id] = (*found.get(role.person_id, ()), role)
    return found


@cache
def persons() -> tuple[Profile, ...]:
    """The persons of `data/gazetteer/people/people.csv`, in order of their ids."""
    return tuple(_profile(row) for row in sorted(_rows(FOLDER / "people.csv"), key=lambda r: r["person_id"]))


def _profile(row: dict[str, str]) -> Profile:
    held = roles().get(row["person_id"], ())
    sectors = tuple(dict.fromkeys(s for role in held for s in role.sectors))
    aliases = tuple((alias, "spelling") for alias in row["aliases"].split("|") if alias)
    actor_id, country = OPENING + row["person_id"], row["country_iso3"] or None
    return Profile("person", row["name"], country, sectors, row["wikidata"] or None, aliases, actor_id)
