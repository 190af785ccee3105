"""PLACEHOLDER coreference."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_coreference"


@Language.component(NAME)
def coreference(doc: Doc) -> Doc:
    """Nothing yet."""
    return doc
