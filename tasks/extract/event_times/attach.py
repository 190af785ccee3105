"""How a time phrase hangs together with an event's trigger, by the paths from both to where they meet in the parse."""

from collections.abc import Iterator

from spacy.tokens import Token

_CLAUSES = frozenset(("relcl", "advcl", "ccomp", "acl", "csubj", "csubjpass", "parataxis", "conj", "xcomp"))
_SAYING = frozenset(
    (
        "say", "tell", "report", "announce", "add", "confirm", "claim", "state", "warn", "deny", "note", "explain", "quote", "disclose",
        "reveal", "acknowledge", "assert", "declare", "describe", "comment", "indicate", "insist", "maintain", "release", "testify",
        "write",
    )
)  # fmt: skip
_ABOUT = frozenset(
    (
        "condemn", "denounce", "blame", "criticize", "criticise", "deplore", "mourn", "investigate", "probe", "discuss", "deny",
        "reject", "claim", "confirm", "protest", "arrest", "charge", "accuse", "convict", "sentence", "indict", "identify", "praise",
        "warn", "remember", "mark", "commemorate", "plead", "acquit", "suspect", "link", "witness",
    )
)  # fmt: skip
"""Verbs of what is done about an event afterwards: their time is not the event's."""
_DOING = frozenset(
    (
        "launch", "stage", "carry", "conduct", "mount", "begin", "start", "open", "commit", "perpetrate", "hold", "wage", "make",
        "take", "do", "stop", "end", "repel", "suffer", "sustain", "cause", "leave", "see", "have", "lead", "join", "organize",
        "organise", "plant", "fire",
    )
)  # fmt: skip
"""Verbs that say of their object that it takes place."""
_STATES = frozenset(("station", "base", "deploy", "locate", "own", "hold", "know", "name", "call", "describe", "house", "park", "arm"))
"""Verbs whose participle after a noun only says which one it is."""
OWN, SHARED, NEAR, SAID, ELSEWHERE = range(5)
"""How a phrase hangs together with a trigger, the best first."""


def relation(trigger: Token, phrase: Token, triggers: set[int]) -> int:
    """The rank of a phrase for a trigger, from where their paths to the root of the sentence meet; `triggers` are all of the sentence."""
    up_phrase, up_trigger = list(path(phrase)), list(path(trigger))
    place = {t.i: n for n, t in enumerate(up_trigger)}
    meeting = next((n for n, t in enumerate(up_phrase) if t.i in place), None)
    if meeting is None:
        return NEAR
    shared = up_phrase[meeting]
    if crossed := [t for t in up_phrase[:meeting] if _opens_clause(t) and not _is_state(t)]:
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

    "Opened fire Monday, killing two" shares it, and "the raid on Monday, which killed two"; not with "a man who killed two was arrested
    Monday", "was arrested Monday after he killed two" or "said Monday that two were killed".
    """
    if any(t.dep_ in ("ccomp", "parataxis", "csubj", "csubjpass") for t in clauses):
        return SAID
    if any(t.dep_ in ("relcl", "acl") for t in clauses) and steps[-1].dep_ not in ("relcl", "acl"):
        return SAID
    if steps[0].pos_ in ("NOUN", "PROPN") and not _opens_clause(steps[0]):
        return SAID
    if shared.lemma_.lower() in _SAYING | _ABOUT:
        return SAID
    for clause in clauses:
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod", "prep")}
        if clause.dep_ == "advcl" and marks & {"after", "before", "since", "until", "because", "if", "although", "though"}:
            return SAID
    return SHARED


def _is_state(token: Token) -> bool:
    """Whether a participle tells a state: in "hit troops stationed there on Monday" the day is that of the hit."""
    return token.dep_ == "acl" and token.lemma_.lower() in _STATES


def _across(clause: Token) -> int:
    """What a phrase inside a lower clause is to the trigger above: its own with "when …", near with "after …", nothing with "who …"."""
    if clause.dep_ in ("xcomp", "conj", "ccomp", "parataxis"):
        return NEAR
    if clause.dep_ == "advcl":
        marks = {c.lower_ for c in clause.children if c.dep_ in ("mark", "advmod")}
        return SHARED if marks & {"when", "as", "while"} else NEAR if "after" in marks or not marks else ELSEWHERE
    return ELSEWHERE


def _dates_its_nouns(verb: Token, argument: Token, triggers: set[int]) -> bool:
    """Whether a verb's time is that of the event a noun below it names. "The attack began Monday": yes. "They condemned the attack": no."""
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


def path(token: Token) -> Iterator[Token]:
    """The token and its heads, up to the root of the sentence."""
    yield token
    while token.head.i != token.i:
        token = token.head
        yield token
