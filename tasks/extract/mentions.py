"""Mentions: first version, the model's own named entities."""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers

NAME = "sitrep_mentions"
_LABELS = {"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"}


@Language.component(NAME, assigns=["doc._.mentions"], requires=["doc.ents"])
def mentions(doc: Doc) -> Doc:
    """Names the model found."""
    doc._.mentions = [layers.Mention(e.start, e.end, e.label_, head=e.root.i) for e in doc.ents if e.label_ in _LABELS]
    return doc
