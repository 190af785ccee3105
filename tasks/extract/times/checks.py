"""Phrases that only look like times: what the parse knows and the words alone do not."""

from collections.abc import Callable

from spacy.tokens import Span

from tasks.extract import layers
from tasks.extract.times import tense

_SPAN_PREPOSITIONS = frozenset(
    (
        "for", "in", "within", "than", "about", "nearly", "over", "under", "after", "during", "every", "at", "almost", "only", "just",
        "least",
    )
)  # fmt: skip
"""Words before "a week" that make it a length of time."""
FAR_AHEAD = 60
"""A number so many years after the publication is a house number, not a year."""
_NUMBERED = frozenset(
    (
        "#",
        "no",
        "no.",
        "number",
        "resolution",
        "flight",
        "route",
        "section",
        "article",
        "room",
        "highway",
        "about",
        "nearly",
        "some",
        "than",
    )
)
"""Words whose number is a count or a name, not a year."""


def _is_year(span: Span) -> bool:
    """A bare number is a year where nothing counts it, prices it or numbers it: "2010 vehicles", "$1999", "Resolution 1973" are none."""
    year = next((t for t in span if t.shape_ == "dddd"), None)
    if year is None:
        return True
    before = span.doc[year.i - 1] if year.i else None
    after = span.doc[year.i + 1] if year.i + 1 < len(span.doc) else None
    if before is not None and (before.is_currency or before.lower_ in _NUMBERED):
        return False
    if after is not None and (after.lower_ in ("%", "percent", "-") and after.nbor().is_alpha if after.i + 1 < len(span.doc) else False):
        return False
    if after is not None and after.lower_ in ("block", "blk"):
        return False
    published = layers.article(span.doc).published_on
    if published is not None and int(year.text) > published.year + FAR_AHEAD:
        return False
    counts = year.dep_ == "nummod" and year.head.i > year.i and year.head.tag_ in ("NNS", "NNPS")
    return not (counts and year.ent_type_ != "DATE") and year.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


def _is_day(span: Span) -> bool:
    """The 5 of "May 4 and 5" is a day unless it counts what follows ("May 4 and 5 people")."""
    day = span[0]
    return not (day.dep_ == "nummod" and day.head.i > day.i)


def _is_soon(span: Span) -> bool:
    """`soon` points ahead only where its clause does: "will soon leave", not "soon left"."""
    return span.text.lower() != "soon" or tense.direction(span) != "past"


def _is_adverb(span: Span) -> bool:
    """`quarterly dividend`, `the party daily`: a kind of thing, not how often."""
    return span[0].tag_ not in ("NN", "NNP") and not (span[0].lower_ == "quarterly" and span[0].dep_ == "amod")


def _is_one(span: Span) -> bool:
    """`a week` is a duration after for, in, within …; after an amount it is a rate ("$5 a day")."""
    before = span.doc[span.start - 1] if span.start else None
    return span.text.lower().split()[0] not in ("a", "an") or (before is not None and before.lower_ in _SPAN_PREPOSITIONS)


def _is_vague(span: Span) -> bool:
    """Bare plurals (`days`, `months`) say a duration only where they stand alone."""
    before = span.doc[span.start - 1] if span.start else None
    return len(span) > 1 or (
        before is not None and before.lower_ in ("for", "in", "within", "after", "of", "over", "lasted", "last", "take", "takes", "took")
    )


def _is_military(span: Span) -> bool:
    """1130 and 0045 are times of day, 1999 and 2250 people are none."""
    figures = span[0].text if span[0].text.isdigit() else ""
    return len(figures) == 4 and int(figures[:2]) < 24 and int(figures[2:]) < 60 and (len(span) > 1 or span[0].dep_ != "nummod")


CHECKS: dict[str, Callable[[Span], bool]] = {
    "military": _is_military,
    "day": _is_day,
    "soon": _is_soon,
    "adverb": _is_adverb,
    "year": _is_year,
    "one": _is_one,
    "vague": _is_vague,
}
