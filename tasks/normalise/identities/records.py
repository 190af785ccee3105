"""What articles say of one name, gathered: rows that agree in name, country, role and organisation are one record."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from typing import Any

from tasks.normalise import actors
from tasks.normalise.identities import lexicon, names
from tasks.normalise.identities.names import Party, Person

Row = dict[str, Any]
Local = tuple[str, str]
"""An article and what it alone calls a party."""
PERSON, PARTY = "person", "party"
LATEST = date.max
CLASSES = {
    "state": {"GOV", "MIL", "COP", "JUD", "LEG", "SPY"},
    "armed": {"REB", "UAF", "PRM", "SEP", "CRM"},
    "politics": {"PTY", "OPP", "ELI"},
    "civil": {"AGR", "BUS", "CVL", "EDU", "JRN", "LAB", "MED", "REF", "PRE", "REL", "SOC"},
}
_RIVALS = {frozenset({"state", "armed"}), frozenset({"state", "civil"}), frozenset({"armed", "civil"})}
_SECOND = {"alias", "nom_de_guerre", "acronym", "native", "handle"}
"""Kinds of alias that are names of their own; other aliases are forms of the main name."""
_MAN, _WOMAN = {"mr", "sir", "lord", "king", "prince"}, {"mrs", "ms", "miss", "lady", "dame", "queen", "princess", "madam"}
_MOST_NEAR = 24
KINDS = {"armed_group": "armed", "government": "state", "military": "state", "organization": "body"}
"""Kinds of party that are told apart; a person has none."""


@dataclass(eq=False)
class Record:
    """One name in one capacity. `anchor` is its earliest article's row; `near` whom it is met with, in how many articles."""

    family: str
    name: str
    country: str | None
    classes: frozenset[str]
    orgs: frozenset[str]
    gender: str
    kind: str
    tag: str = ""
    actor_id: str | None = None
    entity_id: str | None = None
    is_local: bool = False
    years: tuple[int | None, int | None] = (None, None)
    locals: list[Local] = field(default_factory=list)
    anchor: tuple[date, str, str] = (LATEST, "", "")
    near: Counter[str] = field(default_factory=Counter)
    stories: set[str] = field(default_factory=set)
    second: dict[str, str] = field(default_factory=dict)
    weak: frozenset[str] = frozenset()

    @cached_property
    def person(self) -> Person:
        """The name, if a person's."""
        return names.person(self.name)

    @cached_property
    def party(self) -> Party:
        """The name, if a party's."""
        return names.party(self.name)

    @cached_property
    def key(self) -> str:
        """The name as it is compared."""
        return name_key(self.family, self.name)

    @cached_property
    def where(self) -> str | None:
        """Its country: as said of it, or by the words of its name. A person is of a country, not of an international body."""
        if self.family == PERSON:
            return self.country if self.country in actors.states() else None
        return self.country or self.party.country

    @cached_property
    def is_vague_name(self) -> bool:
        """A party's name that other countries have too."""
        return self.is_local or self.party.is_generic

    @cached_property
    def order(self) -> tuple[str, ...]:
        """A place in an order that nothing but its content decides."""
        return (self.family, self.key, self.country or "", *sorted(self.classes), "|", *sorted(self.orgs), self.gender, self.kind, self.tag,
                self.actor_id or "", *self.anchor[1:])  # fmt: skip

    def settle(self) -> None:
        """Keep the others that it is met with most, and its rows in order."""
        self.near = Counter(dict(sorted(self.near.items(), key=lambda item: (-item[1], item[0]))[:_MOST_NEAR]))
        self.locals.sort()

    def take(self, other: "Record") -> None:
        """What another record of the same name and context holds."""
        if not self.anchor[1] or (other.anchor[1] and other.anchor < self.anchor):
            self.anchor, self.name = other.anchor, other.name
        self.locals += other.locals
        self.near.update(other.near)
        self.stories |= other.stories
        for key, alias in other.second.items():
            self.second[key] = min(alias, self.second.get(key, alias))
        _forget(self)
        self.settle()

    @cached_property
    def known(self) -> frozenset[str]:
        """What of its context is known."""
        return frozenset(what for what, value in (("country", self.where), ("role", self.classes), ("organisation", self.orgs)) if value)


def family(kind: str) -> str:
    """Person or party."""
    return PERSON if kind == "person" else PARTY


def name_key(of: str, name: str) -> str:
    """A name as it is compared: spellings, titles, particles and small words do not count."""
    return names.person(name).key if of == PERSON else names.party(name).key


def classes_of(sectors: Iterable[str]) -> frozenset[str]:
    """Sides of life that sectors belong to."""
    found = set(sectors)
    return frozenset(name for name, members in CLASSES.items() if members & found)


@lru_cache(maxsize=100_000)
def gender_of(roles: tuple[str, ...]) -> str:
    """Man or woman (m, f) by the titles, empty where they do not tell."""
    words = {w.strip(".").lower() for role in roles for w in role.split()}
    return "m" if words & _MAN and not words & _WOMAN else "f" if words & _WOMAN and not words & _MAN else ""


def is_vague(record: Record) -> bool:
    """Whether the name alone means somebody else in the next story: a lone surname, a common name or office without a country."""
    if record.family == PARTY:
        return record.party.is_generic and record.where is None
    parts = record.person.parts
    if len(parts) == 1:
        return True
    return not record.known and all(p in lexicon.words("common") or len(p) == 1 for p in parts)


def gather(rows: Iterable[Row], tags: dict[Local, str], known: Iterable[Record] = ()) -> list[Record]:
    """Rows of `sql/corpus/parties.sql` as records, beside those `known` beforehand.

    `tags` keep a local apart that a user's decision speaks of.
    """
    found: dict[tuple[object, ...], Record] = {("actor", r.actor_id, ""): r for r in known}
    for row in rows:
        _add(found, row, tags.get((row["article_id"], row["local_entity_id"]), ""))
    for record in found.values():
        _forget(record)
        record.settle()
    return list(found.values())


def in_order(records: Iterable[Record]) -> list[Record]:
    """The records in an order that only their content decides."""
    return sorted(records, key=lambda record: record.order)


def is_rival(a: frozenset[str], b: frozenset[str]) -> bool:
    """Whether two stand on sides of life that do not go together: an officer and a reporter."""
    return bool(a and b) and not a & b and all(frozenset((x, y)) in _RIVALS for x in a for y in b)


def _forget(record: Record) -> None:
    """What was worked out from the name that came first; the name is now that of the earliest article."""
    for what in ("person", "party", "where", "known", "order", "is_vague_name"):
        record.__dict__.pop(what, None)


def _add(found: dict[tuple[object, ...], Record], row: Row, tag: str) -> None:
    record = _record(row, tag)
    scope = row["story_id"] if record.actor_id is None and is_vague(record) else ""
    context = (record.country, record.classes, record.orgs, record.gender, record.kind)
    key = ("actor", record.actor_id, tag) if record.actor_id else (record.family, record.key, *context, tag, scope)
    record = found.setdefault(key, record)
    local = (row["article_id"], row["local_entity_id"])
    record.locals.append(local)
    anchor = (row["published_on"] or LATEST, *local)
    if not record.anchor[1] or anchor < record.anchor:
        record.anchor = anchor
        record.name = record.name if record.actor_id else row["name"]
    record.near.update(row["near"])
    record.stories.add(row["story_id"])
    for key_, alias in _second_names(record, row):
        record.second[key_] = min(alias, record.second.get(key_, alias))


def _record(row: Row, tag: str) -> Record:
    of = family(row["kind"])
    gender = gender_of(tuple(row["roles"])) if of == PERSON else ""
    country = row["country_iso3"] or (names.party(row["name"]).country if of == PARTY else None)
    classes, orgs = classes_of(row["sector"]), frozenset(row["affiliations"])
    return Record(of, row["name"], country, classes, orgs, gender, KINDS.get(row["kind"], ""), tag, row["actor_id"])


def abbreviates(short: str, name: str) -> bool:
    """Whether the letters of one stand in the other in order, the first of a word's: RRF, Rural Relief Fund; no "Orchard Grove (KXYZ)"."""
    small, letters = lexicon.words("small"), iter(lexicon.fold(name))
    wanted = [c for c in lexicon.fold(short) if c.isalnum()]
    first = {w[0] for w in lexicon.fold(name).split() if w not in small} if wanted else set()
    return bool(wanted) and wanted[0] in first and all(letter in letters for letter in wanted)


def _second_names(record: Record, row: Row) -> Iterator[tuple[str, str]]:
    for alias in row["aliases"]:
        if alias["kind"] in _SECOND and (alias["kind"] != "acronym" or abbreviates(alias["alias"], row["name"])):
            key = name_key(record.family, alias["alias"])
            if key != record.key:
                yield key, alias["alias"]
