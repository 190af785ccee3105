"""From harms to tolls: who of the shot died, what is part of what, how many the victims named one by one are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import chain

from tasks.extract.casualties import people
from tasks.extract.casualties.harms import Harm
from tasks.extract.casualties.victims import Victims

_HIT = ("shot", "struck")
KINDS = ("killed", "injured", "captured", "missing", "displaced")
ROLL = "victim"
"""Kind of a list of names that does not say what befell them."""


@dataclass(slots=True)
class Toll:
    """A toll before it is tied to events: tokens, kind, bounds; `part_of` is a position in the list."""

    harm: Harm
    kind: str
    low: int | None
    best: int | None
    high: int | None
    persons: list[people.Person] = field(default_factory=list)
    raw: int | None = None
    """Those shot, the dead among them."""
    part_of: int | None = None
    is_total: bool = False
    rule: str = ""

    @property
    def victims(self) -> Victims:
        """Whom it counts."""
        return self.harm.victims


def tolls(found: Iterable[Harm], register: people.Register) -> list[Toll]:
    """One toll for every counted harm, in text order; last the lists of names that do not say what befell them."""
    made = [_toll(h, register) for h in _once(found)]
    _settle_selves(made)
    _settle_hits(
        made, people.at_least(p for t in made if t.kind == "killed" and not t.harm.is_period and not t.harm.attacker for p in t.persons)
    )
    settled = [t for t in made if t.kind in KINDS]
    _nest(settled)
    _leave_out_the_dead(settled)
    return [*settled, *(t for t in made if t.kind == ROLL)]


def _once(found: Iterable[Harm]) -> list[Harm]:
    """A phrase counts once for every kind: `were shot and killed` kills, it does not injure as well."""
    best: dict[tuple[int, str], Harm] = {}
    dead: set[int] = set()
    for harm in chain.from_iterable(map(_split, found)):
        if harm.kind == "killed":
            dead.add(harm.victims.head)
        best.setdefault((harm.victims.head, harm.kind), harm)
    kept = [h for (head, kind), h in best.items() if kind == "killed" or h.victims.best == 0 or head not in dead]
    return sorted(kept, key=lambda h: (h.victims.start, h.trigger))


def _split(harm: Harm) -> list[Harm]:
    """`no casualties` says that nobody was killed and nobody injured; `casualties` alone does not say which."""
    if harm.kind != "casualty":
        return [harm]
    return [replace(harm, kind=kind) for kind in ("killed", "injured")] if harm.victims.best == 0 else []


def _toll(harm: Harm, register: people.Register) -> Toll:
    v = harm.victims
    known = [p for part in v.parts or [v] if (p := register.person(part)) is not None]
    return Toll(harm, harm.kind, v.low, v.best, v.high, known, is_total=harm.is_period or harm.rule.startswith("toll"), rule=harm.rule)


def _leave_out_the_dead(settled: list[Toll]) -> None:
    """Who was shot and is told of as dead elsewhere is not one of the injured."""
    dead = [p for t in settled if t.kind == "killed" for p in t.persons]
    for toll in settled:
        if toll.kind == "injured" and dead:
            toll.persons = [p for p in toll.persons if not any(people.same(p, d) for d in dead)]


def _settle_selves(made: list[Toll]) -> None:
    """Who shot himself is dead where others are, or where the text says suicide: what is called a murder-suicide."""
    fatal = any(t.kind == "killed" for t in made)
    for toll in made:
        if toll.kind in _HIT and toll.harm.is_self and fatal:
            toll.kind = "killed"


def _settle_hits(made: list[Toll], named_dead: int) -> None:
    """Those shot are the dead and the injured together."""
    dead = max(
        [named_dead, *(t.best for t in made if t.kind == "killed" and t.best is not None and not t.harm.is_period and not t.harm.attacker)]
    )
    for toll in made:
        if toll.kind == "struck" and toll.best is None:
            toll.kind = ""  # `a rocket hit troops`: nobody says that one of them was hurt
        elif toll.kind in _HIT:
            toll.kind = "injured"
            if toll.best is not None and toll.best > 1 and dead and not toll.victims.is_more:
                toll.raw, toll.best, toll.low = toll.best, max(0, toll.best - dead), None
                toll.rule += ",less the dead"
                toll.persons = [people.Person(toll.best, p.chain) for p in toll.persons[:1] if toll.best]
                if toll.best == 0:
                    toll.kind = ""


def _nest(settled: list[Toll]) -> None:
    """A part belongs to the figure of its own clause, else to the last larger one before it."""
    for place, toll in enumerate(settled):
        if not toll.victims.is_part:
            continue
        whole = [n for n, t in enumerate(settled) if n != place and t.kind == toll.kind and not t.victims.is_part and _holds(t, toll)]
        same = [n for n in whole if settled[n].harm.trigger == toll.harm.trigger]
        before = [n for n in whole if n < place]
        toll.part_of = next(iter([*same, *reversed(before)]), None)


def _holds(whole: Toll, part: Toll) -> bool:
    return whole.best is None or (part.best or 0) <= whole.best


def named(settled: list[Toll], kind: str) -> Iterator[Toll]:
    """The count of people named one by one, where no number says as much."""
    here = [t for t in settled if t.kind == kind]
    many = people.at_least(p for t in here if not t.harm.is_period for p in t.persons)
    if here and many > max(1, *(t.best or 0 for t in here)):
        yield Toll(here[-1].harm, kind, many, many, None, rule="one by one")
