"""A trigger, and what stands around it."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from tasks.extract import layers
from tasks.extract.event_places.candidates import Candidate


@dataclass(frozen=True, slots=True)
class Scene:
    """One trigger of a sentence; `event` is what was read of it, `names` the candidates of its sentence in text order.

    `triggers` are the indices of the triggers of all events of the Doc.
    """

    trigger: Token
    event: layers.EventMention | None
    names: Sequence[Candidate]
    triggers: frozenset[int]
