"""PLACEHOLDER times."""

from spacy.language import Language
from spacy.tokens import Doc

NAME = "sitrep_times"


@Language.component(NAME)
def times(doc: Doc) -> Doc:
    """Nothing yet."""
    return doc
