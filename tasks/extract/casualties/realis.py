"""Harm that was only threatened, tried, feared or denied."""

from collections.abc import Sequence

from tasks.extract.casualties import numbers
from tasks.extract.quotes.parse import Parse

_MODALS = frozenset({"could", "would", "might", "may", "will", "can", "should", "must", "shall", "'ll", "'d", "wo", "ca"})
_ATTEMPTS = frozenset(
    [
        "threaten",
        "try",
        "attempt",
        "plan",
        "want",
        "vow",
        "intend",
        "plot",
        "conspire",
        "order",
        "wish",
        "promise",
        "hope",
        "refuse",
        "fail",
        "ask",
        "prepare",
    ]
)
_UNSURE = frozenset({"if", "unless", "whether"})
_SINGLE = frozenset(
    {"earlier", "later", "ago", "to", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"}
)
_SPANS = frozenset({"over", "past", "last", "during"})
_HAPPENINGS = frozenset({"shootings", "killings", "homicides", "murders", "slayings", "stabbings", "incidents"})
_ROWS = frozenset({"series", "string", "spate", "rash", "wave"})
_LEADING = frozenset({"in", "of", "from", "during", "after", "amid"})
_POINTING = frozenset({"the", "these", "those", "both", "his", "her", "their", "its", "to", "by", "with", "for", "and"})
_PREDICATE = ("acomp", "oprd", "attr", "xcomp")


def unreal(parse: Parse, token: int) -> bool:
    """Only threatened, attempted, feared or supposed: `could kill`, `tried to kill`, `if they die`; not `may have killed`."""
    at = token
    for _ in range(3):
        kids = parse.kids[at]
        if any(parse.lower[k] in _MODALS and parse.dep[k] == "aux" for k in kids) and not any(parse.lower[k] == "have" for k in kids):
            return True
        if any(parse.lower[k] in _UNSURE and parse.dep[k] == "mark" for k in kids):
            return True
        above = parse.head[at]
        if above == at or parse.dep[at] not in ("conj", "auxpass", *_PREDICATE):
            return False
        if parse.dep[at] == "xcomp" and parse.lemma[above] in _ATTEMPTS:
            return True
        at = above
    return False


def negated(parse: Parse, token: int) -> bool:
    """`two others were not hurt`."""
    near = (*parse.kids[token], *(parse.kids[parse.head[token]] if parse.dep[token] in _PREDICATE else ()))
    return any(parse.dep[k] == "neg" or parse.lower[k] in ("never", "neither", "nor") for k in near)


def is_period(parse: Parse, token: int) -> bool:
    """The sentence counts over a year or more: `so far this year`, `so far in 2017`, `since 2003`.

    Not `earlier this year`, `the fourth this year`.
    """
    words = parse.lower[parse.opens[token] : parse.closes[token] + 1]
    return any(_counts_over(words, place) for place in range(len(words)))


def _counts_over(words: list[str], place: int) -> bool:
    word, before, after = words[place], words[max(0, place - 3) : place], words[place + 1 : place + 2]
    last = before[-1] if before else ""
    if word in ("annually", "yearly"):
        return True
    if word == "far" and last == "so" and after:
        ahead = words[place + 2 : place + 3]
        return after[0] == "this" or (after[0] == "in" and bool(ahead) and ahead[0].isdigit() and len(ahead[0]) == 4)
    if word == "since":
        return bool(after) and after[0].isdigit() and len(after[0]) == 4
    if word == "year":
        if after and after[0] in _SINGLE:
            return False
        far = {"so", "far"} <= set(before)
        return far or last in ("each", "every", "per", "a") or (last in ("this", "last") and not _SINGLE & set(before))
    return word in ("years", "decade", "decades") and bool(_SPANS & set(before))


def is_of_several(words: Sequence[str]) -> bool:
    """The sentence sums up several happenings: `in shootings across the city`, `a series of attacks`, `nine shootings`.

    Not `in the shootings`, which may be one spree.
    """
    return any(
        (word in _HAPPENINGS and _is_new(words[max(0, at - 5) : at]))
        or (
            word in _ROWS
            and words[at + 1 : at + 2] == ["of"]
            and any(w.startswith("shooting") or w in _HAPPENINGS for w in words[at + 2 : at + 5])
        )
        for at, word in enumerate(words)
    )


def _is_new(before: Sequence[str]) -> bool:
    """A number stands before it, or a preposition leads to it and no article or pronoun points back."""
    if before and numbers.is_numeric(before[-1]):
        return True
    for word in reversed(before):
        if word in _LEADING or word in _POINTING:
            return word in _LEADING
    return False
