"""What speaks for a figure as the toll of one event: every figure an article gives or adds up to, with its features."""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import headline, inclusion, people, settle
from tasks.extract.casualties.inclusion import Features
from tasks.extract.casualties.told import Told, circumstances

_DEFINITE = frozenset({"the", "all", "both", "these", "those", "each"})
_MORE = frozenset({"other", "others", "another", "more", "additional"})
_NTH = {w: n for n, w in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2)}
_ADDED = ("people_named",)
"""Figures that the text does not give but adds up to: they stand where the figures do that they come of."""
_LEAD = 60
_MANY = 15


def candidates(doc: Doc, told: Sequence[Told], home: int, kind: str, title: Mapping[str, set[int]]) -> dict[int, Features]:
    """Figure -> features, for the toll of one kind of the happening `home`; `title` holds the headline's figures by kind."""
    found: defaultdict[int, Features] = defaultdict(lambda: defaultdict(float))
    same = [t for t in told if t.kind == kind]
    around = frozenset(w for n, e in enumerate(layers.events(doc)) if e.local_event == home for w in circumstances(doc, n))
    for t in same:
        _single(doc, found[t.best], t, _place(t, home, around))
        if t.raw is not None and t.raw != t.best:
            found[t.raw]["raw"] = 1.0
    _sums(doc, found, same, home)
    _nobody_left(found, told, same, kind)
    rolls = [t for t in told if t.kind == settle.ROLL]
    alone = kind == "killed" and not any(t.kind == "injured" and not t.is_hit for t in told)
    counts = _registered(found, [*same, *rolls] if alone else same, home)
    for t in rolls:
        found[t.best]["roll"] = 1.0
        if alone:
            found[t.best]["roll_alone"] = 1.0
    for t in same:
        nth = next((_NTH[w] for w in (t.row.victim_text or "").lower().split()[:2] if w in _NTH), None)
        if nth is not None:
            found[nth]["ordinal"] = 1.0
    _title(found, kind, title, headline.is_of_several(layers.article(doc).title))
    _compare(found, same, home, counts, {t.best for t in told if t.kind != kind and t.kind in ("killed", "injured")})
    if kind == "killed":
        inclusion.add(doc, found, told, {id(t): _place(t, home) for t in told})
    return {value: dict(features) for value, features in found.items()}


def _place(t: Told, home: int, around: frozenset[str] = frozenset()) -> str:
    if t.home is None or t.home == home:
        return "none" if t.home is None else "own"
    return "apart" if _elsewhere(t.circumstances, around) else "other"


def _elsewhere(one: frozenset[str], other: frozenset[str]) -> bool:
    """Both name a place and share none, or a time."""
    if not one or not other:
        return False
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
        "attacker": float(bool(t.attacker)),
        "self_in": float(t.with_attacker),
        "several": float(t.of_several),
        f"frame_{row.method.split(':')[0].split(',')[0]}": 1.0,
        "background": float(row.event is not None and layers.events(doc)[row.event].is_background),
        "unsure": float(row.event is not None and layers.events(doc)[row.event].realis != "actual"),
    }
    for name, value in flags.items():
        if value:
            f[name] = max(f[name], value)


def _nobody_left(found: dict[int, Features], told: Sequence[Told], same: Sequence[Told], kind: str) -> None:
    """Whoever was shot may be among the dead: then nobody is injured."""
    dead = [t.best for t in told if t.kind == "killed" and t.best]
    if kind == "injured" and dead and same and all(t.is_hit for t in same):
        f = found[0]
        f["none_left"] = 1.0
        f["none_left_all"] = float(not any(t.victims for t in same))
        f["none_left_few"] = float(max(t.raw or t.best for t in same) <= max(dead))
        fallen = [p for t in told if t.kind == "killed" for p in t.victims]
        f["none_left_other"] = float(
            any(p.is_more or all(people.differ(p, d) for d in fallen) for t in same for p in t.victims) and bool(fallen)
        )
        f["none_left_signs"] = float(any(t.row.method.split(",")[0] in ("care", "wounds") for t in same))


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
    here = [t for t in same if _place(t, home) in ("own", "none")]
    counts["named"] = people.at_least(p for t in here for p in t.victims if p.is_named)
    in_one_list = any(t.best > counts["named"] == people.at_least(p for p in t.victims if p.is_named) for t in here)
    if counts["named"] > 1 and not in_one_list:  # `killed Ann Holm, Otto Krag and a policeman`: the two named are some of them
        found[counts["named"]]["people_named"] = 1.0
    return counts


def _title(found: dict[int, Features], kind: str, title: Mapping[str, set[int]], several: bool) -> None:
    for value in title.get(kind, ()):
        found[value]["title" if not several else "title_several"] = 1.0
    for value in title.get("shot", ()):
        if kind == "injured" or value in found:
            found[value]["title_shot"] = 1.0


def _compare(found: dict[int, Features], same: Sequence[Told], home: int, counts: Mapping[str, int], others: set[int]) -> None:
    """A figure beside the others."""
    own = [t.best for t in same if _place(t, home) == "own"]
    times = Counter(t.best for t in same)
    titled = [v for v, f in found.items() if f.get("title")]
    sums = max((v for v, f in found.items() if f.get("sum_own")), default=0)
    has_self = any(t.attacker in ("self", "shot") for t in same)
    for value, f in found.items():
        if f.get("none_left") and value not in times:
            continue
        stands = max(own, default=value) if value not in times and any(f.get(name) for name in _ADDED) else value
        f |= _against(stands, own, "own") | _against(stands, list(times), "any")
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
