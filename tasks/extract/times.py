"""Component times: phrases that say when, after TIMEX3, with the direction that the tense of their clause gives."""

from spacy.language import Language
from spacy.tokens import Doc, Span, Token

from tasks.extract import layers
from tasks.timewords import Found, find

NAME = "sitrep_times"
_FUTURE_AUX = frozenset(("will", "'ll", "’ll", "shall", "wo", "would", "could", "should", "may", "might", "must", "can"))
_PLANS = frozenset(
    [
        "plan",
        "expect",
        "schedule",
        "agree",
        "vow",
        "intend",
        "hope",
        "aim",
        "propose",
        "set",
        "due",
        "want",
        "seek",
        "promise",
        "threaten",
        "prepare",
        "slate",
    ]
)
_PLANNED = frozenset(("schedule", "slate", "expect", "plan", "set", "due"))
"""Verbs whose time is that of what is planned: "has scheduled a vote for Friday", "is expected on Monday"."""
_SPAN_PREPOSITIONS = frozenset(
    ["for", "in", "within", "than", "about", "nearly", "over", "under", "after", "during", "every", "at", "almost", "only", "just", "least"]
)


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
    doc._.times = found
    return doc


def _length(doc: Doc) -> int:
    """Characters of the Doc's text, without putting the text together."""
    return doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0


def _means(phrase: Found) -> str:
    """The rule's meaning; `from_event` where the phrase counts from an event and says nothing of its time ("a day after the raid")."""
    return "from_event" if "object" in phrase.parts else phrase.rule.means


def _timex_type(phrase: Found) -> str:
    if phrase.rule.timex_type == "DATE" and ("part" in phrase.parts or "point" in phrase.parts):
        return "TIME"
    return phrase.rule.timex_type


def _is_time(phrase: Found, span: Span) -> bool:
    if any(t.ent_type_ == "PERSON" for t in span) and len(span) == 1:
        return False
    check = _CHECKS.get(phrase.rule.check or "")
    return check(span) if check else True


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
    counts = year.dep_ == "nummod" and year.head.i > year.i and year.head.tag_ in ("NNS", "NNPS")
    return not (counts and year.ent_type_ != "DATE") and year.ent_type_ not in ("MONEY", "QUANTITY", "PERCENT")


_NUMBERED = frozenset("# no no. number resolution flight route section article room highway about nearly some than".split())
"""Words whose number is a count or a name, not a year."""


def _is_day(span: Span) -> bool:
    """The 5 of "May 4 and 5" is a day unless it counts what follows ("May 4 and 5 people")."""
    day = span[-1]
    return not (day.dep_ == "nummod" and day.head.i > day.i)


def _is_soon(span: Span) -> bool:
    """`soon` points ahead only where its clause does: "will soon leave", not "soon left"."""
    return span.text.lower() != "soon" or direction(span) != "past"


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


_CHECKS = {
    "military": _is_military,
    "day": _is_day,
    "soon": _is_soon,
    "adverb": _is_adverb,
    "year": _is_year,
    "one": _is_one,
    "vague": _is_vague,
}


def direction(span: Span) -> str | None:
    """`past` or `future`, after the preposition and the verb that govern the phrase; None where neither shows it.

    "until Friday", "will meet", "plans to meet", "is expected to meet" point ahead; "since Friday", "met", "has met", "were killed" point back.
    A possessive ("Friday's attack") goes its own way, whatever the verb.
    """
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.tag_ == "POS":
        return None
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in _PREPOSITIONS:
        return _PREPOSITIONS[before]
    verb = _governor(span.root)
    while verb is not None:
        told = _tense(verb)
        if told:
            return told
        verb = _governor(verb)
    return None


_PREPOSITIONS = {"until": "future", "till": "future", "through": "future", "since": "past"}


def _governor(token: Token) -> Token | None:
    """The next verb up the tree."""
    while token.head.i != token.i:
        token = token.head
        if token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _tense(verb: Token) -> str | None:
    helpers = [c for c in verb.children if c.dep_ in ("aux", "auxpass")]
    words = {h.lower_ for h in helpers}
    if verb.lemma_.lower() in _PLANNED:
        return "future"
    if words & _FUTURE_AUX:
        return "past" if "have" in words else "future"
    if "to" in words:
        return "future" if verb.head.lemma_.lower() in _PLANS or verb.head.tag_ in ("VBZ", "VBP") else None
    if verb.tag_ == "VBD" or any(h.tag_ == "VBD" for h in helpers) or (verb.tag_ == "VBN" and helpers):
        return "past"
    if verb.tag_ == "VBN" and not helpers:
        return "past"
    return "future" if verb.tag_ == "VBG" and any(h.tag_ in ("VBZ", "VBP") for h in helpers) else None
