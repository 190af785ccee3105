"""Sums of many deeds: what was done in a war, over the years or day by day is not one happening."""

import re

from tasks.extract.events.frames import is_infinitive
from tasks.extract.events.tree import Tree

_WAR = 10_000
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_LONG = frozenset({"year", "month", "decade", "century"})
_OVER = frozenset({"over", "in", "during", "within", "for", "throughout", "across"})
_LAST = frozenset({"past", "last", "recent", "previous", "preceding", "these", "those", "first"})
_EACH = frozenset({"a", "each", "every", "per"})
_PLURAL = frozenset({"NNS", "NNPS"})
_SINGLE = frozenset({"one", "1"})


def is_sum(tree: Tree, i: int, heads: list[int]) -> bool:
    """`ten thousand were killed`; `soldiers have killed farmers in recent years`, `since the war began`; `two murders a day`."""
    return _is_of_a_war(tree, heads) or (_is_many(tree, i, heads) and _is_over_time(tree, i))


def _is_of_a_war(tree: Tree, heads: list[int]) -> bool:
    """Ten thousand victims and more are the sum of a war, not one event of it."""
    for head in heads:
        first, last = tree.subtree(head)
        digits = (tree.lower[k].replace(",", "") for k in range(first, last) if tree.pos[k] == "NUM")
        if any(d.isdigit() and int(d) >= _WAR for d in digits):
            return True
    return False


def _is_many(tree: Tree, i: int, heads: list[int]) -> bool:
    """Several deeds, or several people they are done to; a single attack may have gone on for years, too."""
    if tree.tag[i] in _PLURAL:
        return True
    return tree.is_verb(i) and any(
        tree.tag[h] in _PLURAL or (tree.pos[h] == "NUM" and tree.lower[h] not in _SINGLE) or tree.lemma[h] == "people" for h in heads
    )


def _is_over_time(tree: Tree, i: int) -> bool:
    verb = i if tree.is_verb(i) else tree.head[i]
    years = (o for at in (i, verb) for o in tree.prep_objects(at, "in"))
    if _is_counted(tree, i) and any(_YEAR.fullmatch(tree.lower[o]) for o in years):
        return True  # `there were 1,200 murders in 1987`
    return any(_is_long(tree, k) for at in dict.fromkeys((i, verb)) for k in tree.kids[at])


def _is_counted(tree: Tree, i: int) -> bool:
    return any(tree.dep[k] == "nummod" for k in tree.kids[i])


def _is_long(tree: Tree, k: int) -> bool:
    """A phrase or clause for months or years: `in recent years`, `so far this year`, `three a month`, `since the war began`."""
    if tree.dep[k] == "advcl":
        return any(tree.lower[m] == "since" for m in tree.kids[k]) and not is_infinitive(tree, k)
    if tree.dep[k] == "npadvmod" and tree.lemma[k] in _LONG | {"day", "week"}:
        return any(tree.lower[d] in _EACH for d in tree.kids[k]) or _is_so_far(tree, k)
    if tree.dep[k] != "prep" or tree.lower[k] not in _OVER:
        return False
    spans = [o for o in tree.kids[k] if tree.dep[o] == "pobj" and tree.lemma[o] in _LONG]
    return any(tree.tag[o] in _PLURAL and any(tree.lower[m] in _LAST for m in tree.kids[o]) for o in spans)


def _is_so_far(tree: Tree, k: int) -> bool:
    """`so far this year`."""
    near = range(max(0, k - 4), min(len(tree.lower), k + 3))
    return any(tree.lower[n] == "far" and n > 0 and tree.lower[n - 1] == "so" for n in near)
