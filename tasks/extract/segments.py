"""Segments on the Doc, and sentence starts where a segment or a paragraph opens."""

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.extract import layers

NAME = "sitrep_segments"


@Language.component(NAME, assigns=["token.is_sent_start"])
def segments(doc: Doc) -> Doc:
    """Give each segment its tokens; no sentence runs over the edge of a segment or a paragraph."""
    for segment in layers.segments(doc):
        tokens = doc.char_span(segment.start_char, segment.end_char, alignment_mode="expand")
        segment.start, segment.end = (tokens.start, tokens.end) if tokens is not None else (0, 0)
    opening = {segment.start for segment in layers.segments(doc)}
    for token in doc:
        if token.i in opening or (token.i and _breaks_paragraph(doc[token.i - 1])):
            token.is_sent_start = True
    return doc


def _breaks_paragraph(token: Token) -> bool:
    return token.is_space and token.text.count("\n") > 1
