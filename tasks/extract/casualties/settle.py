"""From harms to tolls: who of the shot died, what is part of what, how many the victims named one by one are."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tasks.extract.casualties.harms import Harm
from tasks.extract.casualties.victims import Victims

_HIT = ("shot", "struck")


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
    harms = _once(found)
    made = [_toll(h) for h in harms]
    killed = _individuals([t for t in made if t.kind == "killed"])
    hurt = _individuals([t for t in made if t.kind in ("injured", *_HIT)]) - killed
    _settle_hits(made, len(killed))
    settled = [t for t in made if t.kind not in _HIT]
    _nest(settled)
    settled += _named(settled, "killed", len(killed))
    settled += _named(settled, "injured", len(hurt))
    return settled


def _once(found: Iterable[Harm]) -> list[Harm]:
    """A phrase counts once for every kind: `were shot and killed` kills, it does not injure as well."""
    best: dict[tuple[int, str], Harm] = {}
    dead: set[int] = set()
    for harm in found:
        if harm.kind == "killed":
            dead.add(harm.victims.head)
        best.setdefault((harm.victims.head, harm.kind), harm)
    kept = [h for (head, kind), h in best.items() if kind == "killed" or head not in dead]
    return sorted(kept, key=lambda h: (h.victims.start, h.trigger))


def _toll(harm: Harm) -> Toll:
    v = harm.victims
    return Toll(harm, harm.kind, v.low, v.best, v.high, rule=harm.rule)


def _individuals(made: list[Toll]) -> set[str]:
    """Distinct people among single victims: those who share a surname or an age are one."""
    people: list[set[str]] = []
    for toll in made:
        for victim in toll.victims.parts or [toll.victims]:
            if victim.best == 1 and victim.keys:
                keys = set(victim.keys)
                same = [p for p in people if p & keys]
                people = [p for p in people if not p & keys] + [keys.union(*same)]
    return {min(p) for p in people}


def _settle_hits(made: list[Toll], named_dead: int) -> None:
    """Those shot are the dead and the injured together."""
    dead = max([t.best for t in made if t.kind == "killed" and t.best is not None], default=0)
    dead = max(dead, named_dead)
    for toll in made:
        if toll.kind in _HIT:
            toll.kind = "injured"
            if toll.best is not None and toll.best > 1 and dead:
                toll.best, toll.low = max(0, toll.best - dead), None
                toll.rule += ",less the dead"
                if toll.best == 0:
                    toll.kind = "shot"


def _nest(settled: list[Toll]) -> None:
    for place, toll in enumerate(settled):
        if not toll.victims.is_part:
            continue
        before = [n for n in range(place) if settled[n].kind == toll.kind and (settled[n].best or 0) >= (toll.best or 0)]
        toll.part_of = before[-1] if before else None


def _named(settled: list[Toll], kind: str, people: int) -> Iterator[Toll]:
    """The count of people named one by one, where no number says as much."""
    said = max([t.best for t in settled if t.kind == kind and t.best is not None], default=0)
    if people > 1 and people > said:
        last = next(t for t in reversed(settled) if t.kind == kind)
        yield Toll(last.harm, kind, people, people, None, rule="one by one", is_total=True)
