"""The name itself, by what stands beside it; its letters are never looked at."""

from collections.abc import Iterator

from tasks.extract.event_places.candidates import Candidate
from tasks.extract.event_places.features.tree import closed, governor, over, word

_BEARINGS = frozenset({"northern", "southern", "eastern", "western", "central", "rural"})


def of(name: Candidate) -> Iterator[str]:
    """Label, preposition, what it hangs on, and the words on both sides."""
    preposition, stand = governor(name.head)
    country = "country" if name.is_country else "other"
    above = over(stand)
    yield f"label={name.label}"
    yield f"prep={preposition}"
    yield f"dep={name.head.dep_}"
    yield f"dep+prep={name.head.dep_}+{preposition}"
    yield country
    yield f"{country}+{preposition}"
    if name.modifies:
        yield f"modifies={name.modifies}"
        yield f"modifies={name.modifies}+{country}"
    yield f"over={word(above)}"
    yield f"over_pos+prep={above.pos_}+{preposition}"
    yield f"over_dep={above.dep_}"
    yield from _kind(name)
    yield from _beside(name)


def _kind(name: Candidate) -> Iterator[str]:
    """Nouns that say what kind of place it is: `the capital Moroni`, `the village of Huwaysis`."""
    above = name.head.head
    if name.head.dep_ in ("appos", "compound") and above.pos_ == "NOUN":
        yield f"kind={word(above)}"
    if name.head.dep_ == "pobj" and above.lower_ == "of":
        yield f"kind_of={word(above.head)}"


def _beside(name: Candidate) -> Iterator[str]:
    doc = name.head.doc
    if name.start:
        yield f"prev={closed(doc[name.start - 1])}"
        if doc[name.start - 1].lower_ in _BEARINGS:
            yield "bearing"
    if name.end < len(doc):
        yield f"next={closed(doc[name.end])}"
