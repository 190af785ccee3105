"""The names of one article, each with the place it means."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tasks.normalise.places import names
from tasks.normalise.places.choose import Toponym, settle, within
from tasks.normalise.places.fold import fold
from tasks.normalise.places.keys import DEMONYM, LOOSE
from tasks.normalise.places.table import Candidate, Gazetteer, Place

PLACE_LABELS = ("GPE", "LOC", "FAC")
HOLDERS = ("A.PCLI", "A.ADM1", "A.ADM2")
LEAST_SHARE = 0.1
"""Below this belief in its best candidate a name stays unplaced."""
_TLD = re.compile(r"^[a-z]+://[^/]*?\.([a-z]{2})(?::\d+)?(?:/|$)")
_NOT_COUNTRIES = frozenset({"tv", "me", "io", "co", "fm", "ai", "cc", "ws", "to", "gg", "ly"})
"""Country domains that anybody buys."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a mention means: a place, or something inside it that the gazetteer does not know (`inner` is its name)."""

    place: Place
    method: str
    share: float
    inner: str | None = None


def find(mentions: Sequence[Mapping[str, Any]], body: str, url: str | None, gazetteer: Gazetteer) -> dict[int, Found]:
    """mention_no -> place, for the names of one article (rows of core.mention in text order)."""
    named = [m for m in mentions if m["mention_type"] == "name" and m["label"] in PLACE_LABELS]
    readings = [names.read(m["surface"], m["label"], gazetteer) for m in named]
    spans = [(m["start_char"], m["end_char"]) for m in named]
    neighbours = [names.inside(body, spans, i) for i in range(len(named))]
    holders = [_holders(i, near, readings, named) for i, near in enumerate(neighbours)]
    groups = _groups(named, readings, holders, gazetteer)
    _prefer_divisions(groups, neighbours, holders)
    settle([toponym for toponym, _ in groups], _known_countries(mentions, url, gazetteer))
    found = {}
    for toponym, members in groups:
        if toponym.chosen is not None and toponym.share >= LEAST_SHARE:
            for i in members:
                found[named[i]["mention_no"]] = _found(toponym, toponym.chosen, readings[i].is_container, named[i]["surface"])
    return found | _held(named, readings, spans, body, found) | _peoples(mentions, gazetteer)


def _holders(
    here: int, neighbours: Iterable[int], readings: Sequence[names.Reading], named: Sequence[Mapping[str, Any]]
) -> tuple[int, ...]:
    """Rows that hold a name, by the words beside it.

    Two countries, or two states, side by side are a list (`China, Japan`), not a town and where it lies, unless the second is
    abbreviated as only a town's state is (`Nevada, Mo.`).
    """
    level = _level(readings[here])
    rows = {
        candidate.place.row
        for i in neighbours
        if not level or named[i]["surface"].endswith(".") or _level(readings[i]) != level
        for candidate in readings[i].candidates
        if candidate.place.feature in HOLDERS
    }
    return tuple(sorted(rows))


def _level(reading: names.Reading) -> str:
    """Country or state, if that is what the name means first of all."""
    best = max(reading.candidates, key=lambda c: c.place.prominence, default=None)
    return best.place.feature if best is not None and best.place.feature in ("A.PCLI", "A.ADM1") else ""


def _prefer_divisions(
    groups: Iterable[tuple[Toponym, list[int]]], neighbours: Sequence[Sequence[int]], holders: Sequence[tuple[int, ...]]
) -> None:
    """A name that holds another one is a division: in `Albany, New York` the state, not the city."""
    holding = {i for here, near in enumerate(neighbours) if holders[here] for i in near}
    for toponym, members in groups:
        if any(i in holding for i in members):
            toponym.is_holder = True


def _groups(
    named: Sequence[Mapping[str, Any]], readings: Sequence[names.Reading], holders: Sequence[tuple[int, ...]], gazetteer: Gazetteer
) -> list[tuple[Toponym, list[int]]]:
    """One toponym per name and stated container; a bare name shares the sense of its qualified twin."""
    groups: dict[tuple[str, tuple[int, ...]], tuple[Toponym, list[int]]] = {}
    qualified: dict[str, Sequence[Candidate]] = {}
    for i, reading in enumerate(readings):
        if reading.candidates:
            name = fold(named[i]["surface"])
            held = [c for c in reading.candidates if within(c.place, holders[i], gazetteer.country_row)]
            if held:
                qualified.setdefault(name, held)
            group = groups.setdefault((name, holders[i] if held else ()), (Toponym(name, held or reading.candidates, bool(held)), []))
            group[1].append(i)
    for (name, holder), (toponym, members) in groups.items():
        if not holder and name in qualified:
            toponym.candidates = qualified[name]
        toponym.weight = 1.0 + math.log(len(members))
    return list(groups.values())


def _known_countries(mentions: Iterable[Mapping[str, Any]], url: str | None, gazetteer: Gazetteer) -> dict[str, float]:
    """Countries that other mentions and the publisher's address speak for, ISO alpha-2 -> weight."""
    weights: dict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention["country_iso3"] in gazetteer.country_row and mention["label"] not in PLACE_LABELS:
            weights[gazetteer.place(gazetteer.country_row[mention["country_iso3"]]).country] += 0.3
    if (domain := _TLD.match(url or "")) and domain[1] not in _NOT_COUNTRIES:
        code = "GB" if domain[1] == "uk" else domain[1].upper()
        if code in gazetteer.country_row:
            weights[code] += 1.0
    return weights


def _found(toponym: Toponym, chosen: Candidate, is_container: bool, surface: str) -> Found:
    if is_container:
        return Found(chosen.place, "name_of_container", toponym.share, surface)
    if toponym.is_held:
        return Found(chosen.place, "containment", toponym.share)
    if chosen.kind == LOOSE:
        return Found(chosen.place, "transliteration", toponym.share)
    return Found(chosen.place, "only_candidate" if len(toponym.candidates) == 1 else "context", toponym.share)


def _held(
    named: Sequence[Mapping[str, Any]],
    readings: Sequence[names.Reading],
    spans: Sequence[tuple[int, int]],
    body: str,
    found: Mapping[int, Found],
) -> dict[int, Found]:
    """Names the gazetteer does not know, inside the town that the words beside them name: `Karrada in central Baghdad`."""
    held = {}
    for i, mention in enumerate(named):
        if not readings[i].candidates:
            for neighbour in names.inside(body, spans, i):
                around = found.get(named[neighbour]["mention_no"])
                if around is not None and around.place.feature[0] == "P":
                    held[mention["mention_no"]] = Found(around.place, "inside", around.share, mention["surface"])
                    break
    return held


def _peoples(mentions: Iterable[Mapping[str, Any]], gazetteer: Gazetteer) -> dict[int, Found]:
    """Demonyms: the country whose people they name."""
    found = {}
    for mention in mentions:
        if mention["label"] == "NORP" and mention["mention_type"] == "name":
            rows = [c.place for c in gazetteer.candidates(mention["surface"]) if c.kind == DEMONYM] or [
                c.place for c in gazetteer.candidates(mention["surface"].removesuffix("s")) if c.kind == DEMONYM
            ]
            if rows:
                found[mention["mention_no"]] = Found(max(rows, key=lambda p: p.prominence), "demonym", 1.0)
    return found
