"""Whom a phrase counts: `two soldiers and a child`, `John Smith, 34`, `three of them`, `nobody`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tasks.extract.casualties import lists, numbers
from tasks.extract.casualties.persons import MANY, NOBODY, edges, is_person, keys, status_of, traits
from tasks.extract.quotes.parse import Parse

_GROUPS = frozenset(
    {"group", "family", "party", "crew", "team", "gang", "couple", "pair", "total", "handful", "number", "trio", "duo", "body", "remains"}
)
_COMPARED = frozenset({"fewer", "less", "more"})
_COUPLES = frozenset({"parents", "grandparents"})
_FALLEN = frozenset({"dead", "wounded", "injured", "deceased", "slain", "killed"})
"""`the dead`, `two wounded` are people, `dead` alone is not."""
_EACH = frozenset({"each", "every", "either"})
_PAIRS = frozenset({"couple", "duo", "pair"})
_OLDEST = 115
_YEARS = frozenset({"year", "years", "old", "-year-old", "month", "months"})
_LISTED = frozenset({"nsubjpass", "nsubj", "dobj"})
_COUNTING = frozenset({"nummod", "amod", "det", "predet", "quantmod", "compound"})


@dataclass(frozen=True, slots=True)
class Victims:
    """A counted phrase by tokens (half-open). `keys` tell individuals apart: surname, age, sex, stage of life."""

    head: int
    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None = None
    status: str = "unknown"
    keys: tuple[str, ...] = ()
    is_part: bool = False
    is_more: bool = False
    parts: list["Victims"] = field(default_factory=list)


def of(parse: Parse, head: int, *, strict: bool = False, alone: bool = False) -> Victims | None:
    """The people a noun phrase counts, what is joined to it by `and` included; None where it is not about people.

    `strict` asks for a word known to mean people, for verbs that befall things as well (`hit`); `alone` leaves out what is joined to it.
    """
    heads = [head] if alone else list(_joined(parse, head))
    members = [v for h in heads if (v := _single(parse, h, strict)) is not None]
    if not members:
        return None
    if not alone:
        members = _without_names(parse, members + _run_on(parse, members))
    return members[0] if len(members) == 1 else _sum(members)


def counted(parse: Parse, noun: int) -> Victims | None:
    """The number of a noun that is no person: `four fatalities`, `no casualties`, `12 deaths`."""
    first = edges(parse, noun)[0]
    made = _counted(parse, noun, first)
    return made and replace(made, start=min(made.start, first), end=noun + 1, keys=())


def _run_on(parse: Parse, known: list[Victims]) -> list[Victims]:
    """Members of a list that the parse does not join to its first."""
    found = [_single(parse, h, strict=True) for h in lists.further(parse, known[0].head, known[0].end)]
    taken = {t for v in known for t in range(v.start, v.end)}
    return [v for v in found if v is not None and v.head not in taken]


def _without_names(parse: Parse, members: list[Victims]) -> list[Victims]:
    """`his two sons, Max and Otto`: the names say who the two are."""
    first, rest = members[0], members[1:]
    names = [v for v in rest if v.best == 1 and parse.ent[v.head] == "PERSON"]
    between = parse.lower[first.end] if first.end < len(parse) else ""
    if (
        first.best is not None
        and first.best > 1
        and between in (",", ":", "-", "–", "—", "(")
        and 0 < len(names) == len(rest) <= first.best
    ):
        return [replace(first, end=max(v.end for v in members))]
    return members


def _joined(parse: Parse, head: int) -> Iterator[int]:
    yield head
    for kid in parse.kids[head]:
        if parse.dep[kid] == "conj" and parse.pos[kid] in ("NOUN", "PROPN", "NUM", "PRON"):
            yield from _joined(parse, kid)
        elif parse.dep[kid] == "appos" and parse.ent[head] == "PERSON":
            more = [k for k in parse.kids[kid] if parse.dep[k] == "conj" and parse.ent[k] == "PERSON"]
            if parse.ent[kid] == "PERSON" and (more or _has_own_age(parse, kid)):  # a second name with an age of its own is a second person
                yield kid
            yield from more
    yield from _listed(parse, head)


def _has_own_age(parse: Parse, name: int) -> bool:
    """`Ada Berg, 55, Eva Krag, 29 and pregnant`: an age right after the name."""
    after = parse.lower[name + 1 : name + 3]
    return len(after) == 2 and after[0] == "," and after[1].isdigit() and int(after[1]) < _OLDEST


def _listed(parse: Parse, head: int) -> Iterator[int]:
    """Members that the parse hangs elsewhere: `four men, a woman and a child were killed`, `the murder of Berg and of Krag`."""
    dep, above = parse.dep[head], parse.head[head]
    if dep == "pobj" and parse.lower[above] == "of":
        again = (k for k in parse.kids[above] if parse.dep[k] == "conj" and parse.lower[k] == "of")
        yield from (o for k in again for o in parse.kids[k] if parse.dep[o] == "pobj")
    elif dep in _LISTED:
        for other in parse.kids[above]:
            comma = other > head and parse.left[other] > 0 and parse.lower[parse.left[other] - 1] == ","
            if comma and parse.dep[other] == dep and parse.lower[parse.left[other]] not in lists.ALL:
                yield from _joined(parse, other)
                return


def together(first: Victims, second: Victims) -> Victims:
    """Two phrases counted as one: `Berg was killed along with two guards`."""
    return _sum([*(first.parts or [first]), *(second.parts or [second])])


def joined(members: list[Victims]) -> Victims:
    """The members of a list as one."""
    return _sum(members)


def _sum(members: list[Victims]) -> Victims:
    """A list of victims counts their sum: known only where every member is."""

    def total(values: list[int | None]) -> int | None:
        return None if None in values else sum(v for v in values if v is not None)

    return Victims(
        members[0].head, min(m.start for m in members), max(m.end for m in members), total([m.low for m in members]),
        total([m.best for m in members]), total([m.high for m in members]), next((m.qualifier for m in members if m.qualifier), None),
        members[0].status if len({m.status for m in members}) == 1 else "unknown", (), False, members[0].is_more, list(members),
    )  # fmt: skip


def _single(parse: Parse, head: int, strict: bool) -> Victims | None:
    word, lemma = parse.lower[head], parse.lemma[head]
    inner = _inner(parse, head)
    if inner is not None and (numbers.is_numeric(word) or lemma in _GROUPS or word in NOBODY or word in ("one", "members", "member")):
        return _partitive(parse, head, inner, strict)
    if word in _EACH or any(parse.lower[k] in _EACH and parse.dep[k] == "det" for k in parse.kids[head]):
        return None
    if not is_person(parse, head, strict) or (word in _FALLEN and parse.child(head, "det", "nummod", "amod", "quantmod") is None):
        return None
    first, last = edges(parse, head)
    made = _counted(parse, head, first)
    return made and replace(made, start=min(made.start, first), end=last + 1)


def _partitive(parse: Parse, head: int, inner: int, strict: bool) -> Victims | None:
    """`dozens of people`, `a group of five men`, `three of them`: the count stands outside or inside."""
    inside = _single(parse, inner, strict)
    pronoun = parse.pos[inner] == "PRON" or parse.lower[inner] in MANY
    if parse.lemma[head] == "member":
        first, last = edges(parse, head)
        made = _counted(parse, head, first)
        return made and replace(made, start=min(made.start, first), end=max(last, edges(parse, inner)[1]) + 1)
    if inside is None and not pronoun and not numbers.is_numeric(parse.lower[inner]):
        return None
    last = edges(parse, inner)[1] + 1
    outside = numbers.read(parse.lower, head)
    first = min(edges(parse, head)[0], outside.start if outside else head)
    status = inside.status if inside else "unknown"
    if parse.lemma[head] in _GROUPS and (outside is None or (outside.best is None and inside is not None and inside.best is not None)):
        if inside is None or inside.best is None:
            return None if inside is None else replace(inside, start=first)
        return replace(inside, start=first)
    if parse.lower[head] in NOBODY:
        return Victims(head, first, last, 0, 0, 0, parse.lower[head], status)
    if outside is None:
        return Victims(head, first, last, 1, 1, 1, None, status, is_part=True)
    part = pronoun or parse.child(inner, "det") is not None
    return Victims(
        head, first, last, outside.low, outside.best, outside.high, outside.qualifier, status, is_part=part and not outside.is_vague
    )


def _counted(parse: Parse, head: int, first: int) -> Victims | None:
    word, lemma = parse.lower[head], parse.lemma[head]
    status = status_of(parse, head)
    kids = parse.kids[head]
    if word in NOBODY or any(_is_none(parse, k) for k in kids if parse.dep[k] in ("det", "neg", "nummod", "amod")):
        return Victims(head, first, head + 1, 0, 0, 0, "no", status)
    if any(parse.lower[k] == "any" for k in kids if parse.dep[k] == "det"):
        return None
    number = _number_of(parse, head)
    if lemma in _PAIRS and (number is None or number.best is not None):
        two = 2 * (number.best if number is not None and number.best is not None and number.end <= head else 1)
        return Victims(head, min(first, number.start) if number else first, head + 1, two, two, two, None, status)
    if number is not None:
        more = any(
            parse.lower[k] in ("other", "more", "another", "additional", "others") for k in (*kids, head, number.start, number.end - 1)
        )
        own = keys(parse, head) if number.best == 1 else traits(parse, head)
        return Victims(
            head, min(first, number.start), head + 1, number.low, number.best, number.high, number.qualifier, status, own, False, more
        )
    if word in _COUPLES and any(parse.dep[k] == "poss" for k in kids):
        return Victims(head, first, head + 1, 2, 2, 2, None, status)
    if (
        word in MANY
        or parse.tag[head] in ("NNS", "NNPS")
        or word in ("people", "police", "personnel", "troops", "crew", "family", "others")
    ):
        return Victims(head, first, head + 1, 2, None, None, None, status, is_more=word == "others")
    more = any(parse.lower[k] in ("another", "second", "third", "fourth", "fifth", "other") for k in kids)
    return Victims(head, first, head + 1, 1, 1, 1, None, status, keys(parse, head), False, more)


def _is_none(parse: Parse, token: int) -> bool:
    """`no casualties`; not `no fewer than six`."""
    return parse.lower[token] in NOBODY and parse.lower[min(token + 1, len(parse) - 1)] not in _COMPARED


def _number_of(parse: Parse, head: int) -> numbers.Quantity | None:
    """The number of a noun, or the noun itself where it is one; an age or a rank is none."""
    if numbers.is_numeric(parse.lower[head]) and parse.pos[head] in ("NUM", "NOUN", "PRON", "DET", "ADJ", "PROPN"):
        return None if parse.lower[head] == "one" and parse.pos[head] == "PRON" else numbers.read(parse.lower, head)
    prefix = parse.kids[head - 2] if parse.lower[max(0, head - 2) : head] == ["co", "-"] else []
    for kid in reversed([*prefix, *parse.kids[head]]):
        if kid < head and parse.dep[kid] in _COUNTING and numbers.is_numeric(parse.lower[kid]):
            found = numbers.read(parse.lower, kid)
            if found is not None and not _YEARS & set(parse.lower[found.end : found.end + 2]):
                return found
    return None


def _inner(parse: Parse, head: int) -> int | None:
    for kid in parse.kids[head]:
        if parse.lower[kid] in ("of", "among") and kid > head:
            return parse.child(kid, "pobj")
    return None
