"""Quotations by their marks: curly, straight and pointed ones, nested, left open, or running over paragraphs."""

import re
from collections.abc import Iterator

Span = tuple[int, int]
_MARK = re.compile(r"[“”\"«»„‟]|``|''|\n\s*\n|(?<!\w)[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)")
_OPENING, _CLOSING = "“„«‟", "”»"
_LONGEST = 6000
_LONGEST_SINGLE = 160


def quotations(text: str) -> list[Span]:
    """Outermost quotations with their marks, in order.

    A quotation left open at the end of its paragraph runs on where the next paragraph opens with a mark, as printers do; else it is
    none, for nothing tells where it ends.
    """
    doubles = list(_doubles(text))
    return sorted([*doubles, *_singles(text, doubles)])


def _doubles(text: str) -> Iterator[Span]:
    start: int | None = None
    for mark in _MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign in ("‘", "’", "'"):
            continue
        if sign.isspace():
            if start is not None and (text[mark.end() : mark.end() + 1] not in (*_OPENING, '"') or at - start > _LONGEST):
                start = None
        elif start is None:
            if _opens(text, sign, at):
                start = at
        elif sign in _CLOSING or (sign in ('"', "''") and not _paragraph_opens(text, at)):
            yield start, mark.end()
            start = None


def _opens(text: str, sign: str, at: int) -> bool:
    if sign in _OPENING or sign == "``":
        return True
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if sign == "''":
        after = text[at + 2 : at + 3]
    return sign in ('"', "''") and (not before or before.isspace() or before in "([—–-…") and bool(after) and not after.isspace()


def _paragraph_opens(text: str, at: int) -> bool:
    """The mark stands first in a paragraph: it repeats the opening of a quotation that runs on."""
    return bool(re.search(r"\n\s*$", text[max(0, at - 4) : at])) and not text[at + 1 : at + 2].isspace()


def _singles(text: str, doubles: list[Span]) -> Iterator[Span]:
    """Quotations in single marks, outside double ones and within one paragraph; an apostrophe is none."""
    start: int | None = None
    for mark in _MARK.finditer(text):
        sign, at = mark.group(), mark.start()
        if sign.isspace() or (start is not None and at - start > _LONGEST_SINGLE):
            start = None
        if sign not in ("‘", "’", "'"):
            start = None if sign in (*_OPENING, *_CLOSING, '"', "``", "''") else start
            continue
        if any(first <= at < last for first, last in doubles):
            continue
        if start is None and sign != "’" and text[at + 1 : at + 2].isalnum() and not text[at - 1 : at].isalnum():
            start = at
        elif start is not None and sign != "‘" and at - start > 2:
            yield start, mark.end()
            start = None
