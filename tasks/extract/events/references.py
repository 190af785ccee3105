"""Event nouns that merely refer back: `the attack` as what somebody is suspected of, answers or has to do with."""

from tasks.extract.events.lexicon import word_class
from tasks.extract.events.tree import Tree
from tasks.extract.events.triggers import Trigger

_BACK = frozenset({"the", "this", "that", "these", "those", "such"})
_OWN = frozenset({"prep", "nummod", "relcl", "acl", "appos", "compound", "nmod", "poss"})
_DEEP = 2


def is_mere(tree: Tree, trigger: Trigger, told: list[int], parties: list[int]) -> bool:
    """Whether a noun only points to a deed `told` before: definite, without parties or anything else of its own, in a topical place."""
    i = trigger.i
    if trigger.sense.event_type != "ASSAULT" or trigger.sense.kind != "nouns" or not told or parties:
        return False
    article = tree.child(i, "det")
    if article is None or tree.lower[article] not in _BACK or any(tree.dep[k] in _OWN or tree.dated[k] for k in tree.kids[i]):
        return False
    return _is_topic(tree, i)


def _is_topic(tree: Tree, i: int) -> bool:
    """What words of guilt, reaction or knowledge are about: `involved in the attack`, `responded to the bombing`, `condemned the blast`."""
    while tree.dep[i] == "conj":
        i = tree.head[i]
    at = tree.head[i]
    if tree.dep[i] in ("dobj", "nsubjpass"):
        return tree.lemma[at] in word_class("topical")
    if tree.dep[i] != "pobj" or tree.lower[at] in word_class("temporal"):
        return False
    return tree.lower[at] == "behind" or tree.lemma[tree.head[at]] in word_class("topical")
