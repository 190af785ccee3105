"""Where each event happened: the names of its own sentence that a trained classifier takes for its place."""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.event_places import candidates, classify, features, stationed

NAME = "sitrep_event_places"


@Language.component(NAME, requires=["doc._.mentions", "doc._.events", "token.dep", "token.pos", "token.lemma"])
def event_places(doc: Doc) -> Doc:
    """Give each event its place arguments."""
    events = [event for event in layers.events(doc) if not any(a.role == "place" for a in event.arguments)]
    if not events:
        return doc
    model = classify.load()
    for event, scene in zip(events, scenes(doc, events), strict=True):
        actors = {a.mention for a in event.arguments if a.role == "actor"} - {None}
        choice = model.choose(scene)
        for name in stationed.where(doc, event, scene.names) or choice.places:
            if name.mention not in actors:  # who acts is no place; what is acted upon may be: `captured Palmyra`
                event.arguments.append(layers.Argument("place", name.start, name.end, name.mention))
        if choice.near is not None and not choice.near.modifies and choice.near.mention not in actors:
            event.near_place = choice.near.mention
    return doc


def scenes(doc: Doc, events: list[layers.EventMention]) -> list[features.Scene]:
    """Each event's trigger with the candidates of its sentence."""
    names = candidates.of(doc)
    starts = [name.start for name in names]
    roots = [doc[event.trigger[0] : event.trigger[1]].root for event in events]
    triggers = frozenset(doc[event.trigger[0] : event.trigger[1]].root.i for event in layers.events(doc))
    return [
        features.Scene(
            root, event, names[bisect_left(starts, root.sent.start) : bisect_left(starts, root.sent.end)],
            frozenset(i for i in triggers if root.sent.start <= i < root.sent.end),
        )
        for root, event in zip(roots, events, strict=True)
    ]  # fmt: skip
