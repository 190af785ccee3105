"""PLACEHOLDER quotes."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_quotes"


@Language.component(NAME)
def quotes(doc: Doc) -> Doc:
    """Nothing yet."""
    return doc
