"""Where each event happened: the names of its own sentence that a trained classifier takes for its place."""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.event_places import candidates, classify, stationed

NAME = "sitrep_event_places"


@Language.component(NAME, requires=["doc._.mentions", "doc._.events", "token.dep", "token.pos", "token.lemma"])
def event_places(doc: Doc) -> Doc:
    """Give each event its place arguments."""
    events = [event for event in layers.events(doc) if not any(a.role == "place" for a in event.arguments)]
    if not events:
        return doc
    model, names = classify.load(), candidates.of(doc)
    starts = [name.start for name in names]
    for event in events:
        trigger = doc[event.trigger[0] : event.trigger[1]].root
        sentence = trigger.sent
        here = names[bisect_left(starts, sentence.start) : bisect_left(starts, sentence.end)]
        actors = {a.mention for a in event.arguments if a.role == "actor"}
        for name in model.choose(trigger, here) or stationed.where(doc, event, here):
            if name.mention not in actors:  # who acts is no place; what is acted upon may be: `captured Palmyra`
                event.arguments.append(layers.Argument("place", name.start, name.end, name.mention))
    return doc
