"""What a clause says around a deed: what it came of, when it happened, who came under it."""

from tasks.extract.events.lexicon import word_class
from tasks.extract.events.tree import Tree

_OF_WHAT = ("in", "of", "from", "after", "during", "at", "by", "to")
_THEN = frozenset({"when", "after", "as"})


def sufferance(tree: Tree, i: int) -> list[int]:
    """The verb of those who come under it (`came under fire`); criticism has a reason (`came under fire for his remarks`)."""
    under = tree.head[i]
    verb = tree.head[under]
    is_suffered = tree.dep[i] == "pobj" and tree.lower[under] == "under" and tree.lemma[verb] in ("come", "be", "remain", "fall")
    return [verb] if is_suffered and not tree.prep_objects(verb, "for") and not tree.prep_objects(i, "for") else []


def causes(tree: Tree, i: int) -> list[int]:
    """What something came of, happened in or right after: `died in a raid`, `of wounds`, `after a gunfight`."""
    return [o for verb in _told(tree, i) for preposition in _OF_WHAT for o in tree.prep_objects(verb, preposition)]


def _told(tree: Tree, i: int) -> list[int]:
    """A verb and those it stands beside: they share their circumstances (`died and ten were hurt when ...`)."""
    return [i, *tree.children(i, "conj"), *([tree.head[i]] if tree.dep[i] == "conj" else [])]


def when(tree: Tree, i: int) -> list[int]:
    """Verbs of the clauses that tell when it happened."""
    clauses = [k for verb in _told(tree, i) for k in tree.children(verb, "advcl")]
    return [k for k in clauses if any(tree.lower[w] in _THEN for w in tree.kids[k] if w < k)]


def done(tree: Tree, i: int) -> list[int]:
    """Participle that says the deed was done: `crimes committed against villagers`."""
    return [k for k in tree.kids[i] if k > i and tree.dep[k] in ("acl", "relcl") and tree.lemma[k] in word_class("light")]


def scene(tree: Tree, i: int) -> list[int]:
    """The other words of the sentence."""
    return [k for k in tree.sentence(i) if k != i]
