"""Component casualties: how many were killed, injured, captured, missing, displaced, and who says so.

Trigger words and their frames find whom something befell, numbers and lists say how many. Counting follows PLOVER's size field and UCDP's
three figures: low, best, high.
"""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import harms, settle
from tasks.extract.casualties.link import attribution_of, event_of, main_event, mention_of
from tasks.extract.quotes import parse

NAME = "sitrep_casualties"


@Language.component(NAME, assigns=["doc._.casualties"], requires=["token.dep", "doc._.events"])
def casualties(doc: Doc) -> Doc:
    """Fill the layer of tolls, in text order."""
    graph = parse.shared(doc)
    made = settle.tolls(harms.find(graph))
    doc._.casualties = [_casualty(doc, graph, toll) for toll in made]
    parse.release(doc)
    return doc


def _casualty(doc: Doc, graph: parse.Parse, toll: settle.Toll) -> layers.Casualty:
    v, trigger = toll.victims, toll.harm.trigger
    first, last = min(v.start, trigger), max(v.end, trigger + 1)
    return layers.Casualty(
        start=first,
        end=last,
        kind=toll.kind,
        low=toll.low,
        best=toll.best,
        high=toll.high,
        qualifier=v.qualifier,
        victim_text=None if toll.rule == "one by one" else layers.surface(doc, v.start, v.end),
        victim_mention=mention_of(doc, v),
        victim_status=v.status,
        event=_event(doc, graph, toll),
        attribution=attribution_of(doc, first, last),
        part_of=toll.part_of,
        is_total=toll.is_total,
        method=toll.rule,
    )


def _event(doc: Doc, graph: parse.Parse, toll: settle.Toll) -> int | None:
    """A figure over a period belongs to no event; a count over the whole article to its main one."""
    if toll.harm.is_period:
        return None
    own = event_of(doc, graph, toll.harm.trigger)
    return main_event(doc, own) if toll.rule == "one by one" else own
