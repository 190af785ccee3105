"""The body cut into segments: in order, never overlapping, covering every character that is no white space."""

import re

from tasks.ingest.segment import opening
from tasks.ingest.segment.patterns import judge
from tasks.ingest.segment.units import Unit, units

Segment = tuple[str, int, int]
"""Kind, start, end."""
Spans = tuple[tuple[int, int], ...]

LISTED = 6
"""A heading such as "Related stories" is followed by at most so many lines of its kind."""

_QUOTED = re.compile(r"[“\"«].{20,}[”\"»]", re.DOTALL)
_SIGNED = re.compile(r"[—–-]{1,2}\s?[A-Z][^\n.]{2,80}")
_POST_END = re.compile(r"[—–]\s?[^\n—–]{1,100}\(@\w{1,40}\)\s\w{3,9}\.?\s\d{1,2},\s\d{4}(?=\s)")


def segments_of(body: str, header_end: int = 0, *, title: str | None = None, quote_blocks: Spans = ()) -> list[Segment]:
    """Kinds of text with half-open spans in code points.

    `header_end` is where a date header at the start ends (0 without one); `title` helps to know the headline; `quote_blocks`
    are stretches that a page marks as quotations. Neighbours of one kind are one segment, whatever white space stands between them.
    """
    pieces = _pieces("boilerplate", body, 0, header_end)
    found = units(body, header_end)
    first = opening.headlines(found, title)
    pieces += [("headline", unit.start, unit.end) for unit in found[:first]]
    pieces += _opened(body, found[first:], quote_blocks)
    return _merged(pieces)


def _pieces(kind: str, body: str, start: int, end: int) -> list[Segment]:
    words = re.search(r"\S(?:.*\S)?", body[start:end], re.DOTALL)
    return [(kind, start + words.start(), start + words.end())] if words else []


def _opened(body: str, found: list[Unit], quote_blocks: Spans) -> list[Segment]:
    pieces: list[Segment] = []
    is_open = True
    for number, unit in enumerate(found):
        kinds = _kinds(found, number, quote_blocks)
        if kinds is None and is_open and opening.is_byline(unit):
            pieces.append(("boilerplate", unit.start, unit.end))
        elif kinds is None and is_open and (end := opening.dateline(unit)) is not None:
            pieces += _pieces("dateline", body, unit.start, unit.start + end) + _prose(body, unit.start + end, unit.end)
            is_open = False
        elif kinds is None:
            pieces += _listed(pieces, found, number) or _prose(body, unit.start, unit.end)
            is_open = False
        else:
            kind, start, end = kinds
            pieces += _prose(body, unit.start, unit.start + start) + _pieces(kind, body, unit.start + start, unit.start + end)
    return _joined_posts(pieces, found)


def _kinds(found: list[Unit], number: int, quote_blocks: Spans) -> Segment | None:
    unit = found[number]
    if unit.text.startswith(">") or any(start <= unit.start and unit.end <= end for start, end in quote_blocks):
        return "quote_block", 0, len(unit.text)
    following = found[number + 1] if number + 1 < len(found) else None
    if following and _QUOTED.fullmatch(unit.text) and _SIGNED.fullmatch(following.text) and "(@" not in following.text:
        return "quote_block", 0, len(unit.text)
    before = found[number - 1] if number else None
    if before and _SIGNED.fullmatch(unit.text) and _QUOTED.fullmatch(before.text) and "(@" not in unit.text:
        return "quote_block", 0, len(unit.text)
    return judge(unit)


def _listed(pieces: list[Segment], found: list[Unit], number: int) -> list[Segment]:
    """A line under a heading such as "Related stories": a teaser too, as long as the lines stay short and end like no sentence."""
    unit = found[number]
    if unit.is_stopped or unit.words > opening.HEADLINE_WORDS or not pieces or pieces[-1][0] != "teaser":
        return []
    for before in reversed(found[max(0, number - LISTED) : number]):
        verdict = judge(before)
        if verdict is not None:
            return [("teaser", unit.start, unit.end)] if verdict[0] == "teaser" and before.words <= 4 else []
    return []


def _prose(body: str, start: int, end: int) -> list[Segment]:
    """Body, with the signature of a post that was run into it cut out."""
    pieces: list[Segment] = []
    if "(@" in body[start:end]:
        for signature in _POST_END.finditer(body, start, end):
            pieces += [*_pieces("body", body, start, signature.start()), ("embed", signature.start(), signature.end())]
            start = signature.end()
    return pieces + _pieces("body", body, start, end)


def _joined_posts(pieces: list[Segment], found: list[Unit]) -> list[Segment]:
    """The paragraph above a post's signature that stands alone belongs to the post."""
    texts = {unit.start: unit for unit in found}
    joined = list(pieces)
    for number in range(1, len(joined)):
        unit = texts.get(joined[number][1])
        alone = unit is not None and joined[number][0] == "embed" and unit.text[:1] in "—–-"
        if alone and joined[number - 1][0] == "body":
            joined[number - 1] = ("embed", *joined[number - 1][1:])
    return joined


def _merged(pieces: list[Segment]) -> list[Segment]:
    merged: list[Segment] = []
    for kind, start, end in pieces:
        if merged and merged[-1][0] == kind:
            merged[-1] = (kind, merged[-1][1], end)
        else:
            merged.append((kind, start, end))
    return merged
