"""Component particular: tells violent deeds that are happenings of their own from what goes on in the world.

`Gunmen shot a mayor on Monday` is one; `the country longs for an end to murders` is none. Where no report of a happening in the article is
particular, all of them get the realis `generic` (PLOVER 2.0 asks for it and leaves open how; the distinction is that of Govindarajan et
al. 2019, Decomposing Generalization).
"""

from collections import defaultdict

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.particular import classify, features

NAME = "sitrep_particular"


@Language.component(NAME, requires=["doc._.events", "doc._.casualties", "token.dep", "token.tag", "token.lemma"])
def particular(doc: Doc) -> Doc:
    """Mark happenings that are told of in general only."""
    model = classify.load()
    for reports in happenings(doc):
        if max(model.chance(features.of(doc, number)) for number in reports) < model.least:
            for number in reports:
                event = layers.events(doc)[number]
                event.realis, event.method = "generic", f"{event.method}+{model.version}"
    return doc


def happenings(doc: Doc) -> list[list[int]]:
    """Reports, by position, of every attack or arrest that is said to have taken place."""
    found: dict[int, list[int]] = defaultdict(list)
    for number, event in enumerate(layers.events(doc)):
        is_violence = event.event_type == "ASSAULT" or (event.event_type, event.mode) == ("COERCE", "arrest")
        if is_violence and event.realis == "actual" and event.polarity == "affirmed":
            found[-1 - number if event.local_event is None else event.local_event].append(number)
    return list(found.values())
