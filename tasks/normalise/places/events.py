"""Where event mentions happened: their own place argument, else what stands before them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

MATERIAL = frozenset({"ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "RETREAT", "AID", "COOPERATE", "CONSULT"})
"""Types that happen at a spot; statements happen nowhere that matters."""
LOOK_BACK = 3
"""Sentences that are searched for a place before an event without one."""
FINE = 3
PROVINCE = 2
SURE = 0.4
"""Belief in a name from which it may stand for an event that does not name it."""
"""PLOVER resolution from which a place says more than a country or province."""


def locate(
    events: Sequence[Mapping[str, Any]],
    arguments: Mapping[int, Sequence[Mapping[str, Any]]],
    mentions: Sequence[Mapping[str, Any]],
    places: Mapping[str, Mapping[str, Any]],
    dateline: tuple[int, int] | None,
    headline: str | None = None,
) -> dict[int, tuple[str | None, str]]:
    """event_mention_no -> (place_entity_id, place_method) for one article.

    `arguments` are the place arguments by event_mention_no, `mentions` the placed mentions in text order with their
    `entity_id`, `places` rows of core.place by entity_id, `dateline` the characters of the dateline, `headline` the entity of the
    headline's town.
    """
    entity = {m["mention_no"]: m["entity_id"] for m in mentions}
    by_sentence: dict[int, list[Mapping[str, Any]]] = defaultdict(list)
    for mention in mentions:
        by_sentence[mention["sentence_no"]].append(mention)
    home = _home(mentions, places, dateline, headline)
    found: dict[int, tuple[str | None, str]] = {}
    for event in events:
        stated = arguments.get(event["event_mention_no"], ())
        own = [(a, entity[a["mention_no"]]) for a in stated if a["mention_no"] in entity]
        if own:
            found[event["event_mention_no"]] = _narrowed(_finest(event, own, places), event, places, home, "argument")
    told = _told(events, found, places)
    for event in events:
        number, happening = event["event_mention_no"], event["local_event_no"]
        if number in found:
            continue
        near = entity.get(event["near_place_mention_no"]) if not arguments.get(number) else None
        if happening in told:
            found[number] = told[happening], "same_event"
        elif near is not None:
            found[number] = _narrowed(near, event, places, home, "nearness")
        else:
            reason = "unknown_name" if arguments.get(number) else "not_stated"
            found[number] = _before(event, by_sentence, places, home, reason)
    return found


def _told(
    events: Sequence[Mapping[str, Any]], found: Mapping[int, tuple[str | None, str]], places: Mapping[str, Mapping[str, Any]]
) -> dict[int, str]:
    """local_event_no -> the finest place that one of its mentions names (`a bomb hit a bus in Mali, killing two`: both in Mali)."""
    told: dict[int, str] = {}
    for event in events:
        happening, place = event["local_event_no"], found.get(event["event_mention_no"], (None, ""))[0]
        if happening is None or place is None:
            continue
        if happening not in told or _resolution(place, places) > _resolution(told[happening], places):
            told[happening] = place
    return told


def _narrowed(
    entity_id: str, event: Mapping[str, Any], places: Mapping[str, Mapping[str, Any]], home: tuple[str, str] | None, method: str
) -> tuple[str, str]:
    """A state or province as the place of an event, narrowed to the article's own town if that lies in it; a country is left as wide."""
    if event["event_type"] not in MATERIAL or home is None or _resolution(entity_id, places) >= FINE:
        return entity_id, method
    wide, narrow = places[entity_id], places[home[0]]
    same = wide["resolution"] == PROVINCE and (wide["country_iso3"], wide["admin1"]) == (narrow["country_iso3"], narrow["admin1"])
    return (home[0], f"{method}+{home[1]}") if same and home[1] in ("dateline", "headline") else (entity_id, method)


def _resolution(entity_id: str, places: Mapping[str, Mapping[str, Any]]) -> int:
    return places[entity_id]["resolution"] or 0


def _finest(event: Mapping[str, Any], own: Sequence[tuple[Mapping[str, Any], str]], places: Mapping[str, Mapping[str, Any]]) -> str:
    """The most precise argument; among equals the one nearest to the trigger."""
    return min(own, key=lambda pair: (-_resolution(pair[1], places), abs(pair[0]["start_char"] - event["trigger_start_char"])))[1]


def _home(
    mentions: Sequence[Mapping[str, Any]], places: Mapping[str, Mapping[str, Any]], dateline: tuple[int, int] | None, headline: str | None
) -> tuple[str, str] | None:
    """The dateline's place, else the headline's, else the fine place that the article opens with."""
    for mention in mentions:
        if dateline and dateline[0] <= mention["start_char"] < dateline[1]:
            return mention["entity_id"], "dateline"
    if headline is not None:
        return headline, "headline"
    fine = [m for m in mentions if _resolution(m["entity_id"], places) >= FINE]
    first = next((m for m in fine if m["share"] >= SURE), fine[0] if fine else None)
    return (first["entity_id"], "article") if first else None


def _before(
    event: Mapping[str, Any],
    by_sentence: Mapping[int, list[Mapping[str, Any]]],
    places: Mapping[str, Mapping[str, Any]],
    home: tuple[str, str] | None,
    reason: str,
) -> tuple[str | None, str]:
    """Place of an event that names none: the last fine place told before it, else the article's home; nothing for mere words."""
    if event["event_type"] not in MATERIAL:
        return None, reason
    for back in range(1, LOOK_BACK + 1):
        told = by_sentence.get((event["sentence_no"] or 0) - back, ())
        fine = [m for m in told if m["share"] >= SURE and _resolution(m["entity_id"], places) >= FINE]
        if fine:
            return fine[-1]["entity_id"], "previous_sentence"
    return home or (None, reason)
