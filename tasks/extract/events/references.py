"""Event nouns that merely refer back: `the attack` as what somebody is suspected of, answers or has to do with."""

from tasks.extract.events.lexicon import word_class
from tasks.extract.events.tree import Tree
from tasks.extract.events.triggers import Trigger

_BACK = frozenset({"the", "this", "that", "these", "those", "such"})
_OWN = frozenset({"prep", "relcl", "acl", "appos"})
_BEFORE = frozenset({"nummod", "compound", "nmod", "poss"})


def is_mere(tree: Tree, trigger: Trigger, told: list[int], parties: list[int]) -> bool:
    """Whether a noun only points to a deed `told` before: definite, without parties or anything else of its own, in a topical place."""
    i = trigger.i
    if (
        trigger.sense.event_type != "ASSAULT"
        or trigger.sense.kind != "nouns"
        or not told
        or any(p not in tree.kids[i] or not _is_known(tree, p) for p in parties)
    ):
        return False
    if not _is_definite(tree, i) or any(tree.dep[k] in _OWN for k in tree.kids[i]):
        return False
    return _is_topic(tree, i) and all(_is_known(tree, k) for k in tree.kids[i] if tree.dep[k] in _BEFORE or tree.dated[k])


def _is_definite(tree: Tree, i: int) -> bool:
    """Its own article or owner, or that of the noun it is coordinated with (`the bombing and attack`)."""
    if tree.dep[i] == "conj" and tree.child(i, "det", "poss") is None and tree.pos[tree.head[i]] == "NOUN":
        return _is_definite(tree, tree.head[i])
    return any((tree.dep[k] == "det" and tree.lower[k] in _BACK) or tree.dep[k] == "poss" for k in tree.kids[i])


def _is_known(tree: Tree, k: int) -> bool:
    """Whether a word before the noun was said before in the article (`the Kano bombing`, `Monday's attack`)."""
    first, last = tree.subtree(k)
    said = set(tree.lower[: tree.sent[k]])
    return all(tree.lower[w] in said for w in range(first, last) if tree.pos[w] in ("NOUN", "PROPN", "NUM", "ADJ"))


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
