"""Those who are acted upon are where they are stationed: `a rocket hit troops stationed in Mali` happened in Mali."""

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from tasks.extract import layers
from tasks.extract.event_places.candidates import LOCATIVE, Candidate

STAYING = frozenset(
    {
        "base",
        "camp",
        "deploy",
        "encamp",
        "gather",
        "house",
        "live",
        "locate",
        "park",
        "post",
        "quarter",
        "shelter",
        "situate",
        "station",
        "stay",
    }
)
"""Verbs that say where somebody or something is; other participles do not (`killed a man wanted in Mali`)."""


def where(doc: Doc, event: layers.EventMention, names: Sequence[Candidate]) -> list[Candidate]:
    """The names in the place phrase of a participle of staying that describes the event's recipient or target."""
    described = {doc[a.start : a.end].root for a in event.arguments if a.role in ("recipient", "target_object")}
    return [name for name in names if (participle := _participle(name.head)) is not None and participle.head in described]


def _participle(name: Token) -> Token | None:
    """The participle of staying whose locative preposition governs the name."""
    preposition = name.head
    if name.dep_ != "pobj" or preposition.lower_ not in LOCATIVE:
        return None
    verb = preposition.head
    return verb if verb.dep_ in ("acl", "relcl") and verb.lemma_ in STAYING else None
