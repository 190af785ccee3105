"""Component events: not yet at work."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_events"


@Language.component(NAME)
def events(doc: Doc) -> Doc:
    """Leave the Doc as it is."""
    return doc
