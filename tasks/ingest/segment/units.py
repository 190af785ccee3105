"""The lines and paragraphs of a body, as the stretches that are judged one by one."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029]*[^\s\u2028\u2029][^\r\n\u2028\u2029]*")
_BREAK = re.compile(r"\r\n|[\r\n\u2028\u2029]")
_CLOSERS = "\"'”’»)]"
WRAPPED_CHARS = 100
"""No line of a hard-wrapped paragraph is longer."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A paragraph, or a line that stands for one, without the white space around it; `apart` if a blank line comes before it."""

    start: int
    end: int
    text: str
    apart: bool

    @property
    def words(self) -> int:
        """How many, by white space."""
        return len(self.text.split())

    @property
    def is_stopped(self) -> bool:
        """Whether it ends as a sentence does."""
        return ends_sentence(self.text)


def ends_sentence(text: str) -> bool:
    """Whether the text closes with a full stop or the like, brackets and quotation marks aside."""
    return text.rstrip(_CLOSERS)[-1:] in tuple(".!?…:;。؟!?।") or text[-1:] in tuple('"”»')


def units(body: str, start: int = 0) -> list[Unit]:
    """Lines from `start` on; the lines of a hard-wrapped paragraph are one unit."""
    found: list[Unit] = []
    for block in _blocks(body, start):
        wrapped = _is_wrapped(block)
        opening = True
        for line in block:
            if not opening and _runs_on(found[-1], line, wrapped):
                found[-1] = Unit(found[-1].start, line.end, body[found[-1].start : line.end], found[-1].apart)
            else:
                found.append(Unit(line.start, line.end, line.text, opening))
            opening = False
    return found


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str
    indent: int


def _blocks(body: str, start: int) -> list[list[_Line]]:
    blocks: list[list[_Line]] = []
    last = start
    for match in _LINE.finditer(body, start):
        whole = match.group()
        text = whole.strip()
        indent = len(whole) - len(whole.lstrip())
        line = _Line(match.start() + indent, match.start() + indent + len(text), text, indent)
        if not blocks or len(_BREAK.findall(body, last, match.start())) > 1:
            blocks.append([])
        blocks[-1].append(line)
        last = line.end
    return blocks


def _is_wrapped(block: list[_Line]) -> bool:
    r"""Many lines of much the same, moderate length: "… said the\nminister on Monday after a\n…"."""
    lengths = [len(line.text) for line in block]
    if len(block) < 3 or max(lengths) > WRAPPED_CHARS:
        return False
    full = sum(length >= 0.6 * max(lengths) for length in lengths)
    open_ended = sum(not ends_sentence(line.text) for line in block)
    return full >= 0.6 * len(block) and open_ended >= 0.5 * len(block)


def _runs_on(before: Unit, line: _Line, wrapped: bool) -> bool:
    if line.text[:1] in "-*•>":
        return False
    if wrapped:
        return line.indent < 2
    return not ends_sentence(before.text) and line.text[:1].islower() and len(before.text) > 20
