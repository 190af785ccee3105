"""What a toll belongs to: an event, the words of a source, a mention."""

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})
_REACH = 3
"""So many sentences back a toll may refer: `Gunmen attacked the bus. Two died.`"""


def event_of(doc: Doc, parse: Parse, trigger: int) -> int | None:
    """Position of the event whose trigger the toll's trigger is, else of the one that governs it or stands nearest in its sentence.

    Where the sentence tells of none: of the last violent one in the sentences before it.
    """
    events = layers.events(doc)
    first, last = parse.opens[trigger], parse.closes[trigger]
    here = [
        (_rank(parse, trigger, *event.trigger), number)
        for number, event in enumerate(events)
        if first <= event.trigger[0] <= last and (event.event_type in _VIOLENT or event.trigger[0] <= trigger < event.trigger[1])
    ]
    return min(here)[1] if here else _told_before(doc, events, first)


def _rank(parse: Parse, trigger: int, first: int, last: int) -> int:
    """Distance in the sentence; nothing for the same word, little for one that governs it."""
    if first <= trigger < last:
        return -1000
    at, steps = trigger, 0
    while parse.head[at] != at and steps < 6:
        at, steps = parse.head[at], steps + 1
        if first <= at < last:
            return steps - 500
    return min(abs(first - trigger), abs(last - 1 - trigger))


def _told_before(doc: Doc, events: list[layers.EventMention], first: int) -> int | None:
    """The last attack in the sentences right before, that happened."""
    earliest = first
    for _ in range(_REACH):
        earliest = doc[earliest - 1].sent.start if earliest else 0
    before = [n for n, e in enumerate(events) if earliest <= e.trigger[0] < first and e.event_type == "ASSAULT" and e.realis == "actual"]
    return before[-1] if before else None


def main_event(doc: Doc, otherwise: int | None) -> int | None:
    """The attack that is read most surely, the first of equals."""
    attacks = [(-e.confidence, n) for n, e in enumerate(layers.events(doc)) if e.event_type == "ASSAULT" and _stands(e)]
    return min(attacks)[1] if attacks else otherwise


def _stands(event: layers.EventMention) -> bool:
    return event.realis == "actual" and event.polarity == "affirmed"


def attribution_of(doc: Doc, start: int, end: int) -> int | None:
    """Position of the narrowest attribution whose content holds the toll."""
    first, last = layers.chars(doc, start, end)
    holding = [
        (a.content[1] - a.content[0], n)
        for n, a in enumerate(layers.attributions(doc))
        if a.content[0] <= first and last <= a.content[1] and not (a.cue and first <= a.cue[0] and a.cue[1] <= last)
    ]
    return min(holding)[1] if holding else None


def mention_of(doc: Doc, victims: Victims) -> int | None:
    """Position of the mention that the victims' head stands in; else of the first mention in the phrase."""
    inside = [
        (not m.start <= victims.head < m.end, n)
        for n, m in enumerate(layers.mentions(doc))
        if m.start < victims.end and victims.start < m.end
    ]
    return min(inside)[1] if inside else None
