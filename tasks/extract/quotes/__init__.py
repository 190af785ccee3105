"""Component quotes: who says what, with which stance.

A logistic regression finds the cues ("said", "according to", "claim that"), a second chooses what each introduces among stretches read
off the parse and the quotation marks, a third who speaks (after Pareti 2015 and Newell et al. 2018). Embedded posts go to their account.
"""

from bisect import bisect_left

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.quotes import embeds, find, marks, parse, stance, transcripts

NAME = "sitrep_quotes"
_OPENING = '“"«„'


@Language.component(NAME, assigns=["doc._.attributions"], requires=["token.dep", "doc._.mentions"])
def quotes(doc: Doc) -> Doc:
    """Fill the layer of attributions, in order of their content."""
    posts = embeds.posts(doc)
    text = doc.text
    quoted = marks.quotations(embeds.blanked(text, layers.segments(doc)))
    graph = parse.shared(doc)
    found = [_attribution(text, graph, quoted, a) for a in find.attributions(text, graph, quoted)]
    turns = transcripts.turns(layers.article(doc).body)
    taken = {a.cue for a in turns}
    doc._.attributions = sorted([*posts, *turns, *(a for a in found if a.cue not in taken)], key=lambda a: (a.content, a.cue or (0, 0)))
    _link(doc)
    return doc


def _attribution(text: str, graph: parse.Parse, quoted: list[marks.Span], a: find.Found) -> layers.Attribution:
    content = (a.content.start, a.content.end)
    place = bisect_left(quoted, (content[1], 0))
    return layers.Attribution(
        content=content,
        source=(graph.starts[a.source.first], graph.ends[a.source.last]) if a.source else None,
        cue=(graph.starts[a.cue], graph.ends[a.cue_last]),
        is_direct=(bool(place) and quoted[place - 1][1] > content[0]) or text[content[0]] in _OPENING,
        stance=stance.of(graph, a.cue),
        confidence=round(a.chance, 4),
        method=f"attribution@1:{a.content.rule}",
    )


def _link(doc: Doc) -> None:
    """Sources to the mentions they overlap: the one with the most characters in common, the first of equals."""
    spans = [layers.chars(doc, m.start, m.end) for m in layers.mentions(doc)]
    starts = [s for s, _ in spans]
    for attribution in layers.attributions(doc):
        if attribution.source is None:
            continue
        first, last = attribution.source
        near = range(max(0, bisect_left(starts, first) - 4), bisect_left(starts, last))
        shared = [(min(last, spans[n][1]) - max(first, spans[n][0]), -n) for n in near]
        best = max(shared, default=(0, 0))
        attribution.source_mention = -best[1] if best[0] > 0 else None
