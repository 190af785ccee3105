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
_ABOUT = frozenset(
    (
        "condemn", "denounce", "blame", "criticize", "criticise", "deplore", "mourn", "investigate", "probe", "discuss", "deny", "reject", "claim",
        "confirm", "protest", "arrest", "charge", "accuse", "convict", "sentence", "indict", "identify", "praise", "warn", "remember", "mark",
        "commemorate", "plead", "acquit", "suspect", "link", "witness",
    )
)  # fmt: skip
"""Verbs of what is done about an event afterwards: their time is not the event's."""
_DOING = frozenset(
    (
        "launch", "stage", "carry", "conduct", "mount", "begin", "start", "open", "commit", "perpetrate", "hold", "wage", "make", "take", "do",
        "stop", "end", "repel", "suffer", "sustain", "cause", "leave", "see", "have", "lead", "join", "organize", "organise", "plant", "fire",
    )
)  # fmt: skip
"""Verbs that say of their object that it takes place."""
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
    _date_by_pronoun(doc, by_sentence)
    return doc


def _date_by_pronoun(doc: Doc, by_sentence: dict[int, list[int]]) -> None:
    """ "It happened on Saturday", "the incident took place at noon": the time of the last event told in the two sentences before."""
    told = layers.events(doc)
    for numbers in by_sentence.values():
        for number in numbers:
            time = layers.times(doc)[number]
            verb = next((t for t in list(_path(doc[time.start : time.end].root))[1:] if t.pos_ in ("VERB", "AUX")), None)
            if verb is None or not _takes_place(verb):
                continue
            before = [m for m in told if m.trigger[1] <= verb.i and m.time is None and verb.i - m.trigger[0] < PRONOUN_REACH]
            if before:
                _give(doc, before[-1], number, "stated")


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
    mention.time, mention.date_basis = number, basis
    if basis == "stated" and not any(a.role == "time" for a in mention.arguments):
        mention.arguments.append(layers.Argument("time", time.start, time.end))


def _rank(doc: Doc, mention: layers.EventMention, time: layers.Time, triggers: set[int]) -> tuple[int, int]:
    """How the phrase hangs together with the trigger, and how many words lie between them."""
    trigger = doc[mention.trigger[0] : mention.trigger[1]].root
    phrase = doc[time.start : time.end].root
    distance = max(time.start - mention.trigger[1], mention.trigger[0] - time.end, 0)
    return _relation(trigger, phrase, triggers), distance


def _relation(trigger: Token, phrase: Token, triggers: set[int]) -> int:
    """The rank of a phrase for a trigger, from where their paths to the root of the sentence meet; `triggers` are all of the sentence."""
    up_phrase, up_trigger = list(_path(phrase)), list(_path(trigger))
    place = {t.i: n for n, t in enumerate(up_trigger)}
    meeting = next((n for n, t in enumerate(up_phrase) if t.i in place), None)
    if meeting is None:
        return NEAR
    shared = up_phrase[meeting]
    if crossed := [t for t in up_phrase[:meeting] if _opens_clause(t)]:
        return max(_across(t) for t in crossed)
    steps = up_trigger[: place[shared.i]]
    if not steps:
        return OWN
    clauses = [t for t in steps if _opens_clause(t)]
    if clauses:
        return _below(shared, steps, clauses)
    return OWN if _dates_its_nouns(shared, steps[-1], triggers) else SAID


def _below(shared: Token, steps: list[Token], clauses: list[Token]) -> int:
    """What a phrase of the clause above is to a trigger in a clause below it.

    Shared with "opened fire Monday, killing two" and with "the raid on Monday, which killed two"; not with "a man who killed two was arrested
    Monday", "was arrested Monday after he killed two" or "said Monday that two were killed".
    """
    if any(t.dep_ in ("ccomp", "parataxis", "csubj", "csubjpass") for t in clauses):
        return SAID
    if any(t.dep_ in ("relcl", "acl") for t in clauses) and steps[-1].dep_ not in ("relcl", "acl"):
        return SAID
    if shared.lemma_.lower() in _SAYING | _ABOUT:
        return SAID
    for clause in clauses:
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "prep")}
        if clause.dep_ == "advcl" and marks & {"after", "before", "since", "until", "because", "if", "although", "though"}:
            return SAID
    return SHARED


def _across(clause: Token) -> int:
    """What a phrase inside a lower clause is to the trigger above: its own with "when …", near with "after …", nothing with "who …"."""
    if clause.dep_ in ("xcomp", "conj", "ccomp", "parataxis"):
        return NEAR
    if clause.dep_ == "advcl":
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
        return SHARED if marks & {"when", "as", "while"} else NEAR if "after" in marks or not marks else ELSEWHERE
    return ELSEWHERE


def _dates_its_nouns(verb: Token, argument: Token, triggers: set[int]) -> bool:
    """Does the time of a verb hold for the event that a noun below it names? "The attack began Monday": yes. "They condemned the attack": no."""
    if verb.pos_ not in ("VERB", "AUX"):
        return True
    lemma = verb.lemma_.lower()
    if lemma in _SAYING or lemma in _ABOUT:
        return False
    if argument.dep_ not in ("nsubj", "nsubjpass", "dobj", "attr", "agent"):
        return verb.i not in triggers or argument.lower_ in ("in", "during")
    return argument.dep_ in ("nsubj", "nsubjpass") or lemma in _DOING


def _opens_clause(token: Token) -> bool:
    return token.dep_ in _CLAUSES and (token.dep_ != "conj" or token.pos_ in ("VERB", "AUX"))


def _path(token: Token) -> Iterator[Token]:
    """The token and its heads, up to the root of the sentence."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token


__all__ = ["NAME", "event_times"]
