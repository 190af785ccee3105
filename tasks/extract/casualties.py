"""PLACEHOLDER casualties."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_casualties"


@Language.component(NAME)
def casualties(doc: Doc) -> Doc:
    """Nothing yet."""
    return doc
