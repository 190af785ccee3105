"""Component events: who did what to whom, clause by clause, coded after PLOVER 2.0."""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract.events.coding import code

NAME = "sitrep_events"


@Language.component(NAME, assigns=["doc._.events"], requires=["doc._.mentions", "token.dep"])
def events(doc: Doc) -> Doc:
    """Code the clauses of headline, body, quoted blocks and embedded posts."""
    doc._.events = code(doc)
    return doc


__all__ = ["NAME", "code", "events"]
