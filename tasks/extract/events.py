"""PLACEHOLDER events."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_events"


@Language.component(NAME)
def events(doc: Doc) -> Doc:
    """Nothing yet."""
    return doc
