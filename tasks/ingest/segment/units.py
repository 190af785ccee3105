"""The lines and paragraphs of a body, as the stretches that are judged one by one."""

import re
from dataclasses import dataclass

_LINE = re.compile(r"[^\r\n\u2028\u2029]+")
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
    spans: list[tuple[int, int, bool]] = []
    for block in _blocks(body, start):
        wrapped = _is_wrapped(block)
        for number, line in enumerate(block):
            if number and _runs_on(block[number - 1], line, wrapped):
                spans[-1] = (spans[-1][0], line.end, spans[-1][2])
            else:
                spans.append((line.start, line.end, number == 0))
    return [Unit(first, last, body[first:last], apart) for first, last, apart in spans]


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
        if not text:
            continue
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
    longest = max(lengths)
    if len(block) < 3 or longest > WRAPPED_CHARS:
        return False
    full = sum(length >= 0.6 * longest for length in lengths)
    open_ended = sum(not ends_sentence(line.text) for line in block)
    return full >= 0.6 * len(block) and open_ended >= 0.5 * len(block)


def _runs_on(before: _Line, line: _Line, wrapped: bool) -> bool:
    if line.text[:1] in "-*•>":
        return False
    if wrapped:
        return line.indent < 2
    return not ends_sentence(before.text) and line.text[:1].islower() and len(before.text) > 20
