"""A toll of the article as evidence: where it belongs, whom it counts, whether the attacker is among them."""

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import people, settle


@dataclass(frozen=True, slots=True)
class Told:
    """A toll of the article: its position in the layer, where it belongs, who it counts."""

    number: int
    kind: str
    best: int
    home: int | None
    circumstances: frozenset[str]
    victims: list[people.Person]
    row: layers.Casualty
    raw: int | None = None
    attacker: str = ""
    by_others: bool = False
    with_attacker: bool = False
    of_several: bool = False
    is_hit: bool = False
    """Told of as shot: some of them may have died."""


def gather(doc: Doc, made: Sequence[tuple[layers.Casualty, settle.Toll]]) -> list[Told]:
    """The tolls that give a number and are part of no other, with the happening (`local_event`) each belongs to."""
    events, doers = layers.events(doc), _doers(doc)
    found = []
    for n, (c, toll) in enumerate(made):
        if c.best is None or c.part_of is not None or (c.is_total and not c.method.startswith("toll")):
            continue
        home, harm = events[c.event].local_event if c.event is not None else None, toll.harm
        attacker = harm.attacker or ("doer" if c.best == 1 and not harm.by_others and any(p.chain in doers for p in toll.persons) else "")
        for person in toll.persons:
            person.part = person.part or ("attacker" if attacker and c.best == 1 else "victim" if harm.by_others else None)
        found.append(
            Told(
                n,
                c.kind,
                c.best,
                home,
                circumstances(doc, c.event),
                toll.persons,
                c,
                toll.raw,
                attacker,
                harm.by_others,
                harm.with_attacker,
                harm.is_of_several,
                harm.kind in ("shot", "struck"),
            )
        )
    return found


def _doers(doc: Doc) -> set[int]:
    """Chains of the people who carry out the article's attacks."""
    mentions = layers.mentions(doc)
    actors = (
        a.mention
        for e in layers.events(doc)
        if e.event_type == "ASSAULT"
        for a in e.arguments
        if a.role == "actor" and a.mention is not None
    )
    return {c for m in actors if (c := mentions[m].chain) is not None and mentions[m].label in ("PERSON", "")}


def circumstances(doc: Doc, event: int | None) -> frozenset[str]:
    """Words of place and time of the event mention a toll is tied to."""
    if event is None:
        return frozenset()
    told = layers.events(doc)[event]
    found = {f"place:{t.lower_}" for a in told.arguments if a.role == "place" for t in doc[a.start : a.end] if t.pos_ == "PROPN"}
    if told.time is not None:
        time = layers.times(doc)[told.time]
        found |= {f"time:{t.lower_}" for t in doc[time.start : time.end] if t.pos_ in ("PROPN", "NUM", "NOUN")}
    return frozenset(found)
