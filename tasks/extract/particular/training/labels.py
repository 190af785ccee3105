"""What gold data say of a report of violence: particular, told in general, or nothing that can be learnt from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.events.lexicon import word_class

Gold = dict[str, Any]
Labels = dict[int, bool]
"""Position of an event mention -> whether it is particular; what is left out is unknown."""

_FILLS = ("perp_individual", "perp_org", "hum_tgt_name", "hum_tgt_desc", "phys_tgt")
_BATTLE = frozenset(
    ("clash", "combat", "battle", "ambush", "fight", "fighting", "offensive", "shell", "bombard", "war", "counterattack", "invade", "repel")
)
_POLICE_ACTS = {"COERCE": {"ARREST"}, "ASSAULT": {"KILL", "FORCE"}}


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set, how its labels are read, and what one of its reports weighs."""

    name: str
    read: Callable[[Doc, Gold, list[int]], Labels]
    weight: float = 1.0


def of_templates(doc: Doc, gold: Gold, reports: list[int]) -> Labels:
    """Terror reports: a clause with a party or target of an incident is particular; where there is no incident, nothing is.

    Fighting of armed forces is in the key under no circumstances, so that its absence says nothing; nor does that of arrests.
    """
    required = [t for t in gold["templates"] if not t["optional"] and t["stage"] != "THREATENED"]
    if not required:
        return {} if gold["templates"] else {n: False for n in reports if not _is_of_war(doc, n)}
    spans = [alias["span"] for t in required for key in _FILLS for fill in t.get(key, []) for alias in fill if alias.get("span")]
    return {n: True for n in reports if any(_overlaps(_clause(doc, n), span) for span in spans)}


def of_shootings(doc: Doc, gold: Gold, reports: list[int]) -> Labels:  # noqa: ARG001
    """Reports of one shooting each: the surest attack is it."""
    events = layers.events(doc)
    attacks = [n for n in reports if events[n].event_type == "ASSAULT"]
    surest = max((events[n].confidence for n in attacks), default=0.0)
    return {n: True for n in attacks if events[n].confidence == surest}


def of_snippets(doc: Doc, gold: Gold, reports: list[int]) -> Labels:
    """Snippets about one event of an ACLED kind; those about none have nothing particular."""
    if not gold["acled"]:
        return dict.fromkeys(reports, False)
    surest = max((layers.events(doc)[n].confidence for n in reports), default=0.0)
    return {n: True for n in reports if layers.events(doc)[n].confidence == surest}


def of_sentences(doc: Doc, gold: Gold, reports: list[int]) -> Labels:
    """Sentences labelled as speaking of contention or not."""
    found: Labels = {}
    for n in reports:
        at = _trigger(doc, n)[0]
        own = [s["protest"] for s in gold["sentences"] if s["start"] <= at < s["end"]]
        if layers.events(doc)[n].event_type == "ASSAULT" and own and own[0] in (0, 1):
            found[n] = own[0] == 1
    return found


def of_police(doc: Doc, gold: Gold, reports: list[int]) -> Labels:
    """Sentences that say what the police did; an arrest in a sentence without that label is none."""
    found: Labels = {}
    for n in reports:
        at, event = _trigger(doc, n)[0], layers.events(doc)[n]
        labels = next((set(s["labels"]) for s in gold["sentences"] if s["start"] <= at < s["end"]), None)
        if labels is None:
            continue
        if labels & _POLICE_ACTS[event.event_type]:
            found[n] = True
        elif event.event_type == "COERCE" and event.mode == "arrest":
            found[n] = False
    return found


def of_triggers(doc: Doc, gold: Gold, reports: list[int]) -> Labels:
    """Every trigger of the text is annotated: what is none is told in general."""
    found: Labels = {}
    for n in reports:
        kinds = [e["type"] for e in gold["events"] if _overlaps(_trigger(doc, n), (e["trigger"]["start"], e["trigger"]["end"]))]
        if not kinds or any(kind.startswith(("Conflict", "Justice")) for kind in kinds):
            found[n] = bool(kinds)
    return found


def of_some_triggers(doc: Doc, gold: Gold, reports: list[int]) -> Labels:
    """One trigger of the text is annotated; of the others nothing is known."""
    spans = [(e["trigger"]["start"], e["trigger"]["end"]) for e in gold["events"]]
    return {n: True for n in reports if any(_overlaps(_trigger(doc, n), span) for span in spans)}


SETS = (
    LabelledSet("muc4", of_templates),
    LabelledSet("gva_counts", of_shootings, 0.6),
    LabelledSet("case2021_types", of_snippets),
    LabelledSet("glocon_sents", of_sentences),
    LabelledSet("india_police", of_police),
    LabelledSet("wikievents", of_triggers, 2.0),
    LabelledSet("rams", of_some_triggers, 2.0),
)


def _is_of_war(doc: Doc, number: int) -> bool:
    """Armed forces fight or are attacked, or somebody is held."""
    event = layers.events(doc)[number]
    if event.event_type != "ASSAULT":
        return True
    suffering: Mapping[str, Any] = {doc[a.start : a.end].root.lemma_.lower(): a for a in event.arguments if a.role == "recipient"}
    words = {token.lemma_.lower() for token in doc[event.trigger[0] : event.trigger[1]]}
    return bool(words & _BATTLE or suffering.keys() & (word_class("armed") | word_class("force") | word_class("police")))


def _clause(doc: Doc, number: int) -> tuple[int, int]:
    event = layers.events(doc)[number]
    return layers.chars(doc, event.start, event.end)


def _trigger(doc: Doc, number: int) -> tuple[int, int]:
    return layers.chars(doc, *layers.events(doc)[number].trigger)


def _overlaps(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return one[0] < other[1] and other[0] < one[1]
