"""From the extractor's tree to the paragraphs that report."""

from bisect import bisect_right
from collections.abc import Iterator

from lxml.etree import _Element
from rapidfuzz.fuzz import ratio

from tasks.ingest.segment import segments_of
from tasks.ingest.segment.units import ends_sentence

Spans = tuple[tuple[int, int], ...]
Paragraph = tuple[str, str]
"""Tag (p, head, quote, item, row) and text."""

LEFT_OVER = ("teaser", "caption", "boilerplate")
SAME_TITLE = 85.0
"""Likeness, in percent, from which a heading repeats the title."""


def paragraphs(body: _Element) -> list[Paragraph]:
    """The paragraphs of an extracted body in order, white space made plain."""
    return [(tag, text) for tag, raw in _blocks(body) if (text := " ".join(raw.split()))]


def _blocks(element: _Element) -> Iterator[Paragraph]:
    for child in element:
        tag = str(child.tag)
        if tag in ("list", "table", "div", "section", "row"):
            yield from _blocks(child)
        else:
            kind = {"head": "head", "quote": "quote", "item": "item", "cell": "row"}.get(tag, "p")
            for text in "".join(_texts(child)).split("\n"):
                yield kind, text
        if child.tail and child.tail.strip():
            yield "p", child.tail


def _texts(element: _Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        yield "\n" if child.tag in ("lb", "p", "quote", "list", "item", "head") else ""
        yield from _texts(child)
        yield "\n" if child.tag in ("p", "quote", "list", "item", "head") else ""
        yield child.tail or ""


def without_title(found: list[Paragraph], title: str | None) -> list[Paragraph]:
    """Without a first paragraph that only repeats the title."""
    if title and found and ratio(found[0][1].casefold(), title.casefold()) >= SAME_TITLE:
        return found[1:]
    return found


def without_links(found: list[Paragraph]) -> list[Paragraph]:
    """Without the headings and list items at the end that are no sentences: links to other pages."""
    last = len(found)
    while last > 1 and found[last - 1][0] in ("head", "item") and not ends_sentence(found[last - 1][1]):
        last -= 1
    return found[:last]


def body_of(found: list[Paragraph]) -> tuple[str, Spans]:
    """The paragraphs as one text, without teasers, captions and boilerplate, and where quotations stand in it."""
    whole = "\n\n".join(text for _, text in found)
    if not whole:
        return "", ()
    dropped = [(start, end) for kind, start, end in segments_of(whole) if kind in LEFT_OVER]
    pieces: list[str] = []
    quotes: list[tuple[int, int]] = []
    length = place = 0
    for tag, text in found:
        kept = _outside(text, place, dropped)
        place += len(text) + 2
        if not kept:
            continue
        if tag == "quote":
            quotes.append((length, length + len(kept)))
        pieces.append(kept)
        length += len(kept) + 2
    return "\n\n".join(pieces), tuple(quotes)


def _outside(text: str, place: int, dropped: list[tuple[int, int]]) -> str:
    """What of a paragraph at `place` lies outside the dropped stretches."""
    kept, last = "", 0
    for start, end in dropped[max(0, bisect_right(dropped, (place, place)) - 1) :]:
        if start >= place + len(text):
            break
        first, past = max(0, start - place), min(len(text), end - place)
        if first < past:
            kept, last = kept + text[last:first], past
    return (kept + text[last:]).strip()
