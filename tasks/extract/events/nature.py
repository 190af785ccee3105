"""Harm that nobody does: `An earthquake killed 200 people`, `died in a plane crash`, `the flood that destroyed the town`."""

from tasks.extract.events.lexicon import word_class
from tasks.extract.events.tree import Tree

_DEPTH = 5
_CAUSES = ("in", "by", "from", "during", "of", "after", "when", "to")
_SAME_SUBJECT = frozenset({"advcl", "conj", "xcomp"})


def did_it(tree: Tree, i: int) -> bool:
    """Whether forces of nature, an illness or an accident are what a verb of harm has as its cause."""
    at = i
    for _ in range(_DEPTH):
        if any(tree.lemma[cause] in word_class("nature") for cause in _causes(tree, at)):
            return True
        if tree.dep[at] not in _SAME_SUBJECT or tree.child(at, "nsubj", "nsubjpass") is not None:
            return False
        at = tree.head[at]
    return False


def _causes(tree: Tree, i: int) -> list[int]:
    if not tree.is_verb(i):
        return []
    found = tree.children(i, "nsubj") + [o for word in _CAUSES for o in tree.prep_objects(i, word)]
    return found + ([tree.head[i]] if tree.dep[i] in ("relcl", "acl") else [])
