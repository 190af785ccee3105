"""Cue by cue: is it one, what does it introduce, who speaks."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.quotes import classify, contents, cues, features, sources
from tasks.extract.quotes.marks import Span
from tasks.extract.quotes.parse import Parse

_CUT = 0.36
"""A token below this chance is no cue: best F1 in cross-validation."""
_HEARSAY = 0.6
_SOURCE_CUT = 0.08
"""A phrase below this chance does not speak: "it is said"."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution by tokens (cue, source) and characters (content), with the chance that the cue is one."""

    cue: int
    cue_last: int
    content: contents.Content
    source: sources.Source | None
    chance: float


def attributions(text: str, parse: Parse, quotes: list[Span]) -> Iterator[Found]:
    """All attributions of a text, in order of their cues; nested ones too."""
    models = classify.load()
    for cue in cues.candidates(parse):
        if cues.is_hearsay(parse, cue):
            yield from _hearsay(text, parse, quotes, cue)
            continue
        if cues.is_trap(parse, cue):
            continue
        chance = classify.score(models["cue"], features.of_cue(parse, quotes, cue))
        if chance < _CUT:
            continue
        content = _content(models["content"], text, parse, quotes, cue)
        if content is not None:
            yield Found(cue, _cue_last(parse, cue), content, _source(models["source"], parse, cue, content), chance)


def _hearsay(text: str, parse: Parse, quotes: list[Span], cue: int) -> Iterator[Found]:
    """`reportedly` puts its whole clause into the mouth of nobody."""
    clause = next((c for c in contents.candidates(text, parse, quotes, cue) if c.rule == "hearsay"), None)
    if clause is not None:
        yield Found(cue, cue, clause, None, _HEARSAY)


def _content(weights: classify.Weights, text: str, parse: Parse, quotes: list[Span], cue: int) -> contents.Content | None:
    offered = contents.candidates(text, parse, quotes, cue)
    return max(offered, key=lambda c: classify.score(weights, features.of_content(parse, quotes, cue, c, len(offered))), default=None)


def _source(weights: classify.Weights, parse: Parse, cue: int, content: contents.Content) -> sources.Source | None:
    best, chance = None, _SOURCE_CUT
    for rank, offered in enumerate(sources.candidates(parse, cue)):
        if content.start <= parse.starts[offered.head] < content.end and content.rule not in ("clause", "quote<>"):
            continue
        new = classify.score(weights, features.of_source(parse, cue, offered, rank))
        if new > chance:
            best, chance = offered, new
    return best


def _cue_last(parse: Parse, cue: int) -> int:
    """`according` takes its `to`."""
    return cue + 1 if parse.lower[cue] == "according" and cue + 1 < len(parse) and parse.lower[cue + 1] == "to" else cue
