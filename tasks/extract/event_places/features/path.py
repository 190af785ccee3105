"""The way through the parse from a name up and down to a trigger."""

from collections.abc import Iterator

from spacy.tokens import Token

from tasks.extract.event_places.candidates import Candidate
from tasks.extract.event_places.features.scene import Scene
from tasks.extract.event_places.features.tree import VERBAL, chain, governor, word

LONGEST = 60


def of(name: Candidate, trigger: Token) -> Iterator[str]:
    """How far up, how far down, by which relations, over which words."""
    up, down = chain(name.head), chain(trigger)
    height = {t.i: n for n, t in enumerate(down)}
    rise = next((n for n, t in enumerate(up) if t.i in height), None)
    if rise is None:
        yield "path=none"
        return
    fall = height[up[rise].i]
    yield from _lengths(up, down, rise, fall)
    yield from _relations(name, up, down, rise, fall)
    yield from (f"via={word(step)}" for step in up[1:rise] if step.pos_ in ("NOUN", "VERB", "PROPN"))
    yield from (f"under={word(step)}" for step in down[1 : fall + 1])


def _lengths(up: list[Token], down: list[Token], rise: int, fall: int) -> Iterator[str]:
    yield f"rise={min(rise, 6)}"
    yield f"fall={min(fall, 5)}"
    yield f"rise+fall={min(rise, 5)}+{min(fall, 4)}"
    yield f"verbs_up={min(3, sum(t.pos_ in VERBAL for t in up[1:rise]))}"
    yield f"verbs_down={min(3, sum(t.pos_ in VERBAL for t in down[1 : fall + 1]))}"


def _relations(name: Candidate, up: list[Token], down: list[Token], rise: int, fall: int) -> Iterator[str]:
    preposition, _ = governor(name.head)
    climb = "/".join(t.lower_ if t.dep_ == "prep" else t.dep_ for t in up[:rise])
    descent = "/".join(t.dep_ for t in down[:fall])
    yield f"climb={climb[:LONGEST]}"
    yield f"descent={descent[:LONGEST]}"
    yield f"meet+prep={'trigger' if fall == 0 else 'above'}+{preposition}"
    yield f"fall+prep={min(fall, 3)}+{preposition}"
    yield f"way={climb[:50]}|{descent[:40]}"
    yield f"steps={'/'.join(t.dep_ for t in up[:rise])[:50]}|{descent[:40]}"
    yield f"meets={up[rise].pos_}+{'same' if fall == 0 else descent.rsplit('/', maxsplit=1)[-1]}"
    if fall == 0 and rise:
        yield f"last_step={up[rise - 1].dep_}"
        yield f"last_step+prep={up[rise - 1].dep_}+{preposition}"


def owner(name: Candidate, scene: Scene) -> Iterator[str]:
    """The nearest verb, noun and trigger that govern the name: another event may own it."""
    trigger, up = scene.trigger, chain(name.head)
    verb = next((t for t in up[1:] if t.pos_ in VERBAL), None)
    noun = next((t for t in up[1:] if t.pos_ in VERBAL or t.pos_ == "NOUN"), None)
    own = next((t for t in up[1:] if t.i in scene.triggers), None)
    yield f"verb_over={_or_self(verb, trigger)}"
    yield f"noun_over={_or_self(noun, trigger)}"
    yield f"owner={'none' if own is None else 'self' if own.i == trigger.i else 'other'}"
    if own is not None and own.i != trigger.i:
        above = any(t.i == own.i for t in chain(trigger))
        below = any(t.i == trigger.i for t in chain(own))
        yield "owner_above" if above else "owner_below" if below else "owner_aside"
        yield f"owner+prep={governor(name.head)[0]}+{above}"


def _or_self(token: Token | None, trigger: Token) -> str:
    return "none" if token is None else "self" if token.i == trigger.i else word(token)
