"""What speaks for a figure as the toll of one event: every figure an article gives or adds up to, with its features."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import people

Features = dict[str, float]
_DEFINITE = frozenset({"the", "all", "both", "these", "those", "each"})
_MORE = frozenset({"other", "others", "another", "more", "additional"})
_SELF = frozenset({"himself", "herself", "themselves", "themself"})
_LEAD = 60
_MANY = 15


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


def gather(doc: Doc, made: Sequence[tuple[layers.Casualty, list[people.Person], int | None]]) -> list[Told]:
    """The tolls that give a number and are part of no other, with the happening (`local_event`) each belongs to."""
    events = layers.events(doc)
    return [
        Told(n, c.kind, c.best, events[c.event].local_event if c.event is not None else None, _circumstances(doc, c.event), who, c, raw)
        for n, (c, who, raw) in enumerate(made)
        if c.best is not None and c.part_of is None and not (c.is_total and not c.method.startswith("toll"))
    ]


def _circumstances(doc: Doc, event: int | None) -> frozenset[str]:
    """Words of place and time of the event mention a toll is tied to."""
    if event is None:
        return frozenset()
    told = layers.events(doc)[event]
    found = {f"place:{t.lower_}" for a in told.arguments if a.role == "place" for t in doc[a.start : a.end] if t.pos_ == "PROPN"}
    if told.time is not None:
        time = layers.times(doc)[told.time]
        found |= {f"time:{t.lower_}" for t in doc[time.start : time.end] if t.pos_ in ("PROPN", "NUM", "NOUN")}
    return frozenset(found)


def candidates(doc: Doc, told: Sequence[Told], home: int, kind: str, title: Mapping[str, set[int]]) -> dict[int, Features]:
    """Figure -> features, for the toll of one kind of the happening `home`; `title` holds the headline's figures by kind."""
    found: defaultdict[int, Features] = defaultdict(lambda: defaultdict(float))
    same = [t for t in told if t.kind == kind]
    around = frozenset(w for n, e in enumerate(layers.events(doc)) if e.local_event == home for w in _circumstances(doc, n))
    for t in same:
        _single(doc, found[t.best], t, _place(t, home, around))
        if t.raw is not None and t.raw != t.best:
            found[t.raw]["raw"] = 1.0
    _sums(doc, found, same, home)
    counts = _registered(found, same, home)
    for t in told:
        if t.kind == "victim":
            found[t.best]["roll"] = 1.0
    if kind == "killed":
        _with_self(found, same, home)
    _title(found, kind, title)
    _compare(found, same, home, counts, {t.best for t in told if t.kind != kind and t.kind in ("killed", "injured")})
    return {value: dict(features) for value, features in found.items()}


def _place(t: Told, home: int, around: frozenset[str] = frozenset()) -> str:
    if t.home is None or t.home == home:
        return "none" if t.home is None else "own"
    return "apart" if _elsewhere(t.circumstances, around) else "other"


def _elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both name a place and share none, or a time."""
    for kind in ("place:", "time:"):
        here, there = ({w for w in words if w.startswith(kind)} for words in (one, other))
        if here and there and not here & there:
            return True
    return False


def _single(doc: Doc, f: Features, t: Told, place: str) -> None:
    """One mention of a figure."""
    row = t.row
    first = doc[row.start].lower_
    words = set((row.victim_text or "").lower().split())
    f[f"n_{place}"] += 1.0
    f[f"has_{place}"] = 1.0
    flags = {
        "lead": math.exp(-row.start / _LEAD),
        "early": 1 - row.start / len(doc),
        "at_least": float(row.high is None),
        "definite": float(first in _DEFINITE),
        "named": float(t.best == 1 and doc[row.start].pos_ == "PROPN"),
        "more": float(bool(words & _MORE)),
        "claimed": float(row.attribution is not None),
        "less": float(",less" in row.method),
        f"frame_{row.method.split(':')[0].split(',')[0]}": 1.0,
        "background": float(row.event is not None and layers.events(doc)[row.event].is_background),
        "unsure": float(row.event is not None and layers.events(doc)[row.event].realis != "actual"),
    }
    for name, value in flags.items():
        if value:
            f[name] = max(f[name], value)


def _sums(doc: Doc, found: dict[int, Features], same: Sequence[Told], home: int) -> None:
    """Different victims of one sentence, and `two others` with those told of just before."""
    by_sentence: defaultdict[tuple[int, str], dict[str, Told]] = defaultdict(dict)
    for t in same:
        by_sentence[doc[t.row.start].sent.start, _place(t, home)][(t.row.victim_text or "").lower()] = t
    for (_, place), here in by_sentence.items():
        if len(here) > 1:
            found[sum(t.best for t in here.values())][f"sum_{place}"] = 1.0
    for before, t in pairwise(same):
        if set((t.row.victim_text or "").lower().split()) & _MORE and before.best:
            found[before.best + t.best]["and_more"] = 1.0


def _registered(found: dict[int, Features], same: Sequence[Told], home: int) -> dict[str, int]:
    """How many people there must be by what is said of each: of this happening, of it and those tied to none, of the whole article."""
    reach = {"own": ("own",), "near": ("own", "none"), "all": ("own", "none", "other")}
    counts = {}
    for name, places in reach.items():
        counts[name] = people.at_least(p for t in same if _place(t, home) in places for p in t.victims)
        if counts[name]:
            found[counts[name]][f"people_{name}"] = 1.0
    named = [p for t in same if _place(t, home) in ("own", "none") for p in t.victims if p.is_named]
    counts["named"] = people.at_least(named)
    if counts["named"] > 1:
        found[counts["named"]]["people_named"] = 1.0
    return counts


def _is_self(t: Told) -> bool:
    return t.row.method == "suicide" or (t.row.victim_text or "").lower() in _SELF


def _with_self(found: dict[int, Features], same: Sequence[Told], home: int) -> None:
    """Who killed others and then himself."""
    others = [t.best for t in same if not _is_self(t)]
    own = [t.best for t in same if not _is_self(t) and _place(t, home) == "own"]
    if len(others) < len(same) and others:
        for base in {max(others), max(own, default=0)} - {0}:
            found[base + 1]["with_self"] = 1.0


def _title(found: dict[int, Features], kind: str, title: Mapping[str, set[int]]) -> None:
    for value in title.get(kind, ()):
        found[value]["title"] = 1.0
    for value in title.get("shot", ()):
        if kind == "injured" or value in found:
            found[value]["title_shot"] = 1.0


def _compare(found: dict[int, Features], same: Sequence[Told], home: int, counts: Mapping[str, int], others: set[int]) -> None:
    """A figure beside the others."""
    own = [t.best for t in same if _place(t, home) == "own"]
    times = Counter(t.best for t in same)
    titled = [v for v, f in found.items() if f.get("title")]
    sums = max((v for v, f in found.items() if f.get("sum_own")), default=0)
    has_self = any(_is_self(t) for t in same)
    for value, f in found.items():
        f |= _against(value, own, "own") | _against(value, list(times), "any")
        flags = {
            "under_people": value < counts["own"],
            "under_named": value < counts["named"] > 1,
            "over_people": 0 < counts["own"] < value,
            "under_sum": value < sums,
            "zero": value == 0,
            "one": value == 1,
            "two": value == 2,
            "many": value > _MANY,
            "under_title": any(value < v for v in titled),
            "over_title": any(value > v for v in titled),
            "off_title": bool(titled) and value not in titled,
            "most_told": bool(times) and times[value] == max(times.values()),
            "self_more": has_self and value > 1,
            "self_one": has_self and value == 1,
            "other_kind": value in others,
            "told": value in times,
        }
        f |= {name: 1.0 for name, holds in flags.items() if holds}
        f["size"] = math.log1p(value)
        f["share"] = times[value] / max(1, len(same))
        f |= {name: math.log1p(f[name]) for name in ("n_own", "n_other", "n_none", "n_apart") if name in f}


def _against(value: int, figures: Sequence[int], name: str) -> Features:
    if not figures:
        return {f"no_{name}": 1.0}
    top = max(figures)
    order = "top" if value == top else "over" if value > top else "under"
    return {f"{order}_{name}": 1.0, f"ratio_{name}": math.log((value + 1) / (top + 1)), f"far_{name}": float(value > 3 * top + 2)}
