"""Event location data as scenes with answers."""

import gzip
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from tasks.extract import event_places, layers, model, pipeline
from tasks.extract.event_places import features
from tasks.settings import ReaderSettings

Span = dict[str, Any]


@dataclass(slots=True)
class Example:
    """One trigger with the names of its sentence.

    `answers` say of each name whether it is the place, `located` whether the event has one at all; `is_read` is true for the triggers
    that the reader found itself, which alone are scored. `happening` numbers the labelled events, `text` the different sentences.
    """

    scene: features.Scene
    shared: list[str]
    names: list[list[str]]
    answers: list[bool]
    located: bool
    is_read: bool
    happening: int
    text: int


@dataclass(frozen=True, slots=True)
class Data:
    """Examples, and the number of labelled places by happening."""

    examples: list[Example]
    wanted: list[int]


def read(path: Path) -> Data:
    """All examples of `event_location.jsonl.gz`: of each labelled verb the events read at it, and the verb itself where there is none."""
    examples: list[Example] = []
    wanted: list[int] = []
    texts: dict[str, int] = {}
    for doc, events in _documents(path):
        text = texts.setdefault(" ".join(doc.text.split()), len(texts))
        for labelled in events:
            scenes = _scenes(doc, labelled["verbs"])
            examples.extend(_example(scene, labelled["locations"], len(wanted), text) for scene in scenes)
            wanted.append(len(labelled["locations"]))
    return Data(examples, wanted)


def reader() -> Language:
    """The pipeline up to the places of events."""
    nlp = model.load(ReaderSettings())
    for name in pipeline.BEFORE_PARSER:
        nlp.add_pipe(name, before="parser")
    for name in pipeline.AFTER_MODEL[: pipeline.AFTER_MODEL.index(event_places.NAME)]:
        nlp.add_pipe(name)
    return nlp


def _documents(path: Path) -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    nlp = reader()
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    docs = (pipeline.make_doc(nlp, layers.ArticleContext(r["id"], r["text"]), [layers.Segment("body", 0, len(r["text"]))]) for r in records)
    for doc, record in zip(nlp.pipe(docs, batch_size=32), records, strict=True):
        yield doc, record["gold"]["events"]


def _scenes(doc: Doc, verbs: list[Span]) -> Iterator[features.Scene]:
    """Scenes of the events read at labelled verbs; of the first verb itself if it is no trigger."""
    if not verbs:
        return
    events = [event for event in layers.events(doc) if _touches(layers.chars(doc, *event.trigger), verbs)]
    scenes = event_places.scenes(doc, events)
    yield from scenes
    verb = doc.char_span(verbs[0]["start"], verbs[0]["end"], alignment_mode="expand")
    if verb is not None and not any(scene.trigger.i == verb.root.i for scene in scenes):
        yield _bare(doc, verb.root)


def _bare(doc: Doc, trigger: Token) -> features.Scene:
    """The scene of a word that is no trigger."""
    event = layers.EventMention(trigger.sent.start, trigger.sent.end, (trigger.i, trigger.i + 1), "")
    found = event_places.scenes(doc, [event])[0]
    return features.Scene(trigger, None, found.names, found.triggers)


def _example(scene: features.Scene, places: list[Span], happening: int, text: int) -> Example:
    names = [features.of_name(scene, place) for place in range(len(scene.names))]
    answers = [_touches(layers.chars(scene.trigger.doc, name.start, name.end), places) for name in scene.names]
    shared = features.of_trigger(scene)
    return Example(scene, shared, names, answers, bool(places), scene.event is not None, happening, text)


def _touches(span: tuple[int, int], others: list[Span]) -> bool:
    return any(span[0] < other["end"] and other["start"] < span[1] for other in others)
