"""Kinds of text inside a body."""

import re

Segment = tuple[str, int, int]


def segments_of(body: str, header_end: int = 0) -> list[Segment]:
    """The body as kinds of text with half-open spans, in order, covering every character that is no white space."""
    found: list[Segment] = []
    for kind, start, end in (("boilerplate", 0, header_end), ("body", header_end, len(body))):
        words = re.search(r"\S(?:.*\S)?", body[start:end], re.DOTALL)
        if words:
            found.append((kind, start + words.start(), start + words.end()))
    return found
