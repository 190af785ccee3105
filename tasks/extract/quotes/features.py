"""What the classifiers look at: words and relations around a cue, a content and a source, as short strings."""

from bisect import bisect_right

from tasks.extract.quotes.contents import Content
from tasks.extract.quotes.marks import Span
from tasks.extract.quotes.parse import Parse
from tasks.extract.quotes.sources import Source

_TELLING = frozenset({"ccomp", "xcomp", "dobj", "prep", "acl", "nsubjpass", "agent"})
_PERSONAL = frozenset({"he", "she", "they", "we", "i", "you", "who", "it", "this", "that", "which"})


def of_cue(parse: Parse, quotes: list[Span], cue: int) -> list[str]:
    """Is the token a cue? Its word, its dependants, its subject, its auxiliaries, and quotation marks near by."""
    lemma, dep, kids = _word(parse, cue), parse.dep[cue], parse.kids[cue]
    found = ["1", f"l={lemma}", f"w={_form(parse, cue)}", f"t={parse.tag[cue]}", f"d={dep}", f"l={lemma}|d={dep}"]
    subject = "none"
    for kid in kids:
        relation = parse.dep[kid]
        if relation in ("prep", "mark", "agent", "prt", "aux", "auxpass", "neg", "advmod"):
            relation = f"{relation}:{parse.lemma[kid]}"
        elif relation in ("nsubj", "nsubjpass", "csubj"):
            subject = _who(parse, kid)
            found.append(f"ks={relation}:{_word(parse, kid)}")
        elif relation == "punct":
            relation = f"p:{parse.lower[kid]}"
        side = "<" if kid < cue else ">"
        found.append(f"k={relation}{side}")
        if relation in ("ccomp", "xcomp", "dobj", "acl", "advcl", "acomp", "oprd", "attr") or relation.startswith(("prep:", "prt:")):
            found.append(f"l={lemma}|k={relation}{side}")
            if relation in ("ccomp", "xcomp", "acl"):
                found.append(f"k={relation}{side}{_opening(parse, kid)}")
            elif relation in ("dobj", "attr", "acomp", "oprd"):
                found.append(f"o={_word(parse, kid)}")
                found.append(f"lo={lemma}|{_word(parse, kid)}")
    found += (f"s={subject}", f"l={lemma}|s={subject}", f"d={dep}|s={subject}")
    above = parse.head[cue]
    if above != cue:
        found += (f"h={_word(parse, above)}", f"d={dep}|h={_word(parse, above)}")
    found += (f"+1={_form(parse, cue + 1)}", f"-1={_form(parse, cue - 1)}")
    found += (f"q={_near(parse, quotes, cue)}", f"l={lemma}|q={_near(parse, quotes, cue)}")
    return found


def of_content(parse: Parse, quotes: list[Span], cue: int, content: Content, others: int) -> list[str]:
    """Is this what the cue introduces? The rule that gave it, with the cue's word, and how it sits on quotation marks."""
    lemma, rule = _word(parse, cue), content.rule
    marked = _marked(quotes, content)
    size = min(6, (content.end - content.start).bit_length())
    return [
        "1", f"r={rule}", f"l={lemma}|r={rule}", f"d={parse.dep[cue]}|r={rule}", f"q={marked}", f"r={rule}|q={marked}", f"z={size}",
        f"r={rule}|z={size}", f"r={rule}|n={_near(parse, quotes, cue)}", f"r={rule}|t={parse.tag[cue]}", f"r={rule}|o={min(others, 8)}",
        *(f"r={rule}|k={parse.dep[k]}" for k in parse.kids[cue] if parse.dep[k] in _TELLING),
    ]  # fmt: skip


def of_source(parse: Parse, cue: int, source: Source, rank: int) -> list[str]:
    """Is this who speaks? The rule that gave it, what kind of word it is, and how far it stands."""
    lemma, rule, who = _word(parse, cue), source.rule, _who(parse, source.head)
    far = min(5, abs(source.head - cue).bit_length())
    return [
        "1", f"r={rule}", f"l={lemma}|r={rule}", f"w={who}", f"r={rule}|w={who}", f"h={_word(parse, source.head)}", f"f={far}", f"n={rank}",
        f"r={rule}|n={rank}", f"r={rule}|d={parse.dep[cue]}", f"r={rule}|t={parse.tag[cue]}", f"d={parse.dep[source.head]}|r={rule}",
    ]  # fmt: skip


def _word(parse: Parse, token: int) -> str:
    """The lemma; for a name its kind, so that nothing is learnt about anybody in particular."""
    return f"<{parse.ent[token]}>" if parse.pos[token] == "PROPN" or parse.ent[token] else parse.lemma[token]


def _form(parse: Parse, token: int) -> str:
    """The word as written, in lower case; for a name or a number its kind; empty outside the text."""
    if not 0 <= token < len(parse):
        return ""
    return f"<{parse.ent[token] or parse.pos[token]}>" if parse.ent[token] or parse.pos[token] in ("PROPN", "NUM") else parse.lower[token]


def _who(parse: Parse, token: int) -> str:
    if parse.lower[token] in _PERSONAL:
        return parse.lower[token]
    return parse.ent[token] or parse.pos[token]


def _opening(parse: Parse, kid: int) -> str:
    """How a clause opens: `that`, `whether`, `to`, a bare subject."""
    first = parse.lower[parse.left[kid]]
    return first if first in ("that", "whether", "to", "if", "how", "what", "why", "for", '"', "“", "''") else parse.tag[kid]


def _near(parse: Parse, quotes: list[Span], cue: int) -> str:
    """Where quotation marks stand as seen from the cue: it is inside, they stand close before, close after, both, or nowhere near."""
    at, end = parse.starts[cue], parse.ends[cue]
    place = bisect_right(quotes, (at, 1 << 60))
    before = quotes[place - 1] if place else (-999, -999)
    if before[0] <= at < before[1]:
        return "inside"
    after = quotes[place] if place < len(quotes) else (1 << 60, 1 << 60)
    return ("<" if at - before[1] < 40 else "") + (">" if after[0] - end < 12 else "~" if after[0] - end < 60 else "")


def _marked(quotes: list[Span], content: Content) -> str:
    """How a content sits on quotation marks: it is one quotation, opens or ends with one, holds one, is held by one, or none."""
    place = bisect_right(quotes, (content.start, 1 << 60)) - 1
    around = quotes[place] if place >= 0 else (-1, -1)
    if around[1] > content.start:
        if around[0] == content.start:
            return "whole" if around[1] >= content.end else "opens"
        return "held"
    after = quotes[place + 1] if place + 1 < len(quotes) else (1 << 60, 1 << 60)
    if after[0] >= content.end:
        return "none"
    return "ends" if after[1] >= content.end else "holds"
