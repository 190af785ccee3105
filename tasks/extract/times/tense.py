"""Which way the words around a time phrase point: back or ahead."""

from spacy.tokens import Span, Token

_FUTURE_AUX = frozenset(("will", "'ll", "’ll", "shall", "wo", "would", "could", "should", "may", "might", "must", "can"))
_PLANS = frozenset(
    (
        "plan", "expect", "schedule", "agree", "vow", "intend", "hope", "aim", "propose", "set", "due", "want", "seek", "promise",
        "threaten", "prepare", "slate",
    )
)  # fmt: skip
"""Verbs whose "to …" lies ahead."""
_PLANNED = frozenset(("schedule", "slate", "expect", "plan", "set", "due"))
"""Verbs whose time is that of what is planned: "has scheduled a vote for Friday", "is expected on Monday"."""


def direction(span: Span) -> str | None:
    """`past` or `future`, after the preposition and the verb that govern the phrase; None where neither shows it.

    "until Friday", "will meet", "plans to meet", "is expected to meet" point ahead; "since Friday", "met", "has met" point back.
    A possessive ("Friday's attack") goes its own way, whatever the verb.
    """
    after = span.doc[span.end] if span.end < len(span.doc) else None
    if after is not None and after.tag_ == "POS":
        return None
    before = span.doc[span.start - 1].lower_ if span.start else ""
    if before in _PREPOSITIONS:
        return _PREPOSITIONS[before]
    if span.root.dep_ in ("compound", "nmod", "amod", "nummod") and span.root.head.pos_ in ("NOUN", "PROPN"):
        return "past"  # "the June agreement", "the Oct. 23 killing": known things
    verb = _governor(span.root)
    while verb is not None:
        told = _tense(verb)
        if told:
            return told
        verb = _governor(verb)
    return None


_PREPOSITIONS = {"until": "future", "till": "future", "through": "future", "since": "past", "effective": "future", "payable": "future"}


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
