"""The names of one article, each with the place it means."""

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from tasks.normalise.places import names, nested
from tasks.normalise.places.choose import Toponym, settle, within
from tasks.normalise.places.fold import fold
from tasks.normalise.places.keys import DEMONYM, LOOSE
from tasks.normalise.places.table import Candidate, Gazetteer, Place

PLACE_LABELS = ("GPE", "LOC", "FAC")
NAMED_AFTER = {"ORG": "name", "GROUP": "name", "FAC": "name", "PERSON": "nominal"}
"""Kinds of mentions that places stand in."""
HOLDERS = ("A.PCLI", "A.ADM1", "A.ADM2")
AFTER = 1_000
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


@dataclass(frozen=True, slots=True)
class Name:
    """A name that may be a place's: a mention, or (`mention_no` None) a stretch that no mention covers alone; `like` is one near it."""

    mention_no: int | None
    start: int
    end: int
    surface: str
    reading: names.Reading
    like: int
    weight: float = 1.0


@dataclass(slots=True)
class Places:
    """Places of one article: by mention_no, those of names that are no mention yet, and the town of the headline."""

    found: dict[int, Found] = field(default_factory=dict)
    extra: list[tuple[Name, Found]] = field(default_factory=list)
    headline: Found | None = None


def find(mentions: Sequence[Mapping[str, Any]], body: str, url: str | None, gazetteer: Gazetteer, title: str | None = None) -> Places:
    """Places of the names of one article (rows of core.mention in text order), and of names inside and before them."""
    in_text = [*_mentioned(mentions, gazetteer), *_unmentioned(mentions, body, gazetteer)]
    named = sorted([*in_text, *_titled(title, len(body), gazetteer)], key=lambda n: (n.start, n.end))
    spans = [(n.start, n.end) for n in named]
    neighbours = [names.inside(body, spans, i) for i in range(len(named))]
    holders = [_holders(i, near, named) for i, near in enumerate(neighbours)]
    groups = _groups(named, holders, gazetteer)
    _prefer_divisions(groups, neighbours)
    settle([toponym for toponym, _ in groups], _known_countries(mentions, url, gazetteer))
    settled: dict[int, Found] = {}
    for toponym, members in groups:
        if toponym.chosen is not None and toponym.share >= LEAST_SHARE:
            for i in members:
                settled[i] = _found(toponym, toponym.chosen, named[i].reading.is_container, named[i].surface)
    _hold(named, spans, body, settled)
    places = Places(_peoples(mentions, gazetteer))
    for i, place in sorted(settled.items()):
        number = named[i].mention_no
        if named[i].start >= len(body):
            places.headline = place
        elif number is None:
            places.extra.append((named[i], place))
        else:
            places.found[number] = place
    return places


def _mentioned(mentions: Iterable[Mapping[str, Any]], gazetteer: Gazetteer) -> list[Name]:
    """Mentions that the reader took for places."""
    return [
        Name(
            m["mention_no"], m["start_char"], m["end_char"], m["surface"], names.read(m["surface"], m["label"], gazetteer), m["mention_no"]
        )
        for m in mentions
        if m["mention_type"] == "name" and m["label"] in PLACE_LABELS
    ]


def _unmentioned(mentions: Sequence[Mapping[str, Any]], body: str, gazetteer: Gazetteer) -> list[Name]:
    """Places inside the names of others, and the dateline's town; an unsure one only if the article names it elsewhere too."""
    own = {(m["start_char"], m["end_char"]) for m in mentions if m["label"] in PLACE_LABELS}
    said = {fold(m["surface"]) for m in mentions if m["label"] in PLACE_LABELS}
    sure: list[Name] = []
    unsure: list[Name] = []
    for mention in mentions:
        if mention["label"] in NAMED_AFTER and mention["mention_type"] == NAMED_AFTER[mention["label"]]:
            for start, end, candidates, is_sure in nested.inside(mention["surface"], mention["label"], gazetteer):
                name = _part(mention, start, end, candidates)
                if not any(a <= name.start and name.end <= b for a, b in own):
                    (sure if is_sure else unsure).append(name)
    said |= {fold(name.surface) for name in sure}
    line = _dateline(mentions, body, gazetteer)
    return [*line, *sure, *(name for name in unsure if fold(name.surface) in said)]


def _titled(title: str | None, end: int, gazetteer: Gazetteer) -> list[Name]:
    """The headline's town, as a name that stands well after the text."""
    found = nested.in_title(title, gazetteer) if title else None
    return [Name(None, end + AFTER, end + AFTER + 1, found[0], names.Reading(found[1]), -1)] if found else []


def _part(mention: Mapping[str, Any], start: int, end: int, candidates: tuple[Candidate, ...]) -> Name:
    first = mention["start_char"]
    return Name(None, first + start, first + end, mention["surface"][start:end], names.Reading(candidates), mention["mention_no"], 0.5)


def _dateline(mentions: Sequence[Mapping[str, Any]], body: str, gazetteer: Gazetteer) -> list[Name]:
    """The dateline's town, narrowed to the state that it gives, where no mention stands for it."""
    line = nested.dateline(body)
    if line is None or not mentions:
        return []
    start, end, holder = line
    if any(m["start_char"] < end and start < m["end_char"] and m["label"] in PLACE_LABELS for m in mentions):
        return []
    candidates = tuple(c for c in gazetteer.candidates(body[start:end]) if c.kind < LOOSE)
    rows = [c.place.row for c in gazetteer.candidates(holder) if c.place.feature in HOLDERS] if holder else []
    held = tuple(c for c in candidates if within(c.place, rows, gazetteer.country_row))
    reading = names.Reading(held or candidates)
    return [Name(None, start, end, body[start:end], reading, mentions[0]["mention_no"], 2.0)] if candidates else []


def _holders(here: int, neighbours: Iterable[int], named: Sequence[Name]) -> tuple[int, ...]:
    """Rows that hold a name, by the words beside it.

    Two countries, or two states, side by side are a list (`China, Japan`), not a town and where it lies, unless the second is
    abbreviated as only a town's state is (`Nevada, Mo.`).
    """
    level = _level(named[here].reading)
    rows = {
        candidate.place.row
        for i in neighbours
        if not level or named[i].surface.endswith(".") or _level(named[i].reading) != level
        for candidate in named[i].reading.candidates
        if candidate.place.feature in HOLDERS
    }
    return tuple(sorted(rows))


def _level(reading: names.Reading) -> str:
    """Country or state, if that is what the name means first of all."""
    best = max(reading.candidates, key=lambda c: c.place.prominence, default=None)
    return best.place.feature if best is not None and best.place.feature in ("A.PCLI", "A.ADM1") else ""


def _prefer_divisions(groups: Sequence[tuple[Toponym, list[int]]], neighbours: Sequence[Sequence[int]]) -> None:
    """A name that holds another one is a division: in `Albany, New York` the state, not the city."""
    holding = {n for toponym, members in groups if toponym.is_held for i in members for n in neighbours[i]}
    for toponym, members in groups:
        toponym.is_holder = any(i in holding for i in members)


def _groups(named: Sequence[Name], holders: Sequence[tuple[int, ...]], gazetteer: Gazetteer) -> list[tuple[Toponym, list[int]]]:
    """One toponym per name and stated container; a bare name shares the sense of its qualified twin."""
    groups: dict[tuple[str, tuple[int, ...]], tuple[Toponym, list[int]]] = {}
    qualified: dict[str, Sequence[Candidate]] = {}
    for i, name in enumerate(named):
        if name.reading.candidates:
            text = fold(name.surface)
            held = [c for c in name.reading.candidates if within(c.place, holders[i], gazetteer.country_row)]
            if held:
                qualified.setdefault(text, held)
            group = groups.setdefault((text, holders[i] if held else ()), (Toponym(text, held or name.reading.candidates, bool(held)), []))
            group[1].append(i)
    for (text, holder), (toponym, members) in groups.items():
        if not holder and text in qualified:
            toponym.candidates = qualified[text]
        toponym.weight = 1.0 + math.log(sum(named[i].weight for i in members) + 0.5) if len(members) > 1 else named[members[0]].weight
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


def _hold(named: Sequence[Name], spans: Sequence[tuple[int, int]], body: str, settled: dict[int, Found]) -> None:
    """Names the gazetteer does not know, inside the town that the words beside them name: `Karrada in central Baghdad`."""
    for i, name in enumerate(named):
        if not name.reading.candidates:
            around = next((settled[n] for n in names.inside(body, spans, i) if n in settled), None) or _of_the_city(i, name, body, settled)
            if around is not None and around.place.feature[0] == "P":
                settled[i] = Found(around.place, "inside", around.share, name.surface)


def _of_the_city(here: int, name: Name, body: str, settled: Mapping[int, Found]) -> Found | None:
    """The town told last, for `the city's northern suburb of Harwan`."""
    if not names.OF_THE_CITY.search(body[max(0, name.start - 80) : name.start]):
        return None
    earlier = (settled[n] for n in range(here - 1, -1, -1) if n in settled)
    return next((found for found in earlier if found.place.feature[0] == "P" and found.inner is None), None)


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
