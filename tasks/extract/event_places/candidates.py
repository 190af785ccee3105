"""Names in a sentence that may say where an event of it happened."""

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks.extract import layers
from tasks.extract.coreference.governments import GOVERNMENT
from tasks.extract.event_places import unread

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LOCATIVE = unread.LOCATIVE
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_PEOPLE = frozenset({"GROUP", "PERSON", "ORG"})
LONGEST = 4
_MISREAD = frozenset({"PERSON", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name by its tokens; `mention` is its position in the Doc's mentions (None: no mention), `head` its syntactic head.

    `is_country`: the words name a country; `modifies`: label of the mention it describes, as in `US troops`, or empty.
    """

    start: int
    end: int
    head: Token
    label: str
    mention: int | None
    is_country: bool = False
    modifies: str = ""


def of(doc: Doc) -> list[Candidate]:
    """Candidates of the whole article in text order; of nested ones the innermost name."""
    found: dict[tuple[int, int], Candidate] = {}
    for number, mention in enumerate(layers.mentions(doc)):
        for candidate in _candidates(doc, number, mention):
            if found.get((candidate.start, candidate.end), candidate).label in ("NOMINAL", candidate.label):
                found[candidate.start, candidate.end] = candidate
    covered = {i for m in layers.mentions(doc) if m.mention_type == "name" for i in range(m.start, m.end)}
    covered |= {i for time in layers.times(doc) for i in range(time.start, time.end)}
    for span in unread.names(doc, covered):
        found.setdefault((span.start, span.end), Candidate(span.start, span.end, span.root, "UNREAD", None))
    ordered = [found[span] for span in sorted(found)]
    return [c for i, c in enumerate(ordered) if not any(_inside(other, c) for other in ordered[max(0, i - 3) : i + 4])]


def _inside(inner: Candidate, outer: Candidate) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def _candidates(doc: Doc, number: int, mention: layers.Mention) -> Iterator[Candidate]:
    span = doc[mention.start : mention.end]
    if (mention.gazetteer_id or "").startswith(GOVERNMENT):
        return  # a capital or country that acts: `talks between Lima and Quito`
    if mention.label in PLACE_LABELS:
        if mention.mention_type == "name":
            country = mention.country is not None
            yield Candidate(mention.start, mention.end, span.root, mention.label, number, country, _modified(doc, number, span.root))
        elif mention.mention_type == "nominal":
            yield from (Candidate(name.start, name.end, name.root, "NOMINAL", number) for name in _named_within(span))
    elif mention.label in _MISREAD and mention.mention_type == "name" and _may_be_misread(span, mention):
        yield Candidate(mention.start, mention.end, span.root, f"MISREAD-{mention.label}", number)


def _may_be_misread(span: Span, mention: layers.Mention) -> bool:
    """A short name that no gazetteer of actors knows, where the words around it say that it is a place."""
    return mention.gazetteer_id is None and len(span) <= LONGEST and span.text[0].isupper() and unread.is_placed(span.root)


def _modified(doc: Doc, number: int, head: Token) -> str:
    """Label of the description of people whose head the name stands before: GROUP for `US` in `US troops`."""
    if head.dep_ not in _MODIFIERS:
        return ""
    mentions = layers.mentions(doc)
    for other in mentions[max(0, number - 3) : number + 4]:
        if other.label in _PEOPLE and other.start <= head.i < other.end and other.head == head.head.i:
            return other.label
    return ""


def _named_within(span: Span) -> Iterator[Span]:
    """The names inside a description: `Khan Touman` and `Zarnag` in `the towns of Khan Touman and Zarnag`."""
    yield from (run for run in unread.runs(span) if not all(t.ent_type_ == "NORP" for t in run))
