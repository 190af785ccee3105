"""Whether an event is said to have happened: polarity, realis, background."""

import re
from dataclasses import dataclass

from tasks.extract.events import frames, prospects
from tasks.extract.events.lexicon import word_class
from tasks.extract.events.tree import Tree

_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo"})
_HYPOTHETICAL = frozenset({"would", "could", "may", "might", "should", "must", "can", "'d", "ca"})
_YEAR = re.compile(r"1[89]\d\d|20\d\d")
_NOBODY = frozenset({"nobody", "none", "nothing", "no-one"})
_CORE = frozenset({"nsubj", "nsubjpass", "dobj"})
_DEPTH = 5


@dataclass(frozen=True, slots=True)
class Status:
    """How an event stands to the facts."""

    polarity: str = "affirmed"
    realis: str = "actual"


def of(tree: Tree, i: int, *, own_negation: bool) -> Status:
    """Status of a trigger. `own_negation`: the sense itself asks for `not` (`will not accept`), so it does not deny the event."""
    polarity, realis = "affirmed", "actual"
    at = i
    for step in range(_DEPTH):
        if frames.negations(tree, at) and not (step == 0 and own_negation) and _reaches(tree, at, step):
            polarity = "negated"
        if step == 0 and any(frames.negations(tree, k) or tree.lower[k] in _NOBODY for k in tree.kids[at] if tree.dep[k] in _CORE):
            polarity = "negated"
        realis = _weaker(realis, _mood(tree, at, own_negation=own_negation and step == 0))
        at = _first_clause(tree, at)
        up = _governor(tree, at)
        if up is None or (tree.dep[at] != "conj" and tree.lemma[up] in word_class("presupposing")):
            break
        lemma = tree.lemma[up]
        if _is_ruled_out(tree, up):  # `did not rule out an attack`: it may come
            realis, polarity = _weaker(realis, "hypothetical"), "affirmed" if frames.negations(tree, up) else "negated"
            break
        if lemma in word_class("negating"):
            polarity = "negated"
        elif lemma in word_class("planning") and tree.dep[at] != "conj" and not (_has_managed(tree, up) or _was_ordered(tree, at, up)):
            realis = _weaker(realis, "future")
        at = up
    return Status(polarity, realis)


def _first_clause(tree: Tree, i: int) -> int:
    """The first of coordinated clauses that have subjects of their own: they share its frame, not its mood."""
    while tree.dep[i] == "conj" and tree.child(i, "nsubj", "nsubjpass") is not None:
        i = tree.head[i]
    return i


def _has_managed(tree: Tree, up: int) -> bool:
    """Those who `were able to` do a thing did it."""
    return tree.lemma[up] == "able" and tree.lower[tree.head[up]] in ("was", "were")


def _was_ordered(tree: Tree, deed: int, verb: int) -> bool:
    """A deed that somebody had done: `ordered the murder of the judge`; not what is to be done (`ordered them to fire`)."""
    return tree.dep[deed] == "dobj" and not tree.is_verb(deed) and tree.lemma[verb] in word_class("authoring")


def _reaches(tree: Tree, at: int, step: int) -> bool:
    """Negation of a verb above reaches down only through its complement."""
    return step == 0 or tree.is_verb(at) or tree.pos[at] in ("AUX", "ADJ")


def _mood(tree: Tree, i: int, *, own_negation: bool) -> str:
    for k in tree.kids[i]:
        if tree.dep[k] in ("aux", "auxpass"):
            if tree.lower[k] in _FUTURE:
                return "actual" if own_negation else "future"
            if tree.lower[k] in ("would", "'d") and tree.dep[i] == "ccomp":
                return "actual" if own_negation else "future"
            if tree.lower[k] == "could" and prospects.has_come_about(tree, i):
                return "actual"
            if tree.lower[k] in _HYPOTHETICAL:
                return "actual" if own_negation else "hypothetical"
        if tree.dep[k] == "mark" and tree.lower[k] in ("if", "unless", "whether"):
            return "hypothetical"
    if tree.dep[i] in ("advcl", "acl", "relcl") and frames.is_infinitive(tree, i):
        return "hypothetical"
    if prospects.is_to_come(tree, i):
        return "future"
    return "hypothetical" if prospects.is_unreal(tree, i) or _is_aim(tree, i) or _is_due(tree, i) or _is_eventuality(tree, i) else "actual"


def _is_aim(tree: Tree, i: int) -> bool:
    """What somebody is for or after: an infinitive beside `be` (`the aim is to arrest the guilty`)."""
    return tree.dep[i] == "xcomp" and tree.lemma[tree.head[i]] == "be" and frames.is_infinitive(tree, i)


def _is_due(tree: Tree, i: int) -> bool:
    """What is still to be done: `they have to arrest him`; those who `had to` did."""
    above = tree.head[i]
    return (
        tree.dep[i] == "xcomp" and tree.lemma[above] == "have" and tree.tag[above] not in ("VBD", "VBN") and frames.is_infinitive(tree, i)
    )


def _is_eventuality(tree: Tree, i: int) -> bool:
    """`in case the government arrests their leaders`."""
    case = tree.head[i]
    return tree.dep[i] in ("acl", "relcl") and tree.lower[case] in ("case", "event") and tree.lower[tree.head[case]] == "in"


def _is_ruled_out(tree: Tree, verb: int) -> bool:
    return tree.lemma[verb] == "rule" and any(tree.lower[k] == "out" for k in tree.kids[verb])


def _weaker(a: str, b: str) -> str:
    order = ("actual", "future", "hypothetical", "generic")
    return max(a, b, key=order.index)


def _governor(tree: Tree, i: int) -> int | None:
    """The word above whose meaning decides whether this one happened."""
    head, dep = tree.head[i], tree.dep[i]
    indirect = next((k for find in prospects.FRAMES if (k := find(tree, i)) is not None), None)
    if indirect is not None:
        return indirect
    if dep == "nsubj" and tree.dep[head] == "ccomp" and not tree.is_verb(head) and tree.pos[head] != "AUX":
        return tree.head[head]  # no clause: the parser took the end of a long object for one
    if head == i or dep in ("relcl", "nsubj", "nsubjpass", "csubj"):
        return None
    if dep in ("xcomp", "ccomp", "conj", "dobj", "acomp", "acl", "compound", "oprd"):
        return head
    if dep in ("pobj", "pcomp"):
        up = tree.head[head]
        return up if tree.lower[head] in ("of", "to", "for", "from", "without", "against") and up != head else None
    return None


def is_background(tree: Tree, i: int, words: list[str], published_year: int | None) -> bool:
    """A year well before publication in the clause, `ago`, or an anniversary."""
    first, last = tree.subtree(i)
    for k in range(first, last):
        if published_year and _YEAR.fullmatch(words[k]) and int(words[k]) < published_year:
            return True
        if words[k] in ("ago", "anniversary", "decades"):
            return True
    return False


def is_generic(tree: Tree, i: int, mass: frozenset[str]) -> bool:
    """A bare plural or mass noun of deeds in general (`violence`, `bombings`): no article, number, place or time of its own."""
    if tree.tag[i] != "NNS" and tree.lemma[i] not in mass:
        return False
    if any(tree.dep[k] in ("det", "nummod", "poss", "relcl", "acl") for k in tree.kids[i]) or _was_done(tree, i):
        return False
    first, last = tree.subtree(i)
    return not any(tree.label[k] in ("GPE", "LOC", "FAC") or tree.dated[k] for k in range(first, last))


def is_practice(tree: Tree, i: int) -> bool:
    """What goes on rather than happens, whoever does it to whom: `the repression of the press`; a day makes it a deed."""
    first, last = tree.subtree(i)
    return tree.lemma[i] in word_class("practice") and not any(tree.dated[k] for k in range(first, last))


def _was_done(tree: Tree, i: int) -> bool:
    """Deeds that somebody is said to have done: `arrests have been made`."""
    above = tree.head[i]
    return tree.dep[i] in ("dobj", "nsubjpass") and tree.lemma[above] in word_class("light") and tree.tag[above] in ("VBD", "VBN")
