"""Names in a sentence that may say where an event of it happened."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks.extract import layers
from tasks.extract.coreference.governments import GOVERNMENT

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "throughout", "across"})
"""Prepositions whose object is a place even where the model takes it for a person or an organisation: `fighting in Bunia`."""
_MODIFIERS = frozenset({"compound", "amod", "nmod", "poss"})
_PEOPLE = frozenset({"GROUP", "PERSON", "ORG"})
_MISREAD = frozenset({"PERSON", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name by its tokens; `mention` is its position in the Doc's mentions, `head` its syntactic head.

    `is_country`: the words name a country; `modifies`: label of the mention it describes, as in `US troops`, or empty.
    """

    start: int
    end: int
    head: Token
    label: str
    mention: int
    is_country: bool = False
    modifies: str = ""


def of(doc: Doc) -> list[Candidate]:
    """Candidates of the whole article in text order; of nested ones the innermost name."""
    found: dict[tuple[int, int], Candidate] = {}
    for number, mention in enumerate(layers.mentions(doc)):
        candidate = _candidate(doc, number, mention)
        if candidate is not None and found.get((candidate.start, candidate.end), candidate).label in ("NOMINAL", candidate.label):
            found[candidate.start, candidate.end] = candidate
    ordered = [found[span] for span in sorted(found)]
    return [c for i, c in enumerate(ordered) if not any(_inside(other, c) for other in ordered[max(0, i - 3) : i + 4])]


def _inside(inner: Candidate, outer: Candidate) -> bool:
    return outer.start <= inner.start and inner.end <= outer.end and inner.end - inner.start < outer.end - outer.start


def _candidate(doc: Doc, number: int, mention: layers.Mention) -> Candidate | None:
    span = doc[mention.start : mention.end]
    if (mention.gazetteer_id or "").startswith(GOVERNMENT):
        return None  # a capital or country that acts: `talks between Lima and Quito`
    if mention.label in PLACE_LABELS:
        if mention.mention_type == "name":
            country = mention.country is not None
            return Candidate(mention.start, mention.end, span.root, mention.label, number, country, _modified(doc, number, span.root))
        return _named_within(span, mention, number) if mention.mention_type == "nominal" else None
    if mention.label in _MISREAD and mention.mention_type == "name":
        root = span.root
        if root.dep_ == "pobj" and root.head.lower_ in LOCATIVE and root.pos_ == "PROPN" and len(span) <= 3:
            return Candidate(mention.start, mention.end, root, "MISREAD", number)
    return None


def _modified(doc: Doc, number: int, head: Token) -> str:
    """Label of the description of people whose head the name stands before: GROUP for `US` in `US troops`."""
    if head.dep_ not in _MODIFIERS:
        return ""
    mentions = layers.mentions(doc)
    for other in mentions[max(0, number - 3) : number + 4]:
        if other.label in _PEOPLE and other.start <= head.i < other.end and other.head == head.head.i:
            return other.label
    return ""


def _named_within(span: Span, mention: layers.Mention, number: int) -> Candidate | None:
    """The name inside a description: `Khan Touman` in `the towns of Khan Touman`."""
    last = max((t.i for t in span if t.pos_ == "PROPN" and t.ent_type_ != "NORP"), default=None)
    if last is None:
        return None
    first = last
    while first > mention.start and (span.doc[first - 1].pos_ == "PROPN" or span.doc[first - 1].text in {"-", "’", "'"}):
        first -= 1
    return Candidate(first, last + 1, span.doc[first : last + 1].root, "NOMINAL", number)
