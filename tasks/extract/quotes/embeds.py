"""Embedded posts: the account under a post says what the post says."""

import re
from collections.abc import Iterator
from datetime import date

from spacy.tokens import Doc

from tasks.extract import layers

_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")
_SIGNATURE = re.compile(
    r"[—–-]\s*(?P<name>[^\n@()]{0,100}?)\s*\((?P<handle>@\w{1,30})\)\s*(?P<month>[A-Za-z]{3,9})\.?\s+(?P<day>\d{1,2}),?\s+(?P<year>\d{4})"
)


def posts(doc: Doc) -> list[layers.Attribution]:
    """One attribution for every embedded post that is signed `— Name (@handle) Month D, YYYY`."""
    return list(_posts(doc))


def _posts(doc: Doc) -> Iterator[layers.Attribution]:
    body = layers.article(doc).body
    for segment in layers.segments(doc):
        if segment.kind != "embed":
            continue
        signed = _SIGNATURE.search(body, segment.start_char, segment.end_char)
        if signed is None:
            continue
        words = body[segment.start_char : signed.start()].rstrip()
        if words.strip():
            yield layers.Attribution(
                content=(segment.start_char + len(words) - len(words.lstrip()), segment.start_char + len(words)),
                source=signed.span("handle"),
                is_direct=True,
                source_name=signed["name"].strip() or None,
                said_on=_day(signed),
                confidence=0.95,
                method="embedded_post",
            )


def _day(signed: re.Match[str]) -> date | None:
    month = next((n for n, name in enumerate(_MONTHS, 1) if name.startswith(signed["month"].lower())), None)
    try:
        return date(int(signed["year"]), month, int(signed["day"])) if month else None
    except ValueError:
        return None


def blanked(text: str, segments: list[layers.Segment]) -> str:
    """The text with embedded posts, and the line breaks around them, as blanks: a quotation that one cuts in two runs on."""
    for segment in segments:
        if segment.kind == "embed":
            start, end = segment.start_char, segment.end_char
            while start and text[start - 1].isspace():
                start -= 1
            while end < len(text) and text[end].isspace():
                end += 1
            text = text[:start] + " " * (end - start) + text[end:]
    return text
