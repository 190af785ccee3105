"""Some of the victims told apart from the rest: a part of a toll, not an addition to it."""

from collections.abc import Iterator
from dataclasses import replace

from tasks.extract.casualties import lexicon, numbers, victims
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_THEM = frozenset({"them", "whom", "those", "these", "which"})
_AUXILIARY = frozenset({"were", "was", "are", "all"})
_REACH = 14


def of(parse: Parse, whole: Victims, trigger: int) -> Iterator[Victims]:
    """`two people, including a child`, `among them three women`, `three of them civilians`."""
    first = whole.end
    for token in range(first, min(parse.closes[trigger], first + _REACH) + 1):
        if parse.dep[token] in ("nsubj", "nsubjpass") and not numbers.is_numeric(parse.lower[token]) and token > trigger:
            return
        word, after = parse.lower[token], parse.lower[token + 1] if token + 1 < len(parse) else ""
        if word == "including":
            yield from _part(parse, whole, _noun(parse, token + 1))
        elif word == "among" and after in _THEM:
            yield from _part(parse, whole, _noun(parse, token + 2))
        elif word == "of" and after in _THEM and numbers.is_numeric(parse.lower[token - 1]):
            yield from _share(parse, token)


def _noun(parse: Parse, start: int) -> int | None:
    """Head of the first noun phrase from a token on."""
    for token in range(start, min(parse.closes[start] if start < len(parse) else -1, start + 7) + 1):
        aside = parse.dep[token] == "npadvmod" and lexicon.status(parse.lemma[token]) is None
        if parse.pos[token] in ("NOUN", "PROPN") and parse.dep[token] not in ("compound", "nmod") and not aside:
            return token
    return None


def _part(parse: Parse, whole: Victims, head: int | None) -> Iterator[Victims]:
    found = victims.of(parse, head, strict=True) if head is not None else None
    if found is not None and found.best is not None and (whole.best is None or found.best <= whole.best):
        yield replace(found, is_part=True)


def _share(parse: Parse, token: int) -> Iterator[Victims]:
    """`three of them civilians`, `two of whom were children`; `two of them fatally` has a rule of its own."""
    at = token + 2
    while at < len(parse) and parse.lower[at] in _AUXILIARY:
        at += 1
    status = lexicon.status(parse.lemma[at]) if at < len(parse) else None
    found = numbers.read(parse.lower, token - 1)
    if status is not None and found is not None:
        yield Victims(at, found.start, at + 1, found.low, found.best, found.high, found.qualifier, status, is_part=True)
