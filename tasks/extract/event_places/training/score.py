"""Scores over the triggers that the reader finds itself, as the whole command is scored."""

from collections import defaultdict
from collections.abc import Sequence

from tasks.extract import layers
from tasks.extract.event_places import classify, stationed
from tasks.extract.event_places.training import fit
from tasks.extract.event_places.training.examples import Data, Example

FOLDS = 10
Spans = set[tuple[int, int]]
Figures = dict[str, float]


def cross_validate(data: Data, first: Sequence[float] = (fit.FIRST,)) -> list[Figures]:
    """Figures at each threshold, each sentence read by a model that never saw it."""
    models = [fit.model([e for e in data.examples if e.text % FOLDS != fold]) for fold in range(FOLDS)]
    found = []
    for threshold in first:
        told = [classify.Model(m.name, m.event, threshold, m.further, m.near, m.least) for m in models]
        found.append({"first": threshold} | figures(data, [places(told[e.text % FOLDS], e) for e in data.examples]))
    return found


def places(model: classify.Model, example: Example) -> Spans:
    """Places of one example, by characters; none for a verb that is no trigger."""
    event, doc = example.scene.event, example.scene.trigger.doc
    if event is None:
        return set()
    actors = {a.mention for a in event.arguments if a.role == "actor"} - {None}
    chosen = stationed.where(doc, event, example.scene.names) or model.choose(example.scene).places
    return {layers.chars(doc, name.start, name.end) for name in chosen if name.mention not in actors}


def figures(data: Data, found: Sequence[Spans]) -> Figures:
    """Precision, recall and F1 of places, and how often an event without a place is left without."""
    told: dict[int, Spans] = defaultdict(set)
    right: dict[int, Spans] = defaultdict(set)
    for example, spans in zip(data.examples, found, strict=True):
        doc = example.scene.trigger.doc
        answers = {layers.chars(doc, n.start, n.end) for n, a in zip(example.scene.names, example.answers, strict=True) if a}
        told[example.happening] |= spans
        right[example.happening] |= spans & answers
    silent = {e.happening for e in data.examples if e.is_read and not e.located}
    hits = sum(min(len(right[h]), data.wanted[h]) for h in told)
    offered, wanted = sum(map(len, told.values())), sum(data.wanted)
    return {
        "precision": round(hits / offered, 3),
        "recall": round(hits / wanted, 3),
        "f1": round(2 * hits / (offered + wanted), 3),
        "no_location": round(sum(not told[h] for h in silent) / len(silent), 3),
        "read": len({e.happening for e in data.examples if e.is_read}),
        "happenings": len(data.wanted),
    }
