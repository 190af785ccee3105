"""Labelled candidates out of gold data: one reader per kind of label."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.events import coding, decide, derive, features, lexicon, phrases
from tasks.extract.events.classify import NOTHING
from tasks.extract.events.tree import Tree, grow

Gold = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """Features of a candidate, what it is, and how much that is to be trusted."""

    names: frozenset[str]
    label: str
    weight: float
    group: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A candidate with its character spans."""

    names: frozenset[str]
    proposed: str
    trigger: tuple[int, int]
    actor: list[tuple[int, int]]
    recipient: list[tuple[int, int]]


def seen(doc: Doc) -> list[Seen]:
    """Every candidate of a read Doc."""
    tree, words = grow(doc), lexicon.load()
    return [_seen(doc, tree, candidate) for candidate in coding.candidates(tree, words)]


def _seen(doc: Doc, tree: Tree, candidate: decide.Candidate) -> Seen:
    sense = candidate.trigger.sense
    proposed = derive.kind(sense.event_type, candidate.status, has_actor=bool(candidate.actor)) if sense.event_type else ""
    names = features.of(tree, candidate.trigger.i, sense, candidate.status, candidate.actor, candidate.recipient) | {f"t2={proposed}"}
    actor, recipient = ([layers.chars(doc, *phrases.span(tree, h)) for h in heads] for heads in (candidate.actor, candidate.recipient))
    return Seen(frozenset(names), proposed, layers.chars(doc, candidate.trigger.start, candidate.trigger.end), actor, recipient)


def _covered(span: Gold | None, found: list[tuple[int, int]]) -> float:
    if not span or span.get("start") is None:
        return 0.0
    start, end = span["start"], span["end"]
    return max((max(0, min(end, b) - max(start, a)) / (end - start) for a, b in found), default=0.0)


def _fit(event: Gold, candidate: Seen) -> float:
    return _covered(event["source"], candidate.actor) + _covered(event["target"], candidate.recipient)


def from_parties(doc: Doc, gold: Gold, group: str) -> Iterator[Example]:
    """Sentences labelled with a type and both parties (PLV): the candidate that has the parties is of the type, its rivals are less so."""
    found = seen(doc)
    taken: set[int] = set()
    for event in gold["events"]:
        scored = [(_fit(event, c) + 0.5 * _agrees(c.proposed, event["type"]), -n) for n, c in enumerate(found)]
        if not scored or max(scored)[0] < 0.6:
            continue
        best = -max(scored)[1]
        taken.add(best)
        label = event["type"]
        if label == "YIELD":
            label = found[best].proposed if found[best].proposed in ("RETREAT", "CONCEDE") else "CONCEDE"
        yield Example(found[best].names, label, 1.0, group)
        for n, rival in enumerate(found):
            if n not in taken and _fit(event, rival) > 0.9 and not _agrees(rival.proposed, event["type"]):
                yield Example(rival.names, NOTHING, 0.25, group)


def _agrees(proposed: str, label: str) -> bool:
    return proposed == label or (label == "YIELD" and proposed in ("RETREAT", "CONCEDE"))


def from_triggers(
    kinds: Callable[[str], str | None], *, complete: tuple[str, ...] = (), doubt: float = 0.3
) -> Callable[[Doc, Gold, str], Iterator[Example]]:
    """Documents labelled with triggers: a candidate on one is of the corresponding type.

    `complete`: types of which every trigger is labelled, so that a candidate of such a type on no trigger is doubtful.
    """

    def read(doc: Doc, gold: Gold, group: str) -> Iterator[Example]:
        found = seen(doc)
        for event in gold["events"]:
            label, trigger = kinds(event["type"]), event["trigger"]
            for c in found:
                if label and trigger["start"] < c.trigger[1] and c.trigger[0] < trigger["end"]:
                    yield Example(c.names, label, 0.7, group)
        labelled = [(e["trigger"]["start"], e["trigger"]["end"]) for e in gold["events"]]
        for c in found:
            if c.proposed in complete and not any(start < c.trigger[1] and c.trigger[0] < end for start, end in labelled):
                yield Example(c.names, NOTHING, doubt, group)

    return read


def silent(weight: float, only: str = "") -> Callable[[Doc, Gold, str], Iterator[Example]]:
    """Documents in which nothing of interest happens; `only`: nothing of that type."""

    def read(doc: Doc, gold: Gold, group: str) -> Iterator[Example]:  # noqa: ARG001
        for c in seen(doc):
            if not only or c.proposed == only:
                yield Example(c.names, NOTHING, weight, group)

    return read


def from_sentences(doc: Doc, gold: Gold, group: str) -> Iterator[Example]:
    """Sentences labelled contentious or not."""
    for c in seen(doc):
        for sentence in gold["sentences"]:
            if (
                sentence["protest"] in (0, 1)
                and c.proposed in ("PROTEST", "ASSAULT")
                and sentence["start"] <= c.trigger[0] < sentence["end"]
            ):
                yield Example(c.names, c.proposed if sentence["protest"] else NOTHING, 0.6, group)


def from_acts(doc: Doc, gold: Gold, group: str) -> Iterator[Example]:
    """Sentences labelled with what the police did: what a force is said to do happens there or does not; so with arrests by anybody."""
    tree, words = grow(doc), lexicon.load()
    sentences = [(s["start"], s["end"], set(s["labels"])) for s in gold["sentences"]]
    for candidate in coding.candidates(tree, words):
        found = _seen(doc, tree, candidate)
        is_arrest = found.proposed == "COERCE" and candidate.trigger.sense.mode == "arrest"
        if not found.proposed or not (is_arrest or any(phrases.is_force(tree, a, words) for a in candidate.actor)):
            continue
        labels = next((known for start, end, known in sentences if start <= found.trigger[0] < end), None)
        if labels is not None and candidate.status.realis == "actual":
            yield Example(found.names, found.proposed if ("ARREST" if is_arrest else "ANY_ACTION") in labels else NOTHING, 0.5, group)


def from_example(doc: Doc, gold: Gold, group: str) -> Iterator[Example]:
    """A row's own sentence."""
    for c in seen(doc):
        if f"r={gold['row']}" in c.names:
            yield Example(c.names, gold["type"], 1.0, group)
