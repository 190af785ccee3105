"""Names of places that the language model missed or took for people: known by the words around them."""

from collections.abc import Iterator, Set
from functools import lru_cache

from spacy.tokens import Doc, Span, Token

from tasks import paths
from tasks.extract.mentions.lexicon import rows

LOCATIVE = frozenset({"in", "at", "near", "outside", "inside", "around", "throughout", "across"})
"""Prepositions whose object is a place even where the model takes it for a person or an organisation: `fighting in Bunia`."""
_LOOSE = frozenset({"of", "on", "from", "to", "into", "over", "towards", "toward", "along", "between"})
"""Prepositions whose object is a place after a noun of place: `the villages of Huwaysis`."""
_ENTERING = frozenset(
    {"bomb", "bombard", "shell", "storm", "enter", "raid", "invade", "patrol", "besiege", "encircle", "liberate", "recapture", "overrun"}
)
"""Verbs whose object is a place where it has no other sense: `shelled Bleliye`."""
_BEARINGS = frozenset(
    {"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest", "north-east", "north-west", "south-east"}
    | {"south-west", "outside", "inside", "centre", "center", "rest", "most", "much", "part", "parts", "side", "edge", "vicinity"}
)  # fmt: skip
"""Before `of`, the name of a place: `north of Bunia`."""
_KINDS = frozenset(
    {"sector", "locality", "constituency", "colony", "sub-district", "subdistrict", "waterway", "plateau", "enclave", "pocket", "axis"}
    | {"junction", "roundabout", "peninsula", "strip", "republic", "front", "perimeter", "stronghold", "department", "commune"}
    | {"municipality", "parish"}
)  # fmt: skip
"""Kinds of place that follow or precede their name: `the Hajira sector`."""
LONGEST = 4
"""Words of a name, and steps through a list."""
_JOINTS = frozenset({"-", "’", "'", "‘", "–"})


@lru_cache(maxsize=1)
def place_nouns() -> frozenset[str]:
    """Lemmas of nouns for places and buildings."""
    return frozenset(row["lemma"] for row in rows(paths.ONTOLOGY / "nominals.csv") if row["class"] in ("place", "facility"))


def runs(span: Span) -> Iterator[Span]:
    """Stretches of proper nouns, hyphens and apostrophes inside one included."""
    start = None
    for token in span:
        if token.pos_ == "PROPN":
            start = token.i if start is None else start
        elif start is not None and not (token.text in _JOINTS and token.i + 1 < span.end and token.nbor().pos_ == "PROPN"):
            yield span.doc[start : token.i]
            start = None
    if start is not None:
        yield span.doc[start : span.end]


def is_placed(head: Token, steps: int = 0) -> bool:
    """Whether the words around a name's head say that it is a place: `in Bunia`, `the Hajira sector`, `the capital Moroni`."""
    if steps > LONGEST or head.pos_ != "PROPN":
        return False
    above = head.head
    if head.dep_ == "pobj":
        return above.lower_ in LOCATIVE or (above.lower_ in _LOOSE and _is_place(above.head))
    if head.dep_ in ("compound", "nmod"):
        return _is_place(above) or (above.pos_ == "PROPN" and _is_place(above.head) and above.dep_ in ("compound", "nmod"))
    if head.dep_ == "appos":
        return _is_place(above) or is_placed(above, steps + 1)
    if head.dep_ == "conj":
        return above.ent_type_ in ("GPE", "LOC", "FAC") or is_placed(above, steps + 1)
    if any(child.dep_ in ("compound", "appos") and _is_place(child) for child in head.children):
        return True
    return head.dep_ == "dobj" and above.lemma_.lower() in _ENTERING


def _is_place(token: Token) -> bool:
    lemma = token.lemma_.lower()
    return lemma in place_nouns() or lemma in _KINDS or token.lower_ in _BEARINGS


def names(doc: Doc, covered: Set[int]) -> Iterator[Span]:
    """Proper nouns outside `covered` tokens that the words around them say are places."""
    start = None
    for i in range(len(doc) + 1):
        if i < len(doc) and doc[i].pos_ == "PROPN" and i not in covered:
            start = i if start is None else start
        elif start is not None:
            if doc[start].text[0].isupper() and i - start <= LONGEST and is_placed(doc[start:i].root):
                yield doc[start:i]
            start = None
