"""Whether a toll counts the attacker who died with his victims: `killed three before he turned the gun on himself` makes four."""

from collections import defaultdict
from collections.abc import Mapping, MutableMapping, Sequence

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import attackers, people
from tasks.extract.casualties.told import Told

Features = dict[str, float]
_STATES = ("state", "subject", "remains", "count", "toll", "lives", "multiple")
_STANDING = ("over_", "under_", "no_", "far_", "ratio_", "off_")
_NOT_PASSED = frozenset({"attacker", "self_in", "one", "two", "told", "size", "share"})
_NEAR = ("own", "none")


def add(doc: Doc, found: MutableMapping[int, Features], told: Sequence[Told], place: Mapping[int, str]) -> None:
    """For every count of victims, the same with the attacker: features `self`, how it is told, and how that he died is told."""
    signs = _signs(doc, [t for t in told if t.kind == "killed"], place)
    if not signs:
        return
    dead = [t for t in told if t.kind == "killed"]
    fallen = [p for t in dead if t.attacker for p in t.victims]
    others = [t for t in dead if not t.attacker and (t.best > 1 or _is_another(t, fallen))]
    bases = _bases(found, others, [t for t in told if t.is_hit and not t.attacker], place)
    if attackers.is_murder_suicide(layers.article(doc).title):
        for value in [v for v, said in bases.items() if "title" in said]:
            bases[value].add("twice")
    top, born = max(bases, default=0), {}
    for value, classes in bases.items():
        if value:
            own = {"self": 1.0, **dict.fromkeys((f"self_{c}" for c in (*classes, *signs)), 1.0), "self_top": float(value == top)}
            born[value + 1] = _inherited(found[value], found.get(value + 1, {})) | own
    found.update(born)


def _inherited(base: Features, own: Features) -> Features:
    """What speaks for a count of victims speaks for it with the attacker; a figure that the text gives keeps its own standing."""
    kept = own if own.get("told") else {name: x for name, x in own.items() if not name.startswith(_STANDING)}
    passed = {name: x for name, x in base.items() if name not in _NOT_PASSED and not (own.get("told") and name.startswith(_STANDING))}
    return {name: max(passed.get(name, 0.0), kept.get(name, 0.0)) for name in {**passed, **kept}}


def _signs(doc: Doc, dead: Sequence[Told], place: Mapping[int, str]) -> list[str]:
    """How the article tells that the attacker died."""
    lone = not any(where == "own" for where in place.values())
    found = {f"by_{t.attacker}" if lone or place[id(t)] in _NEAR else "by_any" for t in dead if t.attacker}
    article = layers.article(doc)
    if attackers.is_murder_suicide(article.body) or attackers.is_murder_suicide(article.title):
        found.add("by_term")
    return sorted(found)


def _bases(found: Mapping[int, Features], others: Sequence[Told], hit: Sequence[Told], place: Mapping[int, str]) -> dict[int, set[str]]:
    """Counts of victims -> how each is told."""
    bases: defaultdict[int, set[str]] = defaultdict(set)
    for t in others:
        said = bases[t.best]
        said.add(place[id(t)])
        said |= {n for n, holds in {"deed": t.by_others, "twice": t.with_attacker, "state": _is_state(t)}.items() if holds}
    known = people.at_least(p for t in others if place[id(t)] in _NEAR for p in t.victims)
    if known:
        bases[known].add("people")
    for value, f in found.items():
        for name in ("title", "and_more", "ordinal", "roll"):
            if f.get(name) and (value > 1 or value in bases):
                bases[value].add(name)
    if not others:
        for t in hit:
            bases[t.raw or t.best].add("hit")
    return bases


def _is_another(t: Told, fallen: Sequence[people.Person]) -> bool:
    """One dead who cannot be the attacker: killed by somebody, an officer, a woman where he is a man."""
    return t.by_others or t.row.victim_status == "security_force" or any(people.differ(p, a) for p in t.victims for a in fallen)


def _is_state(t: Told) -> bool:
    """Several told of as dead, without who did it."""
    return t.best > 1 and not t.by_others and t.row.method.split(":")[0] in _STATES
