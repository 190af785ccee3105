"""Who a verb is about: its subject, the noun that `who` stands for, what a dateline hides."""

from collections.abc import Iterator

from tasks.extract.casualties.persons import is_person
from tasks.extract.quotes.parse import Parse

_SUBJECT = ("nsubjpass", "nsubj")
_DATELINE = 9
_DASHES = frozenset({"-", "–", "—", "--"})
_PARTICIPLES = frozenset({"shot", "wounded", "killed", "injured", "stabbed", "hurt"})


def resolved(parse: Parse, verb: int, subject: int) -> int:
    """The noun that `who` stands for."""
    if parse.lower[subject] not in ("who", "whom", "that", "which"):
        return subject
    at = verb
    for _ in range(4):
        if parse.dep[at] == "relcl":
            return parse.head[at]
        at = parse.head[at]
    return subject


def subject(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """The subject of a verb, its own or that of the clause it hangs from."""
    at = token
    for step in range(4):
        own = own_subject(parse, at, *_SUBJECT)
        if own is not None:
            yield _without_verb(parse, resolved(parse, at, own)), "subject" if step == 0 else "shared"
            return
        if parse.dep[at] in ("acl", "relcl") and parse.pos[parse.head[at]] in ("NOUN", "PROPN", "PRON", "NUM"):
            yield parse.head[at], "modified"
            return
        if parse.dep[at] not in ("conj", "xcomp", "advcl", "pcomp") or parse.head[at] == at:
            return
        at = parse.head[at]
        if parse.dep[at] == "prep":
            at = parse.head[at]


def _without_verb(parse: Parse, head: int) -> int:
    """`a guard shot in the raid died`: a participle that was read as a noun stands for the noun before it."""
    if parse.lower[head] not in _PARTICIPLES or parse.pos[head] != "NOUN":
        return head
    return next((k for k in reversed(parse.kids[head]) if k == head - 1 and is_person(parse, k, strict=True)), head)


def own_subject(parse: Parse, verb: int, *deps: str) -> int | None:
    """The subject of a verb; where a dateline is read as one too, what comes after it: `ELMS, Ohio (AP) - A third man has died`."""
    found = [k for k in parse.kids[verb] if parse.dep[k] in deps]
    if not found or parse.pos[found[0]] != "PROPN" or found[0] - parse.opens[verb] > _DATELINE:
        return found[0] if found else None
    first = found[0]
    dash = next((t for t in range(first + 1, min(first + _DATELINE, len(parse) - 1)) if parse.lower[t] in _DASHES), None)
    return next((k for k in (*found, *parse.kids[first]) if dash is not None and k > dash and is_person(parse, k, strict=True)), first)
