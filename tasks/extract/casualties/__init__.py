"""Component casualties: how many were killed, injured, captured, missing, displaced, and who says so.

Trigger words and their frames find whom something befell, numbers and lists say how many. Counting follows PLOVER's size field and UCDP's
three figures: low, best, high.
"""

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import harms, people, recipients, settle, weigh
from tasks.extract.casualties.link import attribution_of, event_of, mention_of
from tasks.extract.casualties.told import Told, gather
from tasks.extract.quotes import parse

NAME = "sitrep_casualties"
_BODILY = frozenset({"killed", "injured", "captured"})


@Language.component(NAME, assigns=["doc._.casualties"], requires=["token.dep", "doc._.events"])
def casualties(doc: Doc) -> Doc:
    """Fill the layer of tolls, in text order; figures that are reckoned from several stand last."""
    rows, told = gathered(doc)
    doc._.casualties = [*rows, *weigh.reckon(doc, told)]
    parse.release(doc)
    return doc


def gathered(doc: Doc) -> tuple[list[layers.Casualty], list[Told]]:
    """Every toll the text tells, before any is weighed against the others, and what speaks for each; victims become recipients.

    Where the text tells of no attack, the victims named one by one are counted at once.
    """
    graph = parse.shared(doc)
    made = settle.tolls(harms.find(graph), people.Register(layers.mentions(doc), graph.lower))
    rows = [_casualty(doc, graph, toll) for toll in made]
    recipients.complete(doc, graph.lower, [(row.event, toll.victims) for row, toll in zip(rows, made, strict=True) if row.kind in _BODILY])
    told = gather(doc, list(zip(rows, made, strict=True)))
    rows = [row for row in rows if row.kind != settle.ROLL]
    if not any(e.event_type == "ASSAULT" for e in layers.events(doc)):
        rows += [_casualty(doc, graph, toll) for kind in ("killed", "injured") for toll in settle.named(made, kind)]
    return rows, told


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
    """A figure over a period belongs to no event."""
    return None if toll.harm.is_period else event_of(doc, graph, toll.harm.trigger)
