"""Whom a phrase counts: `two soldiers and a child`, `John Smith, 34`, `three of them`, `nobody`."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from tasks.extract.casualties import lexicon, numbers
from tasks.extract.quotes.parse import Parse

_NOBODY = frozenset({"no", "none", "nobody", "zero"})
_ONE = frozenset(
    {"he", "she", "him", "her", "himself", "herself", "who", "whom", "that", "someone", "somebody", "anyone", "myself", "me", "i"}
)
_MANY = frozenset({"they", "them", "we", "us", "those", "themselves", "which"})
_SINGULAR = frozenset({"NN", "NNP"})
_ARTICLES = frozenset({"a", "an", "the", "another", "one", "his", "her", "their", "its", "this", "that", "my", "our", "each", "every"})
_GROUPS = frozenset(
    {"group", "family", "party", "crew", "team", "gang", "couple", "pair", "total", "handful", "number", "trio", "duo", "body", "remains"}
)
_STOP = frozenset({"relcl", "acl", "advcl", "prep", "punct", "appos", "parataxis", "conj", "cc"})
_YEARS = frozenset({"-", "year", "years", "old", "-year-old", "month", "months"})


@dataclass(frozen=True, slots=True)
class Victims:
    """A counted phrase by tokens (half-open). `keys` tell individuals apart: a surname, an age."""

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
    members = [v for h in ([head] if alone else _joined(parse, head)) if (v := _single(parse, h, strict)) is not None]
    if not members:
        return None
    return members[0] if len(members) == 1 else _sum(members)


def _joined(parse: Parse, head: int) -> Iterator[int]:
    yield head
    for kid in parse.kids[head]:
        if parse.dep[kid] == "conj" and parse.pos[kid] in ("NOUN", "PROPN", "NUM", "PRON"):
            yield from _joined(parse, kid)


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
    if inner is not None and (numbers.is_numeric(word) or lemma in _GROUPS or word in _NOBODY or word in ("one", "members", "member")):
        return _partitive(parse, head, inner, strict)
    if not is_person(parse, head, strict):
        return None
    first, last = edges(parse, head)
    made = _counted(parse, head, first)
    return made and replace(made, start=min(made.start, first), end=last + 1)


def _partitive(parse: Parse, head: int, inner: int, strict: bool) -> Victims | None:
    """`dozens of people`, `a group of five men`, `three of them`: the count stands outside or inside."""
    inside = _single(parse, inner, strict)
    pronoun = parse.pos[inner] == "PRON" or parse.lower[inner] in _MANY
    if inside is None and not pronoun and not numbers.is_numeric(parse.lower[inner]):
        return None
    last = edges(parse, inner)[1] + 1
    outside = numbers.read(parse.lower, head)
    first = min(edges(parse, head)[0], outside.start if outside else head)
    status = inside.status if inside else "unknown"
    if parse.lemma[head] in _GROUPS and (outside is None or outside.best is None):
        if inside is None or inside.best is None:
            return None if inside is None else replace(inside, start=first)
        return replace(inside, start=first)
    if parse.lower[head] in _NOBODY:
        return Victims(head, first, last, 0, 0, 0, parse.lower[head], status)
    if outside is None:
        return Victims(head, first, last, 1, 1, 1, None, status, is_part=True)
    part = pronoun or parse.child(inner, "det") is not None
    return Victims(
        head, first, last, outside.low, outside.best, outside.high, outside.qualifier, status, is_part=part and not outside.is_vague
    )


def _counted(parse: Parse, head: int, first: int) -> Victims | None:
    word = parse.lower[head]
    status = _status(parse, head)
    kids = parse.kids[head]
    if word in _NOBODY or any(parse.lower[k] in _NOBODY for k in kids if parse.dep[k] in ("det", "neg", "nummod", "amod")):
        return Victims(head, first, head + 1, 0, 0, 0, "no", status)
    number = _number_of(parse, head)
    if number is not None:
        more = any(
            parse.lower[k] in ("other", "more", "another", "additional", "others") for k in (*kids, head, number.start, number.end - 1)
        )
        keys = _keys(parse, head) if number.best == 1 else ()
        return Victims(
            head, min(first, number.start), head + 1, number.low, number.best, number.high, number.qualifier, status, keys, False, more
        )
    if (
        word in _MANY
        or parse.tag[head] in ("NNS", "NNPS")
        or word in ("people", "police", "personnel", "troops", "crew", "family", "others")
    ):
        return Victims(head, first, head + 1, 2, None, None, None, status, is_more=word == "others")
    more = any(parse.lower[k] in ("another", "second", "third", "fourth", "fifth", "other") for k in kids)
    return Victims(head, first, head + 1, 1, 1, 1, None, status, _keys(parse, head), False, more)


def _number_of(parse: Parse, head: int) -> numbers.Quantity | None:
    """The number of a noun, or the noun itself where it is one; an age or a rank is none."""
    if numbers.is_numeric(parse.lower[head]) and parse.pos[head] in ("NUM", "NOUN", "PRON", "DET", "ADJ", "PROPN"):
        return None if parse.lower[head] == "one" and parse.pos[head] == "PRON" else numbers.read(parse.lower, head)
    for kid in parse.kids[head]:
        if (
            kid < head
            and parse.dep[kid] in ("nummod", "amod", "det", "predet", "quantmod", "compound")
            and numbers.is_numeric(parse.lower[kid])
        ):
            if (parse.lower[kid + 1] in _YEARS and parse.lower[kid + 1] != "-") or "old" in parse.lower[kid + 1 : kid + 5]:
                continue
            if parse.lower[kid] in ("one", "1") and parse.ent[kid] not in ("CARDINAL", ""):
                continue
            return numbers.read(parse.lower, kid)
    return None


def _inner(parse: Parse, head: int) -> int | None:
    for kid in parse.kids[head]:
        if parse.lower[kid] in ("of", "among") and kid > head:
            return parse.child(kid, "pobj")
    return None


def is_person(parse: Parse, head: int, strict: bool = False) -> bool:
    """The word denotes one or more people."""
    word, pos, ent = parse.lower[head], parse.pos[head], parse.ent[head]
    if pos == "PRON" or word in _ONE or word in _MANY or word in _NOBODY:
        return word not in ("it", "this", "what", "something", "nothing", "everything", "itself", "which")
    if ent == "PERSON" or ent == "NORP":
        return pos in ("PROPN", "NOUN", "ADJ")
    if numbers.is_numeric(word):
        return ent in ("CARDINAL", "") and not _measured(parse, head)
    if lexicon.status(parse.lemma[head]) or lexicon.status(word):
        return True
    return pos == "PROPN" and not strict and ent in ("", "ORG") and parse.child(head, "det") is None and parse.tag[head] == "NNP"


def _measured(parse: Parse, head: int) -> bool:
    """The number measures something: `3 km`, `$5`, `5 p.m.`, `2 percent`."""
    after = parse.lower[head + 1] if head + 1 < len(parse) else ""
    before = parse.lower[head - 1] if head else ""
    return before in ("$", "€", "£", "#") or after in ("percent", "%", "km", "a.m.", "p.m.", "am", "pm", "million", "-", "years", "o'clock")


def _status(parse: Parse, head: int) -> str:
    known = lexicon.status(parse.lemma[head]) or lexicon.status(parse.lower[head])
    if known not in (None, "unknown"):
        return str(known)
    for kid in parse.kids[head]:
        if parse.dep[kid] in ("compound", "amod", "appos", "nmod") and lexicon.status(parse.lemma[kid]) not in (None, "unknown"):
            return str(lexicon.status(parse.lemma[kid]))
    return "unknown"


def _keys(parse: Parse, head: int) -> tuple[str, ...]:
    """What tells an individual apart: surname and age."""
    named = (head, *(k for k in parse.kids[head] if parse.dep[k] == "appos"))
    names = [t for t in named if parse.pos[t] == "PROPN" and parse.ent[t] in ("PERSON", "") and len(parse.lower[t]) > 2]
    found = ["name:" + parse.lower[t] for t in names]
    first, last = parse.left[head], min(parse.right[head], head + 14)
    for token in range(first, last + 1):
        word = parse.lower[token]
        ahead = parse.lower[token + 1 : token + 4]
        if (
            word.isdigit()
            and 0 < int(word) < 110
            and (
                ahead[:2] == ["-", "year"]
                or ahead[:1] == ["-year"]
                or ahead[:1] == ["year"]
                or (token > head and parse.dep[token] in ("appos", "nummod", "npadvmod") and ahead[:1] in ([","], ["."], [")"], []))
                or ahead[:1] == ["years"]
            )
        ):
            found.append("age:" + word)
            break
        if word.endswith("-year-old"):
            found.append("age:" + word.split("-")[0])
            break
    return tuple(found)


def edges(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase without what is joined to it or hangs after it."""
    first, last = head, head
    for kid in parse.kids[head]:
        if kid < head and parse.dep[kid] not in ("punct", "cc", "preconj"):
            first = min(first, parse.left[kid])
        elif kid > head and parse.dep[kid] not in _STOP:
            last = max(last, parse.right[kid])
    return first, last
