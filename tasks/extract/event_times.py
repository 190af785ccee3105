"""Component event_times: each event mention gets the time that its own words give.

First by syntax: the phrase that hangs on the trigger, on its clause, or on the clause that its clause is part of. A phrase on the verb of saying
dates the saying; it dates the event only for want of a better one (basis `inferred`). Then by nearness: the only phrase of the sentence that no
other event claims.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.extract import layers

NAME = "sitrep_event_times"
DATING = frozenset(
    ("calendar", "rel_unit", "offset", "quarter", "season", "holiday", "clock", "day_tail", "decade", "century", "year_tail")
)
"""Kinds of phrases that can date an event; durations, sets and words like `now` cannot."""
_CLAUSES = frozenset(("relcl", "advcl", "ccomp", "acl", "csubj", "csubjpass", "parataxis", "conj", "xcomp"))
_SAYING = frozenset(
    (
        "say", "tell", "report", "announce", "add", "confirm", "claim", "state", "warn", "deny", "note", "explain", "quote", "disclose", "reveal",
        "acknowledge", "assert", "declare", "describe", "comment", "indicate", "insist", "maintain", "release", "testify", "write",
    )
)  # fmt: skip
OWN, SHARED, NEAR, SAID, ELSEWHERE = range(5)
"""How a phrase hangs together with a trigger, the best first."""


@Language.component(NAME, assigns=["doc._.events"], requires=["doc._.events", "doc._.times"])
def event_times(doc: Doc) -> Doc:
    """Set `time` and `date_basis` of every event mention that a phrase of its sentence dates, and give it a `time` argument."""
    by_sentence = _by_sentence(doc)
    if not by_sentence:
        return doc
    for start, mentions in _mentions_by_sentence(doc).items():
        _date_sentence(doc, mentions, by_sentence.get(start, []))
    return doc


def _by_sentence(doc: Doc) -> dict[int, list[int]]:
    """First token of a sentence -> numbers of the dating phrases in it."""
    found: dict[int, list[int]] = {}
    for number, time in enumerate(layers.times(doc)):
        if time.means in DATING and layers.kind_at(doc, time.start) != "dateline":
            found.setdefault(doc[time.start].sent.start, []).append(number)
    return found


def _mentions_by_sentence(doc: Doc) -> dict[int, list[layers.EventMention]]:
    found: dict[int, list[layers.EventMention]] = {}
    for mention in layers.events(doc):
        found.setdefault(doc[mention.trigger[0]].sent.start, []).append(mention)
    return found


def _date_sentence(doc: Doc, mentions: list[layers.EventMention], numbers: list[int]) -> None:
    if not numbers:
        return
    ranks = [[(*_rank(doc, mention, layers.times(doc)[n]), n) for n in numbers] for mention in mentions]
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
    mention.time, mention.date_basis = number, basis
    if basis == "stated" and not any(a.role == "time" for a in mention.arguments):
        mention.arguments.append(layers.Argument("time", time.start, time.end))


def _rank(doc: Doc, mention: layers.EventMention, time: layers.Time) -> tuple[int, int]:
    """How the phrase hangs together with the trigger, and how many words lie between them."""
    trigger = doc[mention.trigger[0] : mention.trigger[1]].root
    phrase = doc[time.start : time.end].root
    distance = max(time.start - mention.trigger[1], mention.trigger[0] - time.end, 0)
    return _relation(trigger, phrase, mention), distance


def _relation(trigger: Token, phrase: Token, mention: layers.EventMention) -> int:
    up_phrase = list(_path(phrase))
    up_trigger = list(_path(trigger))
    above = {t.i for t in up_trigger}
    meeting = next((n for n, t in enumerate(up_phrase) if t.i in above), None)
    if meeting is None:
        return NEAR
    crossed = any(_opens_clause(t) for t in up_phrase[:meeting])
    shared = up_phrase[meeting]
    if shared.i == trigger.i:
        return NEAR if crossed else OWN
    if crossed:
        return ELSEWHERE if mention.start <= phrase.i < mention.end else NEAR
    steps = [t for t in up_trigger if t.i != shared.i][: [t.i for t in up_trigger].index(shared.i)]
    if shared.lemma_.lower() in _SAYING and any(t.dep_ in ("ccomp", "parataxis", "advcl") for t in steps):
        return SAID
    return SHARED if any(_opens_clause(t) for t in steps) else OWN


def _opens_clause(token: Token) -> bool:
    return token.dep_ in _CLAUSES and (token.dep_ != "conj" or token.pos_ in ("VERB", "AUX"))


def _path(token: Token) -> Iterator[Token]:
    """The token and its heads, up to the root of the sentence."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


__all__ = ["NAME", "event_times"]
