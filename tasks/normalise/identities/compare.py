"""Two records weighed: what agrees and what does not, in points, with reasons that a reader can follow."""

from dataclasses import dataclass

from tasks.normalise.identities import lexicon, names
from tasks.normalise.identities.names import Party, Person, alike
from tasks.normalise.identities.records import PARTY, PERSON, Record, is_rival

SAME_FROM, DIFFERENT_UP_TO = 5.0, 0.0
SHORT_FORMS = frozenset({"middle", "partial", "initials", "surname", "acronym", "type word"})
"""Relations in which one name is the other made shorter."""
AGAINST = frozenset({"other country", "other organisation", "other role", "other gender", "other suffix", "other kind", "other time"})
_MOST_MET = 3
_MANY = 2
"""More parts than these are a whole name: "Juan Carlos Belmonte" without his mother's."""
_SHORTEST = 3
_LOOSE = {"acronym", "spelling", "initials", "surname"}

Reason = tuple[str, float]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A pair's points and reasons. `shorter` is 0 or 1 where that side is a short form of the other or says less of itself."""

    points: float
    reasons: tuple[Reason, ...]
    relation: str
    shorter: int | None

    @property
    def verdict(self) -> str:
        """Same, different or unsure."""
        return "same" if self.points >= SAME_FROM else "different" if self.points <= DIFFERENT_UP_TO else "unsure"

    @property
    def is_against(self) -> bool:
        """Whether something speaks against the two being one, and not enough for it."""
        return self.verdict != "same" and any(name in AGAINST for name, _ in self.reasons)

    @property
    def is_across(self) -> bool:
        """Whether the two are of different countries."""
        return any(name == "other country" for name, _ in self.reasons)

    @property
    def said(self) -> list[str]:
        """The reasons as text: `same country +1.5`."""
        return [f"{name} {points:+g}" for name, points in self.reasons]


def weigh(a: Record, b: Record, said_same: bool = False) -> Weighed | None:
    """The two weighed, None where their names have nothing in common. `said_same`: a user has joined these two names before."""
    related = ("second name", None) if said_same else _related(a, b)
    if related is None:
        return None
    relation, shorter = related
    found = [relation, *_name(a, b, relation), *_context(a, b, relation)]
    reasons = tuple((name, _points(name)) for name in found)
    if shorter is None and relation not in SHORT_FORMS and a.known != b.known:
        shorter = 0 if a.known < b.known else 1 if b.known < a.known else None
    return Weighed(round(sum(points for _, points in reasons), 3), reasons, relation, shorter)


def _points(name: str) -> float:
    return lexicon.weights()[name]


def _related(a: Record, b: Record) -> tuple[str, int | None] | None:
    """How the names are related, and which is the shorter; by the main names, else by a second name of either."""
    if a.actor_id and b.actor_id:
        return None
    main = persons(a.person, b.person) if a.family == PERSON else parties(a.party, b.party)
    found = [way for way in (main, _by_second(a, b, 1), _by_second(b, a, 0)) if way is not None]
    return max(found, key=lambda way: _points(way[0]), default=None)


def _by_second(a: Record, b: Record, shorter: int) -> tuple[str, int | None] | None:
    """By a second name of the first: as written, or for parties known beforehand in another spelling; acronyms are no full names."""
    if b.key in a.second:
        return ("acronym", shorter) if b.key in a.weak else ("second name", None)
    if a.actor_id and a.family == PARTY:
        for alias in a.second.values():
            found = parties(names.party(alias), b.party)
            if found is not None and found[0] in ("spelling", "type word"):
                return found[0], shorter if found[0] == "type word" else None
    return None


def persons(a: Person, b: Person) -> tuple[str, int | None] | None:
    """Relation of two persons' names and the side that is shorter."""
    if a.parts == b.parts:
        return ("same name" if len(a.parts) > 1 else "surname"), None
    if len(a.parts) == len(b.parts) and not (a.has_initials or b.has_initials):
        if all(map(alike, a.parts, b.parts)):
            return ("spelling" if len(a.parts) > 1 else "surname"), None
        turned = len(a.parts) > 1 and all(map(alike, sorted(a.parts), sorted(b.parts)))
        return ("order", None) if turned else None
    short, long, side = (a.parts, b.parts, 0) if _is_shorter(a, b) else (b.parts, a.parts, 1)
    if len(short) == 1:
        return ("surname", side) if len(short[0]) > 1 and alike(short[0], long[-1]) else None
    if not _inside(short, long):
        return None
    if any(len(s) == 1 and len(x) > 1 for s, x in zip(short, long, strict=False)) and len(short[0]) == 1:
        return "initials", side
    return ("middle" if _fits(short[-1], long[-1]) or len(short) > _MANY else "partial"), side


def _is_shorter(a: Person, b: Person) -> bool:
    return (len(a.parts), sum(map(len, a.parts)), a.parts) < (len(b.parts), sum(map(len, b.parts)), b.parts)


def _fits(short: str, long: str) -> bool:
    """Whether a part stands for another: alike, or its first letter."""
    return short[0] == long[0] if 1 in (len(short), len(long)) else alike(short, long)


def _inside(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether the parts of one stand in the other in order, the first at the first; a full part at least must agree beside initials."""
    if not _fits(short[0], long[0]):
        return False
    at = 1
    agreed = len(short[0]) > 1 and len(long[0]) > 1
    for part in short[1:]:
        while at < len(long) and not _fits(part, long[at]):
            at += 1
        if at == len(long):
            return False
        agreed = agreed or (len(part) > 1 and len(long[at]) > 1)
        at += 1
    return agreed and (len(short[-1]) > 1)


def parties(a: Party, b: Party) -> tuple[str, int | None] | None:
    """Relation of two parties' names and the side that is shorter."""
    if a.words == b.words:
        return "same name", None
    if a.acronym is None and b.acronym is None and len(a.words) == len(b.words) and all(map(_spells, a.words, b.words)):
        return "spelling", None
    if (a.acronym and a.acronym in b.initials) or (b.acronym and b.acronym in a.initials):
        return "acronym", 0 if a.acronym else 1
    if (extra := _type_words(a, b)) is not None:
        return "type word", extra
    return None


def _spells(x: str, y: str) -> bool:
    return x == y or (min(len(x), len(y)) > _SHORTEST and alike(x, y))


def _type_words(a: Party, b: Party) -> int | None:
    """The side that lacks nothing but a word for what it is: "Wagner" and "Wagner Group"."""
    for side, (short, long) in enumerate(((a, b), (b, a))):
        more = set(long.words) - set(short.words)
        if short.words and set(short.words) < set(long.words) and more <= lexicon.words("type") and not short.is_generic:
            return side
    return None


def _name(a: Record, b: Record, relation: str) -> list[str]:
    found = []
    if a.family == PERSON:
        parts = a.person.parts if len(a.person.parts) <= len(b.person.parts) else b.person.parts
        if relation not in ("second name", "surname") and all(p in lexicon.words("common") or len(p) == 1 for p in parts):
            found.append("common name")
        if a.person.suffix and b.person.suffix and a.person.suffix != b.person.suffix:
            found.append("other suffix")
        if a.gender and b.gender and a.gender != b.gender:
            found.append("other gender")
    elif (a.is_vague_name or b.is_vague_name) and not (a.where and a.where == b.where):
        found.append("generic name")
    return found


def _context(a: Record, b: Record, relation: str) -> list[str]:
    found = [*_country(a, b), *_organisation(a, b), *_role(a, b)]
    if relation == "surname" and (a.actor_id or b.actor_id) and "same country" in found:
        found.append("well known")
    if a.kind and b.kind and a.kind != b.kind:
        found.append("other kind")
    if not a.stories.isdisjoint(b.stories):
        found.append("same story")
    met = sum(1 for key in a.near if key in b.near and not key.startswith("c:"))
    found += ["met with"] * min(met, _MOST_MET)
    if relation in _LOOSE and (_is_past(a, b) or _is_past(b, a)):
        found.append("other time")
    return found


def _country(a: Record, b: Record) -> list[str]:
    if a.where and b.where:
        return ["same country" if a.where == b.where else "other country"]
    known, other = (a, b) if a.where else (b, a)
    return ["country of article"] if known.where and f"c:{known.where}" in other.near else []


def _organisation(a: Record, b: Record) -> list[str]:
    mine, yours = a.orgs | {a.entity_id or ""}, b.orgs | {b.entity_id or ""}
    if (mine & yours) - {""}:
        return ["same organisation"]
    return ["other organisation"] if a.orgs and b.orgs else []


def _role(a: Record, b: Record) -> list[str]:
    if a.classes & b.classes:
        return ["same role"]
    return ["other role"] if is_rival(a.classes, b.classes) else []


def _is_past(known: Record, other: Record) -> bool:
    """Whether a known party had ended, or not begun, when the other was in the news."""
    first, last = known.years
    year = other.anchor[0].year
    return bool(other.anchor[1]) and year < 9999 and ((last is not None and year > last + 2) or (first is not None and year < first - 2))


__all__ = ["AGAINST", "SHORT_FORMS", "Weighed", "parties", "persons", "weigh"]
