"""Component event_identity: which event mentions of one article report the same happening.

Mentions are taken in text order. Each joins the earlier happening that it fits best, or opens one of its own. What must not contradict:
type, acting and suffering parties, place, day, mode.

What speaks for sameness: a definite noun that refers back (`the attack`), a shared clause (`the strike killed two`), shared parties.
"""

from dataclasses import dataclass, field

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.extract import layers
from tasks.extract.events import lexicon

NAME = "sitrep_event_identity"
_BACK = frozenset({"the", "this", "that", "these", "those", "its", "their", "his", "her"})
_FROM_THE_AIR = frozenset({"drone", "aerial"})
_VAGUE_MODES = frozenset({None, "targeted", "destroy"})
_OUTCOMES = frozenset(lexicon.load().classes["outcome"])
_JOINS_AT = 1.0
_REACH = 40
_NEAR = 5
_OPENING = 8
_ELSEWHERE = frozenset(("later", "separate", "separately", "elsewhere", "meanwhile"))
_APART = ("place", "quarter", "time")
_QUARTERS = frozenset({"neighbourhood", "neighborhood", "district", "suburb", "quarter", "ward"})


@dataclass(slots=True)
class _Happening:
    """What the mentions of one happening say together."""

    number: int
    event_type: str
    modes: set[str] = field(default_factory=set)
    words: dict[str, set[str]] = field(default_factory=dict)
    last: layers.EventMention | None = None


@Language.component(NAME, assigns=["doc._.events"], requires=["doc._.events"])
def event_identity(doc: Doc) -> Doc:
    """Number the happenings; mentions of one share the number."""
    told: list[_Happening] = []
    for mention in layers.events(doc):
        words = _words(doc, mention)
        scored = [(s, -h.number, h) for h in told[-_REACH:] if (s := _fit(doc, mention, words, h)) >= _JOINS_AT]
        home = max(scored, key=lambda x: x[:2])[2] if scored else _Happening(len(told), mention.event_type)
        if home.number == len(told):
            told.append(home)
        _add(home, mention, words)
    return doc


def _add(home: _Happening, mention: layers.EventMention, words: dict[str, set[str]]) -> None:
    mention.local_event = home.number
    home.last = mention
    if mention.mode:
        home.modes.add(mention.mode)
    for role, found in words.items():
        home.words.setdefault(role, set()).update(found)


def _words(doc: Doc, mention: layers.EventMention) -> dict[str, set[str]]:
    """Content words of each role; a party's chain stands for its words where there is one."""
    found: dict[str, set[str]] = {}
    for argument in [*mention.arguments, *_likely_quarter(doc, mention)]:
        words = {t.lower_ for t in doc[argument.start : argument.end] if t.pos_ in ("NOUN", "PROPN", "NUM", "ADJ")}
        if argument.mention is not None and (chain := layers.mentions(doc)[argument.mention].chain) is not None:
            words.add(f"#{chain}")
        role = argument.role
        if role == "place" and _is_quarter(doc[argument.start : argument.end].root):
            role, words = "quarter", {t.lower_ for t in doc[argument.start : argument.end] if t.pos_ == "PROPN"} - _QUARTERS
        found.setdefault(role, set()).update(words)
    if mention.time is not None:
        time = layers.times(doc)[mention.time]
        found["time"] = {layers.surface(doc, time.start, time.end).lower()}
    return found


def _likely_quarter(doc: Doc, mention: layers.EventMention) -> list[layers.Argument]:
    """The part of a town that is its place if any is, where no argument says it."""
    if mention.near_place is None:
        return []
    name = layers.mentions(doc)[mention.near_place]
    if not _is_quarter(doc[name.start : name.end].root):
        return []  # of a country and a town in it neither contradicts the other
    return [layers.Argument("place", name.start, name.end, mention.near_place)]


def _is_quarter(head: Token) -> bool:
    """A part of a town, which contradicts other parts but not the town: `the capital's eastern neighbourhood of Karrada`."""
    above = head.head.head if head.dep_ == "pobj" and head.head.lower_ == "of" else head.head
    return head.lemma_.lower() in _QUARTERS or (head.dep_ in ("pobj", "compound", "appos") and above.lemma_.lower() in _QUARTERS)


def _fit(doc: Doc, mention: layers.EventMention, words: dict[str, set[str]], told: _Happening) -> float:
    """Below 1: another happening."""
    last = told.last
    if last is None or mention.event_type != told.event_type or (mention.polarity, mention.realis) != (last.polarity, last.realis):
        return 0.0
    if not _modes_agree(mention.mode, told.modes):
        return 0.0
    if _same_clause(doc, mention, last):
        return 3.0
    if _is_outcome(doc, mention, last) and not words.keys() & set(_APART):
        return 2.0
    if _goes_on(doc, mention, words, told):
        return 1.2
    shared = 0.0
    for role in ("actor", "recipient", *_APART):
        here, there = words.get(role, set()), told.words.get(role, set())
        if here and there:
            if not here & there:
                return 0.0
            shared += 1.0 if role in ("actor", "recipient") else 0.5
    if _refers_back(doc, mention):
        return 1.5 + shared - 0.01 * (told.number == 0)
    return shared if shared >= 1.5 else 0.0


def _goes_on(doc: Doc, mention: layers.EventMention, words: dict[str, set[str]], told: _Happening) -> bool:
    """An attack of the same mode on other victims, told right after, at no other place or day (`Berg was shot. Krag was hit twice`)."""
    last = told.last
    if last is None or mention.event_type != "ASSAULT" or mention.is_background != last.is_background:
        return False
    if any(words.get(role) and told.words.get(role) and not words[role] & told.words[role] for role in _APART):
        return False
    sentence = doc[mention.trigger[0]].sent
    if _ELSEWHERE & {t.lower_ for t in doc[sentence.start : min(mention.trigger[0], sentence.start + _OPENING)]}:
        return False
    first, here = last.trigger[0], mention.trigger[0]
    return first <= here and sum(bool(t.is_sent_start) for t in doc[first + 1 : here + 1]) < _NEAR


def _is_outcome(doc: Doc, mention: layers.EventMention, other: layers.EventMention) -> bool:
    """What an attack told just before led to (`A bomb went off. Two people were wounded`)."""
    if mention.event_type != "ASSAULT" or any(a.role == "actor" for a in mention.arguments):
        return False
    here, there = doc[mention.trigger[0]], doc[other.trigger[0]]
    if here.lemma_.lower() not in _OUTCOMES or there.lemma_.lower() in _OUTCOMES:
        return False
    return here.sent.start <= there.sent.end and here.i > there.i


def _modes_agree(mode: str | None, modes: set[str]) -> bool:
    return mode in _VAGUE_MODES or not (modes - _VAGUE_MODES) or mode in modes or (mode in _FROM_THE_AIR and bool(modes & _FROM_THE_AIR))


def _same_clause(doc: Doc, mention: layers.EventMention, other: layers.EventMention) -> bool:
    """One trigger depends on the other, or both on one: `the strike killed two`, `opened fire, killing two`."""
    a, b = (doc[e.trigger[1] - 1] if doc[e.trigger[1] - 1].pos_ in ("NOUN", "PROPN") else doc[e.trigger[0]] for e in (mention, other))
    if a.sent.start != b.sent.start:
        return False
    if a.dep_ == "conj" and a.head == b and a.pos_ == b.pos_ == "NOUN":
        return False
    return a.head == b or b.head == a or (a.head == b.head and {a.dep_, b.dep_} & {"nsubj", "pobj", "dobj", "advcl"} != set())


def _refers_back(doc: Doc, mention: layers.EventMention) -> bool:
    """A definite event noun without parties of its own."""
    head = doc[mention.trigger[1] - 1]
    if head.pos_ not in ("NOUN", "PROPN"):
        return False
    return any(t.dep_ in ("det", "poss") and t.lower_ in _BACK for t in head.children)
