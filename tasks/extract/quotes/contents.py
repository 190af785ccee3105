"""What a cue may introduce: candidate contents, read off the parse and the quotation marks, each with the name of its rule."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.quotes.marks import Span
from tasks.extract.quotes.parse import Parse

_CLAUSAL = frozenset({"ccomp", "xcomp", "acomp", "advcl", "acl", "relcl", "pcomp", "parataxis"})
_NOMINAL = frozenset({"dobj", "attr", "oprd", "nsubjpass", "appos", "dative", "nsubj"})
_UNDER = frozenset({"ccomp", "parataxis", "advcl", "relcl", "conj", "acl", "dep", "intj", "prep"})
_NEAR = 60
_TRIM = " \t\n\r,;:—–-\u00a0"


@dataclass(frozen=True, slots=True)
class Content:
    """A candidate: its characters and the rule that gave it."""

    start: int
    end: int
    rule: str


def candidates(text: str, parse: Parse, quotes: list[Span], cue: int) -> list[Content]:
    """Every stretch the cue may introduce, without duplicates, trimmed of outer punctuation, widened to whole quotations."""
    found: dict[Span, str] = {}
    own = (parse.starts[cue], parse.ends[cue])
    for first, last, rule in (*_parsed(parse, cue), *_linear(parse, cue)):
        if first <= last:
            span = _trim(text, *_widen(parse.starts[first], parse.ends[last], quotes, own))
            if span[1] > span[0]:
                found.setdefault(span, rule)
    for start, end, rule in _quoted(text, parse, quotes, cue):
        found.setdefault((start, end), rule)
    return [Content(start, end, rule) for (start, end), rule in found.items()]


def _parsed(parse: Parse, cue: int) -> Iterator[tuple[int, int, str]]:
    for kid in parse.kids[cue]:
        dep, side = parse.dep[kid], "<" if kid < cue else ">"
        if dep in _CLAUSAL or dep in _NOMINAL:
            yield parse.left[kid], parse.right[kid], dep + side
            if side == ">" and dep in _NOMINAL and parse.right[cue] > parse.right[kid]:
                yield parse.left[kid], parse.right[cue], dep + "+"
        elif dep in ("prep", "agent"):
            yield from _prepositional(parse, kid, side)
        elif dep == "prt" and side == ">":
            yield kid + 1, parse.right[cue], "prt+"
    passive, complement = parse.child(cue, "nsubjpass", "nsubj"), parse.child(cue, "xcomp", "oprd", "attr")
    if passive is not None and complement is not None:
        yield parse.left[passive], parse.right[complement], "subject+" + parse.dep[complement]
    if parse.dep[cue] == "advmod" and parse.pos[cue] == "ADV":
        yield parse.left[parse.head[cue]], _clause_end(parse, parse.head[cue], cue), "hearsay"
    yield from _around(parse, cue)


def _prepositional(parse: Parse, preposition: int, side: str) -> Iterator[tuple[int, int, str]]:
    name = f"prep:{parse.lower[preposition]}{side}"
    if preposition < parse.right[preposition]:
        yield preposition + 1, parse.right[preposition], name
    for inner in parse.kids[preposition]:
        if parse.dep[inner] == "prep" and parse.right[inner] > inner:
            yield inner + 1, parse.right[inner], f"prep:{parse.lower[inner]}{side}"


def _around(parse: Parse, cue: int) -> Iterator[tuple[int, int, str]]:
    """The clause that the cue hangs from, less the cue's own: `X, he said` parsed as a remark inside X."""
    if parse.dep[cue] not in _UNDER:
        return
    above = parse.head[cue]
    first, last = parse.left[above], _clause_end(parse, above, cue)
    if parse.right[cue] + 1 >= last:
        yield first, parse.left[cue] - 1, "clause<"
    elif parse.left[cue] <= first + 1:
        yield parse.right[cue] + 1, last, "clause>"
    else:
        yield first, last, "clause"
    if parse.dep[cue] == "relcl":
        yield first, parse.left[cue] - 1, "modified"


def _clause_end(parse: Parse, verb: int, cue: int) -> int:
    """Last token of a clause without the next one joined to it after the cue: `X, he said, but Y denied it`."""
    joined = [k for k in parse.kids[verb] if k > cue and parse.dep[k] == "conj" and parse.child(k, "nsubj", "nsubjpass") is not None]
    end = min((parse.left[k] for k in joined), default=parse.right[verb] + 1) - 1
    while end > cue and joined and (parse.dep[end] == "cc" or not parse.lower[end][0].isalnum()):
        end -= 1
    return max(end, parse.right[cue])


def _linear(parse: Parse, cue: int) -> Iterator[tuple[int, int, str]]:
    first, last = parse.opens[cue], parse.closes[cue]
    while last > cue and not any(c.isalnum() for c in parse.lower[last]):
        last -= 1
    yield cue + 1, min(last, parse.right[cue]) if parse.right[cue] > cue else last, "right"
    if last > parse.right[cue] > cue:
        yield cue + 1, last, "rest"
    subject = parse.child(cue, "nsubj", "nsubjpass")
    stop = parse.left[subject] if subject is not None and subject < cue else cue
    if stop > first:
        yield first, stop - 1, "before"


def _quoted(text: str, parse: Parse, quotes: list[Span], cue: int) -> Iterator[tuple[int, int, str]]:
    """The quotation before the cue, the one after it, and both with what stands between."""
    at, end = parse.starts[cue], parse.ends[cue]
    place = bisect_left(quotes, (at, at))
    before = quotes[place - 1] if place and quotes[place - 1][1] <= at else None
    after = quotes[place] if place < len(quotes) else None
    if before and (at - before[1] > 2 * _NEAR or "\n\n" in text[before[1] : at]):
        before = None
    if after and (after[0] - end > 3 * _NEAR or "\n\n\n" in text[end : after[0]]):
        after = None
    if before:
        yield (*before, "quote<")
    if after:
        yield (*after, "quote>")
    if before and after and "\n\n" not in text[before[1] : after[0]]:
        yield before[0], after[1], "quote<>"


def _widen(start: int, end: int, quotes: list[Span], own: Span) -> Span:
    """Take in the whole of a quotation that the stretch cuts, unless the cue stands inside it."""
    place = max(0, bisect_left(quotes, (start, start)) - 1)
    while place < len(quotes) and quotes[place][0] < end:
        first, last = quotes[place]
        cuts = first < end and start < last and not (start <= first and last <= end)
        if cuts and not (first <= own[0] < last) and not (min(first, start) <= own[0] < max(last, end) and not start <= own[0] < end):
            start, end = min(start, first), max(end, last)
        place += 1
    return start, end


def _trim(text: str, start: int, end: int) -> Span:
    """Less blanks, commas and, outside quotation marks, the full stop."""
    while start < end and text[start] in _TRIM:
        start += 1
    while start < end and (text[end - 1] in _TRIM or (text[end - 1] == "." and text[end - 2 : end - 1].islower())):
        end -= 1
    return start, end
