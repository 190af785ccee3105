"""Harm that nobody does: `An earthquake killed 200 people`, `died in a plane crash`, `injured when their bus plunged off a bridge`.

The misfortune may stand in a sentence before (`A bus plunged into a ravine. Twelve people were killed`).
"""

from collections.abc import Iterator

from tasks.extract.events.lexicon import load, word_class
from tasks.extract.events.tree import Tree
from tasks.extract.events.voice import is_passive

_DEPTH = 5
_CAUSES = ("in", "by", "from", "during", "of", "after", "to", "with", "at")
_SENTENCES_BACK = 2
_SUFFERED = frozenset({"kill", "injure", "wound", "hurt", "die", "destroy", "damage", "burn", "perish"})
_VIOLENT = ("strike", "assault", "weapon")
_WHEN = frozenset({"after", "when", "as", "because", "while"})
_SAME_SUBJECT = frozenset({"advcl", "conj", "xcomp"})


def did_it(tree: Tree, i: int, accidents: frozenset[int] = frozenset()) -> bool:
    """Whether forces of nature, an illness or an accident are what a verb of harm has as its cause; `accidents`: words for some."""
    at = i
    for _ in range(_DEPTH):
        if (at != i and _is_mishap(tree, at)) or any(_is_mishap(tree, clause) for clause in _circumstances(tree, at)):
            return True
        if any(cause in accidents or _is_natural(tree, cause) for cause in _causes(tree, at)):
            return True
        if tree.dep[at] not in _SAME_SUBJECT or tree.child(at, "nsubj", "nsubjpass") is not None:
            break
        at = tree.head[at]
    return _is_suffered(tree, i) and _follows_a_misfortune(tree, i, accidents)


def _is_suffered(tree: Tree, i: int) -> bool:
    """`were killed`, `died`: told without anybody or anything that did it."""
    if tree.lemma[i] not in _SUFFERED or tree.child(i, "agent") is not None:
        return False
    return tree.lemma[i] in ("die", "perish") or is_passive(tree, i)


def _follows_a_misfortune(tree: Tree, i: int, accidents: frozenset[int]) -> bool:
    """Whether the nearest sentence before that tells of violence or of an accident tells of an accident, and this one of no violence."""
    words = tree.sentence(i)
    if any(k != i and _is_violent(tree, k, accidents) for k in words):
        return False
    for _ in range(_SENTENCES_BACK):
        if words.start == 0:
            return False
        words = tree.sentence(words.start - 1)
        if any(_is_violent(tree, k, accidents) for k in words):
            return False
        if any(k in accidents or _is_misfortune(tree, k) for k in words):
            return True
    return False


def _is_violent(tree: Tree, k: int, accidents: frozenset[int]) -> bool:
    if k in accidents or tree.head[k] in accidents:  # `a gas explosion`
        return False
    lemma = tree.lemma[k]
    return lemma not in _SUFFERED and any(lemma in word_class(name) for name in _VIOLENT)


def _is_misfortune(tree: Tree, k: int) -> bool:
    """`the crash`, `A bus plunged …`; not what persons do (`The rioters erupted in anger`)."""
    if not tree.is_verb(k):
        return tree.pos[k] == "NOUN" and tree.lemma[k] in word_class("accident")
    subjects = tree.children(k, "nsubj", "nsubjpass")
    return tree.lemma[k] in word_class("mishap") and any(tree.lemma[s] in word_class("fragile") for s in subjects)


def _is_natural(tree: Tree, i: int) -> bool:
    """`the flood`, `a wave of floods`, `falling rocks`; an `outbreak of violence` is none."""
    held = tree.prep_objects(i, "of")
    if any(tree.lemma[k] in load().nouns for k in held):
        return False
    return any(tree.lemma[k] in word_class("nature") for k in (i, *held)) or any(tree.lower[k] == "falling" for k in tree.kids[i])


def _causes(tree: Tree, i: int) -> list[int]:
    if not tree.is_verb(i):
        return []
    found = tree.children(i, "nsubj") + [o for word in _CAUSES for o in tree.prep_objects(i, word)]
    return found + ([tree.head[i]] if tree.dep[i] in ("relcl", "acl") else [])


def _circumstances(tree: Tree, i: int) -> Iterator[int]:
    """Clauses that say when a harm happened, of the verb or of one coordinated with it; who shoots after a crash still shoots."""
    if tree.lemma[i] not in word_class("outcome"):
        return
    for verb in (i, *tree.children(i, "conj"), *([tree.head[i]] if tree.dep[i] == "conj" else [])):
        for clause in tree.children(verb, "advcl"):
            if any(tree.lower[k] in _WHEN for k in tree.kids[clause] if k < clause):
                yield clause


def _is_mishap(tree: Tree, clause: int) -> bool:
    """`when a volcano erupted`, `after torrential rain flooded the valley`, `when the boiler exploded`."""
    if tree.lemma[clause] in word_class("mishap"):
        return True
    subjects = tree.children(clause, "nsubj", "nsubjpass")
    if tree.lemma[clause] == "explode":
        return any(tree.lemma[s] in word_class("boiler") for s in subjects)
    return any(_is_natural(tree, s) for s in subjects)
