"""What a toll belongs to: an event, the words of a source, a mention."""

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_VIOLENT = frozenset({"ASSAULT", "COERCE", "PROTEST"})


def event_of(doc: Doc, parse: Parse, trigger: int) -> int | None:
    """Position of the event whose trigger the toll's trigger is, else of the one that governs it or stands nearest in its sentence."""
    best: tuple[int, int] | None = None
    for number, event in enumerate(layers.events(doc)):
        first, last = event.trigger
        if not parse.opens[trigger] <= first <= parse.closes[trigger] or (event.event_type not in _VIOLENT and not first <= trigger < last):
            continue
        rank = _rank(parse, trigger, first, last)
        if best is None or rank < best[0]:
            best = (rank, number)
    return best[1] if best else None


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
