"""Whether a deed that stands in another clause's frame came about: subjects of what is to be done, unreal conditions, what came at last."""

from collections.abc import Callable

from tasks.extract.events.lexicon import load, word_class
from tasks.extract.events.tree import Tree

_INVERTED = frozenset({"had", "were", "should"})
_AT_LAST = frozenset({"only", "finally", "eventually"})
_CALLED_ON = frozenset({"on", "upon"})


def clause_of(tree: Tree, i: int) -> int | None:
    """The verb that says of a deed, its subject, whether it is carried out: `The raid was not carried out`, `A strike will be held`."""
    verb = tree.head[i]
    if tree.is_verb(i) or tree.dep[i] not in ("nsubj", "nsubjpass") or not tree.is_verb(verb):
        return None
    return verb if tree.lemma[verb] in word_class("bringing-about") else None


def is_unreal(tree: Tree, i: int) -> bool:
    """A deed that is wanted only, or a condition that did not hold."""
    return is_needed(tree, i) or is_counterfactual(tree, i)


def is_needed(tree: Tree, i: int) -> bool:
    """A deed that is said to be wanted: `The deployment of the army was essential`."""
    if tree.is_verb(i) or tree.dep[i] != "nsubj" or tree.lemma[tree.head[i]] != "be":
        return False
    return any(tree.lemma[k] in word_class("wanted") for k in tree.children(tree.head[i], "acomp", "attr"))


def is_to_come(tree: Tree, i: int) -> bool:
    """A deed that a word before it puts in the future: `a planned attack`, `the possible deployment of troops`."""
    return not tree.is_verb(i) and any(tree.lower[k] in word_class("prospective") for k in tree.children(i, "amod", "compound"))


def is_counterfactual(tree: Tree, i: int) -> bool:
    """A condition told by inversion: `had they sent the army, lives would have been saved`."""
    subject = tree.child(i, "nsubj", "nsubjpass")
    if subject is None or subject > i or tree.dep[i] not in ("advcl", "ccomp"):
        return False
    return any(tree.dep[k] in ("aux", "auxpass") and tree.lower[k] in _INVERTED and k < subject for k in tree.kids[i])


def has_come_about(tree: Tree, i: int) -> bool:
    """What could be done at last was done: `The army could finally be deployed`, `It was only on Friday that troops could move in`."""
    above = tree.head[i]
    if any(tree.lower[k] in _AT_LAST for k in tree.children(i, "advmod")):
        return True
    return tree.dep[i] == "ccomp" and tree.lower[above] == "was" and any(tree.lower[k] in _AT_LAST for k in range(tree.sent[i], i))


def what_calls_for(tree: Tree, i: int) -> int | None:
    """The word that asks somebody for a deed: `put pressure on the ministry for the deployment of troops`."""
    preposition = tree.head[i]
    asked = tree.head[preposition]
    if (
        tree.dep[i] != "pobj"
        or tree.lower[preposition] != "for"
        or tree.dep[asked] != "pobj"
        or tree.lower[tree.head[asked]] not in _CALLED_ON
    ):
        return None
    verb = tree.head[tree.head[asked]]
    return next((k for k in (verb, *tree.children(verb, "dobj")) if tree.lemma[k] in word_class("planning")), None)


def beside(tree: Tree, i: int) -> int | None:
    """The deed that another is coordinated with across a name: `demanded a ban on the party and the arrest of its leaders`."""
    name = tree.head[i]
    if tree.dep[i] != "conj" or tree.is_verb(i) or tree.dep[name] != "pobj" or tree.lemma[name] in load().nouns:
        return None
    deed = tree.head[tree.head[name]]
    return deed if tree.lemma[deed] in load().nouns and tree.lemma[i] in load().nouns else None


FRAMES: tuple[Callable[[Tree, int], int | None], ...] = (what_calls_for, clause_of, beside)
"""Finders of the word above a deed that decides whether it came about."""
