"""Component times: phrases that say when, after TIMEX3, with the direction that the tense of their clause gives."""

import itertools

from spacy.language import Language
from spacy.tokens import Doc, Span

from tasks.extract import layers
from tasks.extract.times.checks import CHECKS
from tasks.extract.times.tense import direction
from tasks.timewords import Found, find

NAME = "sitrep_times"


@Language.component(NAME, assigns=["doc._.times"])
def times(doc: Doc) -> Doc:
    """Set `doc._.times`: the time phrases of the body, in order, none overlapping."""
    found: list[layers.Time] = []
    body = layers.article(doc).body
    for phrase in find(body if len(body) == _length(doc) else doc.text):
        span = doc.char_span(phrase.start, phrase.end, alignment_mode="expand")
        if span is None or (found and span.start < found[-1].end) or not _is_time(phrase, span):
            continue
        found.append(layers.Time(span.start, span.end, _timex_type(phrase), direction=direction(span), means=_means(phrase)))
    _anchor(doc, found)
    doc._.times = found
    return doc


def _anchor(doc: Doc, found: list[layers.Time]) -> None:
    """Let "two days after March 4" be counted from the date that follows it."""
    for number, (time, after) in enumerate(itertools.pairwise(found), 1):
        counts = time.means in ("offset", "from_event") and doc[time.end - 1].lower_ in ("before", "after")
        if counts and after.start <= time.end + 1 and after.means in ("calendar", "holiday", "rel_unit"):
            time.anchor, time.means = number, "offset"


def _length(doc: Doc) -> int:
    """Characters of the Doc's text, without putting the text together."""
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0


def _means(phrase: Found) -> str:
    """The rule's meaning, with two turns of its own.

    `from_event` counts from an event and says nothing of its time ("a day after the raid"); `bare_clock` leaves the day open ("at 5 p.m.").
    """
    if "object" in phrase.parts:
        return "from_event"
    if phrase.rule.means == "clock" and not phrase.parts.keys() & {"day", "wd", "deic", "mon"}:
        return "bare_clock"
    return phrase.rule.means


def _timex_type(phrase: Found) -> str:
    if phrase.rule.timex_type == "DATE" and ("part" in phrase.parts or "point" in phrase.parts):
        return "TIME"
    return phrase.rule.timex_type


def _is_time(phrase: Found, span: Span) -> bool:
    if any(t.ent_type_ == "PERSON" for t in span) and len(span) == 1:
        return False
    check = CHECKS.get(phrase.rule.check or "")
    return check(span) if check else True


__all__ = ["NAME", "direction", "times"]
