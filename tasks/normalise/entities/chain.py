"""One chain of mentions as an entity."""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tasks.ids import short_id
from tasks.normalise import actors
from tasks.normalise.actors import Profile
from tasks.normalise.entities import dates

Row = dict[str, Any]
KIND_OF_LABEL = {
    "PERSON": "person",
    "ORG": "organization",
    "NORP": "group",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "WEAPON": "weapon",
    "VEHICLE": "vehicle",
    "GROUP": "group",
    "EVENT": "other",
    "OTHER": "other",
}
WEAPON = "weapon:"
"""Opens the gazetteer id of a weapon or platform; its term follows."""
_PARTIES = {"organization", "group"}
_PARTY_KINDS = {"armed_group", "government", "military", "organization", "group"}
_NUMBERS = r"some|several|many|dozens of|hundreds of|thousands of|at least|more than|about|around|two|three|four|five|\d[\d,.]*"
_LEADING = re.compile(rf"^(?:(?:the|a|an|{_NUMBERS})\s+)+", re.IGNORECASE)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Chain:
    """A chain that denotes an entity: `members` are its mentions' rows, `party` its row of the gazetteer, `shown` an account's names."""

    article_id: str
    number: int
    members: list[Row]
    entity_id: str
    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    party: Profile | None
    roles: tuple[str, ...] = ()
    affiliations: tuple[str, ...] = ()
    is_named: bool = True
    shown: tuple[str, ...] = ()


def fold(name: str) -> str:
    """A name without accents, case, article and double spaces."""
    plain = unicodedata.normalize("NFKD", _LEADING.sub("", name).casefold())
    return _SPACE.sub(" ", "".join(c for c in plain if not unicodedata.combining(c))).strip(" .,'’\"")


def read(article_id: str, number: int, members: list[Row], years: frozenset[int] = frozenset()) -> Chain | None:
    """The chain as an entity; None where only pronouns, or a place without a name, are left.

    `years` are those the article speaks of: a party that ended before them or began after is meant only by its full name.
    """
    party_id = next((m["gazetteer_id"] for m in members if m["gazetteer_id"]), None)
    party = actors.parties().get(party_id) if party_id else None
    best = _best(members)
    if best is None:
        return None
    if party is not None and dates.fits(party, years, [m["surface"] for m in members]):
        return _known(article_id, number, members, party)
    if party_id and party_id.startswith(WEAPON):
        term = party_id.removeprefix(WEAPON)
        kind = KIND_OF_LABEL[best["label"]]
        return Chain(article_id, number, members, short_id(kind, term), kind, term, None, (), None)
    fighters = actors.side_of(best["surface"]) if best["mention_type"] == "nominal" and best["label"] == "GROUP" else None
    if fighters is not None:
        return _known(article_id, number, members, fighters)
    return _discovered(article_id, number, members, best)


def _known(article_id: str, number: int, members: list[Row], party: Profile) -> Chain:
    return Chain(article_id, number, members, party.entity_id, party.kind, party.name, party.country, party.sectors, party)


def _discovered(article_id: str, number: int, members: list[Row], best: Row) -> Chain | None:
    kind, sectors, country = _read_words(best, members)
    is_named = best["mention_type"] == "name"
    if kind == "place" and not is_named:
        return None
    name = _SPACE.sub(" ", _LEADING.sub("", best["surface"])).strip() or best["surface"]
    scope = None if _is_shared(best, kind) else f"{article_id}/{number}"
    entity_id, roles = short_id(kind, fold(best["surface"]), scope), tuple(_roles(members, kind))
    belongs = tuple(dict.fromkeys(p.entity_id for role in roles for p in actors.parties_in(role)))
    return Chain(article_id, number, members, entity_id, kind, name, country, sectors, None, roles, belongs, is_named)


def _roles(members: list[Row], kind: str) -> Iterator[str]:
    """Titles, roles and descriptions of a person or party, each once."""
    texts = (t for m in members for t in (m["role_text"], m["title_text"], m["surface"] if m["mention_type"] == "nominal" else None))
    yield from dict.fromkeys(t for t in texts if t and (kind == "person" or kind in _PARTY_KINDS))


def _best(members: list[Row]) -> Row | None:
    """The fullest name, else the first description."""
    named = [m for m in members if m["mention_type"] == "name"]
    if named:
        return max(named, key=lambda m: (len(m["surface"].split()), len(m["surface"]), -m["mention_no"]))
    return next((m for m in members if m["mention_type"] == "nominal"), None)


def _is_shared(best: Row, kind: str) -> bool:
    """Whether the name alone tells who is meant in any article: a full name does, a lone surname or a description does not."""
    if kind in ("weapon", "vehicle"):
        return True
    return best["mention_type"] == "name" and (kind != "person" or " " in best["surface"].strip())


def _read_words(best: Row, members: list[Row]) -> tuple[str, tuple[str, ...], str | None]:
    """Kind, sectors and country by the label, and by what names, titles and roles say."""
    kind = KIND_OF_LABEL[best["label"]]
    if kind not in ("person", *_PARTIES):
        return kind, (), best["country_iso3"]
    texts = [t for m in members for t in (m["role_text"], m["title_text"], m["surface"] if _tells(m, kind) else None) if t]
    read = [actors.describe(text) for text in texts]
    sectors = tuple(dict.fromkeys(s for _, found, _ in read for s in found))
    country = next((m["country_iso3"] for m in members if m["country_iso3"]), None) or next((c for _, _, c in read if c), None)
    told = next((k for k, _, _ in read if k in _PARTY_KINDS), None)
    return (told if kind in _PARTIES and told else kind), sectors, country


def _tells(mention: Row, kind: str) -> bool:
    """A person's own name says nothing of what he does."""
    return kind != "person" or mention["mention_type"] == "nominal"


def described(chains: list[Chain]) -> list[Row]:
    """Rows of core.article_entity: chains of one article that are one entity are one row."""
    groups: dict[tuple[str, str], list[Chain]] = defaultdict(list)
    for found in chains:
        groups[found.article_id, found.entity_id].append(found)
    return [_row(article_id, entity_id, group) for (article_id, entity_id), group in groups.items()]


def _row(article_id: str, entity_id: str, group: list[Chain]) -> Row:
    first = group[0]
    country = next((c.country for c in group if c.country), None)
    state = actors.states().get(country or "") if first.kind == "person" or first.kind in _PARTY_KINDS else None
    return {
        "article_id": article_id,
        "entity_id": entity_id,
        "kind": first.kind,
        "name": first.name,
        "country_iso3": country,
        "sector": list(dict.fromkeys(s for c in group for s in c.sectors)),
        "cow": state.cow if state else None,
        "gwno": state.gwno if state else None,
        "wikidata_id": first.party.wikidata if first.party else None,
        "origin": "gazetteer" if first.party else "discovered",
        "mention_count": sum(len(c.members) for c in group),
        "actor_id": first.party.actor_id if first.party else None,
        "is_named": any(c.is_named for c in group),
        "roles": list(dict.fromkeys(r for c in group for r in c.roles)),
        "affiliations": list(dict.fromkeys(a for c in group for a in c.affiliations)),
    }
