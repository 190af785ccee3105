"""The text the language model sees: as long as the body, character for character, but easier to read.

A span found in the shadow is a span of the body. Copy in capitals is the kind of thing mended here.
"""


def cast(body: str) -> str:
    """A text of the same length as the body for the language model to read."""
    return body
