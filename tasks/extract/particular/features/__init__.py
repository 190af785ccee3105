"""What tells a particular deed from deeds in general, as short strings; names themselves are never looked at."""

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.particular.features import deed, parties, setting


def of(doc: Doc, number: int) -> frozenset[str]:
    """Features of the event mention at a position."""
    event = layers.events(doc)[number]
    root = doc[event.trigger[0] : event.trigger[1]].root
    return frozenset((*deed.of(event, root), *parties.of(doc, event), *setting.of(doc, number, root)))
