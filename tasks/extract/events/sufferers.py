"""Owners to whom a deed is done: `the mayor's murder`, `her arrest`; `the army's murder of a priest` has its doer before it."""

from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.phrases import is_force
from tasks.extract.events.tree import Tree


def of(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """Owners of a noun for what somebody undergoes: people, where no phrase says whom else it befell."""
    if tree.lemma[i] not in lexicon.classes["undergone"] or any(tree.prep_objects(i, word) for word in ("of", "against")):
        return []
    return [k for k in tree.kids[i] if tree.dep[k] == "poss" and k < i and _is_person(tree, k, lexicon)]


def _is_person(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """A named or described person, or a pronoun; forces, bodies and states are rather those who do it."""
    if tree.tag[i] == "PRP$":
        return tree.lower[i] in ("his", "her", "their", "my")
    if tree.label[i]:
        return tree.label[i] == "PERSON"
    return tree.lemma[i] in lexicon.classes["person"] and not is_force(tree, i, lexicon)
