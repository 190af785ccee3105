"""Who may be speaking: candidate sources of a cue, each with the name of its rule."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.quotes.parse import Parse

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_UNDER = frozenset({"xcomp", "conj", "advcl", "acl", "ccomp", "pcomp", "dep"})
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})


@dataclass(frozen=True, slots=True)
class Source:
    """A candidate by its tokens (inclusive) and the rule that gave it."""

    first: int
    last: int
    head: int
    rule: str


def candidates(parse: Parse, cue: int) -> list[Source]:
    """Phrases that may be the source, without duplicates, nearest rule first."""
    found: dict[int, str] = {}
    for head, rule in _found(parse, cue):
        found.setdefault(head, rule)
    return [Source(*phrase(parse, head), head, rule) for head, rule in found.items()]


def _found(parse: Parse, cue: int) -> Iterator[tuple[int, str]]:
    for kid in parse.kids[cue]:
        dep = parse.dep[kid]
        if dep in _SUBJECTS:
            yield kid, dep
        elif dep in ("agent", "prep"):
            yield from ((k, f"{parse.lower[kid]}") for k in parse.kids[kid] if parse.dep[k] in ("pobj", "pcomp"))
            for inner in parse.kids[kid]:
                if parse.dep[inner] == "prep":
                    yield from ((k, f"{parse.lower[kid]} {parse.lower[inner]}") for k in parse.kids[inner] if parse.dep[k] == "pobj")
        elif dep in ("poss", "amod", "compound", "npadvmod", "dobj", "attr", "oprd") and parse.pos[kid] in _NOMINAL | {"ADJ"}:
            yield kid, dep
    yield from _inherited(parse, cue)
    yield from _neighbours(parse, cue)


def _inherited(parse: Parse, cue: int) -> Iterator[tuple[int, str]]:
    """The subject of the clause above: `he went on to say`, `he left, saying`; the noun that a clause modifies: `a report saying`."""
    at, path = cue, ""
    for _ in range(4):
        dep, above = parse.dep[at], parse.head[at]
        if above == at:
            return
        path = f"{path}/{dep}"
        if dep in ("acl", "relcl") and parse.pos[above] in _NOMINAL:
            yield above, "modified"
            return
        subject = parse.child(above, *_SUBJECTS)
        if subject is not None and subject != cue:
            yield subject, path
        owner = parse.child(above, "poss")
        if owner is not None:
            yield owner, f"{path}/poss"
        at = above


def _neighbours(parse: Parse, cue: int) -> Iterator[tuple[int, str]]:
    """Nouns right before and right after the cue, whatever the parse: `" Smith said`, `said Smith`."""
    for step, rule in ((-1, "before"), (1, "after")):
        at = cue + step
        for _ in range(8):
            if not parse.opens[cue] <= at <= parse.closes[cue]:
                break
            if parse.pos[at] in _NOMINAL and parse.pos[parse.head[at]] not in _NOMINAL:
                yield at, rule
                break
            at += step


def phrase(parse: Parse, head: int) -> tuple[int, int]:
    """The noun phrase of a head without relative clauses and remarks: `the officer who led it` gives `the officer`."""
    first, last = parse.left[head], parse.right[head]
    for kid in parse.kids[head]:
        if kid > head and parse.dep[kid] in ("relcl", "acl", "advcl", "punct", "parataxis", "ccomp"):
            last = min(last, parse.left[kid] - 1)
    while last > head and not any(c.isalnum() for c in parse.lower[last]):
        last -= 1
    return min(first, head), max(last, head)
