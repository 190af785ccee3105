"""Parties and persons known beforehand, as records without an article."""

from functools import cache

from tasks.normalise import actors, people
from tasks.normalise.actors import Profile
from tasks.normalise.identities.records import KINDS, PARTY, PERSON, Record, classes_of, name_key

_SHORT = 5


def known() -> list[Record]:
    """One record each, in order of their ids; they are made anew, for records are filled."""
    return [_record(PARTY, actor_id, party) for actor_id, party in _parties()] + [
        _record(PERSON, p.actor_id or "", p) for p in people.persons()
    ]


@cache
def _parties() -> tuple[tuple[str, Profile], ...]:
    found = {party.actor_id or key: party for key, party in actors.parties().items()}
    return tuple(sorted(found.items()))


def _record(family: str, actor_id: str, party: Profile) -> Record:
    classes, kind = classes_of(party.sectors), KINDS.get(party.kind, "")
    record = Record(family, party.name, party.country, classes, frozenset(), "", kind, "", actor_id, party.entity_id)
    record.is_local, record.years = party.local, party.active
    record.second = {k: a for a, _ in party.aliases if (k := name_key(family, a)) != record.key}
    record.weak = frozenset(
        k for a, sort in party.aliases if (sort == "acronym" and len(a) < _SHORT) or party.local for k in (name_key(family, a),)
    )
    return record
