"""Component event_times: each event mention gets the time that its own words give.

First by syntax: the phrase that hangs on the trigger, on its clause, or on the clause that its clause is part of. A phrase on the
verb of saying dates the saying; it dates the event only for want of a better one (basis `inferred`). Then by nearness: the only
phrase of the sentence that no other event claims.
"""

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.extract import layers
from tasks.extract.event_times.attach import ELSEWHERE, NEAR, SHARED, path, relation

NAME = "sitrep_event_times"
DATING = frozenset(
    ("calendar", "rel_unit", "offset", "quarter", "season", "holiday", "clock", "bare_clock", "day_tail", "decade", "century", "year_tail")
)
"""Kinds of phrases that can date an event; durations, sets and words like `now` cannot."""


@Language.component(NAME, assigns=["doc._.events"], requires=["doc._.events", "doc._.times"])
def event_times(doc: Doc) -> Doc:
    """Set `time` and `date_basis` of every event mention that a phrase of its sentence dates, and give it a `time` argument."""
    by_sentence = _by_sentence(doc)
    if not by_sentence:
        return doc
    for start, mentions in _mentions_by_sentence(doc).items():
        _date_sentence(doc, mentions, by_sentence.get(start, []))
    _date_by_pronoun(doc, by_sentence)
    return doc


def _date_by_pronoun(doc: Doc, by_sentence: dict[int, list[int]]) -> None:
    """The time of "it happened on Saturday" or "the incident took place at noon" goes to the last event told before, if that has none."""
    told = layers.events(doc)
    for numbers in by_sentence.values():
        for number in numbers:
            time = layers.times(doc)[number]
            verb = next((t for t in list(path(doc[time.start : time.end].root))[1:] if t.pos_ in ("VERB", "AUX")), None)
            if verb is None or not _takes_place(verb):
                continue
            before = [m for m in told if m.trigger[1] <= verb.i and m.time is None and verb.i - m.trigger[0] < PRONOUN_REACH]
            if before:
                _give(doc, before[-1], number, "stated")


POST_STAMP_WORDS = 6
"""An embedded post ends with its date: so many tokens from its end at most."""
PRONOUN_REACH = 60
"""Words back to the event that "it happened" speaks of."""


def _takes_place(verb: Token) -> bool:
    """`it happened`, `the incident occurred`, `this took place`."""
    if verb.lemma_.lower() not in ("happen", "occur", "unfold") and not (
        verb.lemma_ == "take" and any(c.lower_ == "place" for c in verb.children)
    ):
        return False
    return any(
        c.dep_ in ("nsubj", "nsubjpass") and c.lower_ in ("it", "this", "that", "incident", "which", "tragedy", "accident")
        for c in verb.children
    )


def _by_sentence(doc: Doc) -> dict[int, list[int]]:
    """First token of a sentence -> numbers of the dating phrases in it."""
    found: dict[int, list[int]] = {}
    for number, time in enumerate(layers.times(doc)):
        if time.means in DATING and layers.kind_at(doc, time.start) != "dateline" and not _is_stamp(doc, time.start):
            found.setdefault(doc[time.start].sent.start, []).append(number)
    return found


def _is_stamp(doc: Doc, start: int) -> bool:
    """`Posted: Monday, March 4, 2019` dates the page, and a full date at the end of an embedded post the post, not what they tell."""
    segment = next((s for s in layers.segments(doc) if s.start <= start < s.end), None)
    if segment is not None and segment.kind == "embed" and segment.end - start <= POST_STAMP_WORDS:
        return True
    return any(t.lower_ in ("posted", "updated", "published", "modified", "updated:", "posted:") for t in doc[max(0, start - 2) : start])


def _mentions_by_sentence(doc: Doc) -> dict[int, list[layers.EventMention]]:
    found: dict[int, list[layers.EventMention]] = {}
    for mention in layers.events(doc):
        found.setdefault(doc[mention.trigger[0]].sent.start, []).append(mention)
    return found


def _date_sentence(doc: Doc, mentions: list[layers.EventMention], numbers: list[int]) -> None:
    if not numbers:
        return
    triggers = {doc[m.trigger[0] : m.trigger[1]].root.i for m in mentions}
    ranks = [[(*_rank(doc, mention, layers.times(doc)[n], triggers), n) for n in numbers] for mention in mentions]
    claimed = {min(row)[2] for row in ranks if min(row)[0] <= SHARED}
    for mention, row in zip(mentions, ranks, strict=True):
        rank, _, number = min(row)
        if rank == ELSEWHERE:
            continue
        if rank == NEAR and number in claimed:
            continue
        _give(doc, mention, number, "stated" if rank <= SHARED else "inferred")


def _give(doc: Doc, mention: layers.EventMention, number: int, basis: str) -> None:
    time = layers.times(doc)[number]
    mention.time, mention.date_basis = number, "inferred" if time.means == "bare_clock" else basis
    if basis == "stated" and not any(a.role == "time" for a in mention.arguments):
        mention.arguments.append(layers.Argument("time", time.start, time.end))


def _rank(doc: Doc, mention: layers.EventMention, time: layers.Time, triggers: set[int]) -> tuple[int, int]:
    """How the phrase hangs together with the trigger, and how many words lie between them."""
    trigger = doc[mention.trigger[0] : mention.trigger[1]].root
    phrase = doc[time.start : time.end].root
    distance = max(time.start - mention.trigger[1], mention.trigger[0] - time.end, 0)
    return relation(trigger, phrase, triggers), distance


__all__ = ["NAME", "event_times"]
