"""The text the language model sees: as long as the body, character for character, but easier to read.

A span found in the shadow is a span of the body. Three kinds of copy are mended: paragraphs in capitals, articles without any capitals,
and characters that were broken on their way.

The method is truecasing by word frequency (Lita et al. 2003, unigram part): each word takes the form in which it is most often written.
"""

import re

from tasks.extract.shadow import casing, mending

_PARAGRAPH = re.compile(r"[^\n]+(?:\n[^\n]+)*")
_WORD = re.compile(r"[^\W\d_]+")
_MIN_LETTERS = 12
_CAPITALS_SHARE = 0.8
_LOWER_SHARE = 0.01
_CAPITAL = re.compile(r"[A-Z]")


def cast(body: str) -> str:
    """A text of the same length as the body for the language model to read."""
    body = mending.mend(body)
    letters = sum(map(len, _WORD.findall(body)))
    capitals = len(_CAPITAL.findall(body))
    if letters >= 10 * _MIN_LETTERS and capitals <= letters * _LOWER_SHARE:
        return casing.recase(body)
    if capitals < _MIN_LETTERS:
        return body
    return _PARAGRAPH.sub(lambda found: casing.recase(found[0]) if _is_shouted(found[0]) else found[0], body)


def _is_shouted(paragraph: str) -> bool:
    """Whether a paragraph stands in capitals throughout."""
    letters = sum(map(len, _WORD.findall(paragraph)))
    return letters >= _MIN_LETTERS and sum(1 for c in paragraph if c.isupper()) > letters * _CAPITALS_SHARE


__all__ = ["cast"]
