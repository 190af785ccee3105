"""Broken characters made readable, letter for letter: UTF-8 that was read as Windows-1252, and apostrophes doubled by a database.

What a mark takes up beyond one letter becomes blanks outside the word, so that a word keeps its own characters.
"""

import re

_SINGLE, _DOUBLE, _DASH = "â€[\u02dc\u2122]", "â€(?:\u0153|\u009d|\ufffd|\u009c)", "â€[\u201c\u201d]"
_BROKEN = re.compile(
    rf"(?P<negation>(?<=[a-z])n(?:â€\u2122|'')t\b)"
    rf"|(?<=\w)(?P<apostrophe>â€\u2122|'')(?=[^\W\d_]{{1,2}}\b)"
    rf"|(?P<quote>(?:{_SINGLE}){{2}}|{_DOUBLE}|'''')"
    rf"|(?P<single>{_SINGLE})"
    rf"|(?P<dash>{_DASH})"
    r"|(?P<blank>(?<!\w)Â[\u00a0 ])"
)
_MARKS = {"quote": '"', "single": "'", "dash": "-", "blank": " "}


def mend(text: str) -> str:
    """The text with quotation marks, apostrophes and dashes for what stands in their place; never longer or shorter."""
    if "â€" not in text and "Â" not in text and "''" not in text:
        return text
    return _BROKEN.sub(lambda found: _mark(found, text), text)


def _mark(found: re.Match[str], text: str) -> str:
    size = len(found[0])
    if found.lastgroup == "negation":  # as the tokens of a tree bank: `was n't`
        return "n't".rjust(size)
    if found.lastgroup == "apostrophe":
        return "'".rjust(size)
    mark = _MARKS[found.lastgroup or "blank"]
    is_opening = found.start() == 0 or text[found.start() - 1].isspace()
    return mark.rjust(size) if is_opening else mark.ljust(size)
