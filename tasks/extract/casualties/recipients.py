"""Who suffered an attack: those its tolls tell of; a place that was hit is no party."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import numbers
from tasks.extract.casualties.victims import Victims

_PLACES = frozenset({"LOC", "FAC", "GPE"})
_ROLE = "recipient"
_OBJECT = "target_object"
_NOBODY = frozenset({"body", "bodies", "number", "remains", "corpses", "life", "lives", "deaths", "injuries", "casualties", "fatalities"})


def complete(doc: Doc, lower: list[str], harmed: Iterable[tuple[int | None, Victims]]) -> None:
    """Add the victims of a toll to the recipients of the attack it is tied to; places among them become objects.

    `harmed` are (position of the event mention, victims), `lower` the words. What overlaps a recipient already there is left alone.
    """
    events, mentions = layers.events(doc), layers.mentions(doc)
    at = {token: n for n in range(len(mentions) - 1, -1, -1) for token in range(mentions[n].start, mentions[n].end)}
    for event in events:
        if event.event_type == "ASSAULT":
            event.arguments = list(_places_as_objects(event.arguments, at, mentions))
    for number, victims in harmed:
        if number is not None and events[number].event_type == "ASSAULT" and victims.best != 0:
            found = [v for v in victims.parts or [victims] if _is_somebody(lower, v)]
            events[number].arguments += list(_new(events[number], found, at))


def _places_as_objects(arguments: list[layers.Argument], at: dict[int, int], mentions: list[layers.Mention]) -> Iterator[layers.Argument]:
    """A site is no party; a town is one only where nobody else is (`Russian guns shelled Kharkiv`)."""
    objects = {(a.start, a.end) for a in arguments if a.role == _OBJECT}
    has_party = any(a.role == _ROLE and _kind_of_place(a, at, mentions) is None for a in arguments)
    for argument in arguments:
        kind = _kind_of_place(argument, at, mentions) if argument.role == _ROLE else None
        if kind is None or (kind == "GPE" and not has_party):
            yield argument
        elif (argument.start, argument.end) not in objects:
            yield replace(argument, role=_OBJECT)


def _is_somebody(lower: list[str], victims: Victims) -> bool:
    """A word for people; not a bare number, not some of those named before (`three of them civilians`)."""
    some = victims.is_part and numbers.is_numeric(lower[victims.start])
    return not (some or lower[victims.head] in _NOBODY or numbers.is_numeric(lower[victims.head]))


def _new(event: layers.EventMention, found: list[Victims], at: dict[int, int]) -> Iterator[layers.Argument]:
    for v in found:
        if not any(a.role == _ROLE and a.start < v.end and v.start < a.end for a in event.arguments):
            yield layers.Argument(_ROLE, v.start, v.end, at.get(v.head))


def _kind_of_place(argument: layers.Argument, at: dict[int, int], mentions: list[layers.Mention]) -> str | None:
    """Label of a place below a country, that stands for no government: `shelled the village`, not `attacked France`."""
    found = at.get(argument.end - 1)
    if found is None:
        return None
    mention = mentions[found]
    return mention.label if mention.label in _PLACES and mention.country is None and mention.seat_of is None else None
