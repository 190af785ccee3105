"""Names in a sentence that may say where an event of it happened."""

from dataclasses import dataclass

from spacy.tokens import Doc, Span, Token

from tasks.extract import layers

PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "throughout", "across"})
"""Prepositions whose object is a place even where the model takes it for a person or an organisation: `fighting in Bunia`."""
_MISREAD = frozenset({"PERSON", "ORG", "NORP"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name by its tokens; `mention` is its position in the Doc's mentions, `head` its syntactic head."""

    start: int
    end: int
    head: Token
    label: str
    mention: int


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
    if mention.label in PLACE_LABELS:
        if mention.mention_type == "name":
            return Candidate(mention.start, mention.end, span.root, mention.label, number)
        return _named_within(span, mention, number) if mention.mention_type == "nominal" else None
    if mention.label in _MISREAD and mention.mention_type == "name":
        root = span.root
        if root.dep_ == "pobj" and root.head.lower_ in LOCATIVE and root.pos_ == "PROPN" and len(span) <= 3:
            return Candidate(mention.start, mention.end, root, "MISREAD", number)
    return None


def _named_within(span: Span, mention: layers.Mention, number: int) -> Candidate | None:
    """The name inside a description: `Khan Touman` in `the towns of Khan Touman`."""
    last = max((t.i for t in span if t.pos_ == "PROPN" and t.ent_type_ != "NORP"), default=None)
    if last is None:
        return None
    first = last
    while first > mention.start and (span.doc[first - 1].pos_ == "PROPN" or span.doc[first - 1].text in {"-", "’", "'"}):
        first -= 1
    return Candidate(first, last + 1, span.doc[first : last + 1].root, "NOMINAL", number)
