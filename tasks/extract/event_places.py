"""Component event_places: not yet at work."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_event_places"


@Language.component(NAME)
def event_places(doc: Doc) -> Doc:
    """Leave the Doc as it is."""
    return doc
