"""From harms to tolls: who of the shot died, what is part of what, how many the victims named one by one are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain

from tasks.extract.casualties.harms import Harm
from tasks.extract.casualties.victims import Victims

Person = dict[str, str]
"""What is said of a single victim: name, age, sex, stage of life."""
_HIT = ("shot", "struck")
_TELLING = ("name", "age")
_KINDS = ("killed", "injured", "captured", "missing", "displaced")


@dataclass(slots=True)
class Toll:
    """A toll before it is tied to events: tokens, kind, bounds; `part_of` is a position in the list."""

    harm: Harm
    kind: str
    low: int | None
    best: int | None
    high: int | None
    part_of: int | None = None
    is_total: bool = False
    rule: str = ""

    @property
    def victims(self) -> Victims:
        """Whom it counts."""
        return self.harm.victims


def tolls(found: Iterable[Harm]) -> list[Toll]:
    """One toll for every counted harm, in text order, and one for victims that are only named one by one."""
    made = [_toll(h) for h in _once(found)]
    _settle_selves(made)
    killed = _people([t for t in made if t.kind == "killed"])
    hurt = [p for p in _people([t for t in made if t.kind in ("injured", *_HIT)]) if all(_differ(p, dead) for dead in killed)]
    _settle_hits(made, _count(killed))
    settled = [t for t in made if t.kind in _KINDS]
    _nest(settled)
    settled += _named(settled, "killed", _count(killed))
    settled += _named(settled, "injured", _count(hurt))
    return settled


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


def _toll(harm: Harm) -> Toll:
    v = harm.victims
    return Toll(harm, harm.kind, v.low, v.best, v.high, is_total=harm.is_period or harm.rule.startswith("toll"), rule=harm.rule)


def _people(made: list[Toll]) -> list[Person]:
    """What is said of single victims, those who can only be the same joined: by name or age, with nothing against it."""
    people: list[Person] = []
    for toll in made:
        for victim in toll.victims.parts or [toll.victims]:
            if victim.best != 1 or not victim.keys or toll.harm.is_period:
                continue
            new = dict(key.split(":", 1) for key in victim.keys)
            same = next((p for p in people if not victim.is_more and _same(p, new)), None)
            if same is None:
                people.append(new)
            else:
                same.update({k: v for k, v in new.items() if len(v) > len(same.get(k, ""))})
    return people


def _same(one: Person, other: Person) -> bool:
    return any(k in one and k in other for k in _TELLING) and not _differ(one, other)


def _count(people: list[Person]) -> int:
    """How many people there must be at least: a group of whom no two can be the same, found greedily, best known first."""
    apart: list[Person] = []
    for person in sorted(people, key=lambda p: (-len(p), sorted(p.items()))):
        if all(_differ(person, other) for other in apart):
            apart.append(person)
    return len(apart)


def _differ(one: Person, other: Person) -> bool:
    """Two names, two ages, a man and a woman, a child and an adult: two people. `Krag` may be `Otto Krag`."""
    for kind in one.keys() & other.keys():
        mine, theirs = set(one[kind].split()), set(other[kind].split())
        if not (mine <= theirs or theirs <= mine):
            return True
    return False


def _settle_selves(made: list[Toll]) -> None:
    """Who shot himself is dead where others are, or where the text says suicide: what is called a murder-suicide."""
    fatal = any(t.kind == "killed" for t in made)
    for toll in made:
        if toll.kind in _HIT and toll.harm.is_self and fatal:
            toll.kind = "killed"


def _settle_hits(made: list[Toll], named_dead: int) -> None:
    """Those shot are the dead and the injured together."""
    dead = max([named_dead, *(t.best for t in made if t.kind == "killed" and t.best is not None and not t.harm.is_period)])
    for toll in made:
        if toll.kind == "struck" and toll.best is None:
            toll.kind = ""  # `a rocket hit troops`: nobody says that one of them was hurt
        elif toll.kind in _HIT:
            toll.kind = "injured"
            if toll.best is not None and toll.best > 1 and dead and not toll.victims.is_more:
                toll.best, toll.low = max(0, toll.best - dead), None
                toll.rule += ",less the dead"
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


def _named(settled: list[Toll], kind: str, people: int) -> Iterator[Toll]:
    """The count of people named one by one, where no number says as much."""
    said = max([t.best for t in settled if t.kind == kind and t.best is not None], default=0)
    last = next((t for t in reversed(settled) if t.kind == kind), None)
    if last is not None and people > max(1, said):
        yield Toll(last.harm, kind, people, people, None, rule="one by one")
