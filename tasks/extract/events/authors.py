"""Whom the words around a deed tie to it: those who are said, blamed, suspected or arrested as having done it.

Each finder takes the noun or gerund for the deed and gives the heads of the parties, or the verb whose subject it is.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from tasks.extract.events import voice
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.phrases import is_party
from tasks.extract.events.tree import Tree

_BLAMING = {"attribute": "to", "ascribe": "to", "blame": "on", "pin": "on"}
_WORK = frozenset({"work", "handiwork", "doing", "deed"})
_HOLDING = frozenset({"hold", "deem", "consider", "believe", "find", "make", "think"})
_CLAUSES = frozenset({"acl", "relcl", "amod"})
_PRONOUN = frozenset({"those", "that", "one", "ones"})


@dataclass(frozen=True, slots=True)
class Tie:
    """Heads of the parties, or a verb whose subject they are."""

    heads: list[int] = field(default_factory=list)
    verb: int | None = None


def of(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:
    """Who is tied to the deed; none where nobody is."""
    return next((tie for find in _FINDERS if (tie := find(tree, i, lexicon)) is not None and (tie.heads or tie.verb is not None)), None)


def _doer_of_participle(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:
    """`the murders committed in the capital on Monday by the army`, `the bomb planted by the rebels`."""
    is_weapon = tree.lemma[i] in lexicon.classes["weapon"]
    for k in tree.children(i, *_CLAUSES):
        if k > i and tree.tag[k] in ("VBN", "VBD") and (is_weapon or tree.lemma[k] in lexicon.classes["light"]):
            inside = range(k + 1, tree.subtree(k)[1])
            found = [
                o for p in inside if tree.lower[p] == "by" for o in tree.kids[p] if tree.dep[o] == "pobj" and is_party(tree, o, lexicon)
            ]
            if found:
                return Tie(found[:1])
    return None


def _doer_beside(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:
    """`Six people died in attacks by armed men`: the phrase hangs on the verb, but stands right behind the deed."""
    by = i + 1
    if by >= len(tree.lower) or tree.lower[by] != "by" or tree.head[by] == i or voice.is_passive(tree, tree.head[by]):
        return None
    return Tie([o for o in tree.kids[by] if tree.dep[o] == "pobj" and is_party(tree, o, lexicon)])


def _blamed(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:  # noqa: ARG001
    """`attributed the bombing to the rebels`, `The bombing was blamed on the rebels`."""
    preposition = _BLAMING.get(tree.lemma[tree.head[i]])
    if preposition is None or tree.dep[i] not in ("dobj", "nsubjpass"):
        return None
    near = [tree.head[i], i]
    return Tie([o for at in near for o in tree.prep_objects(at, preposition)][:1])


def _workmanship(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:  # noqa: ARG001
    """`The attack was the work of a right-wing group`."""
    if tree.dep[i] != "nsubj":
        return None
    works = [k for k in tree.children(tree.head[i], "attr") if tree.lemma[k] in _WORK]
    return Tie([o for k in works for o in tree.prep_objects(k, "of")])


def _responsible(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:  # noqa: ARG001
    """`held the rebels responsible for the attack`, `the group responsible for it`, `Those responsible for it are soldiers`."""
    if tree.dep[i] not in ("pobj", "pcomp") or tree.lemma[tree.head[tree.head[i]]] != "responsible":
        return None
    at = tree.head[tree.head[i]]
    above = tree.head[at]
    own = tree.children(at, "nsubj")
    if own:
        return Tie(own)
    if tree.lemma[above] in _HOLDING and tree.is_verb(above):
        return Tie(voice.objects(tree, above))
    if tree.dep[at] in _CLAUSES:
        told = tree.children(tree.head[above], "attr") if tree.lower[above] in _PRONOUN and tree.dep[above] == "nsubj" else []
        return Tie(told or [above])
    return None


def _taking_part(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:
    """`suspected of involvement in the raid`, `held in connection with it`, `their role in it`, `played a part in it`."""
    part = tree.head[tree.head[i]]
    if tree.dep[i] != "pobj" or tree.lemma[part] not in lexicon.classes["part"] or tree.is_verb(part):
        return None
    owners = [k for k in tree.children(part, "poss") if is_party(tree, k, lexicon)] + tree.prep_objects(part, "of")
    if owners:
        return Tie(owners)
    if tree.dep[part] == "dobj":
        return Tie(verb=tree.head[part])
    over = tree.head[tree.head[part]]
    if tree.dep[part] == "pobj" and tree.lemma[over] in lexicon.classes["implicating"] and tree.is_verb(over):
        return Tie(voice.objects(tree, over))
    return None


def _suspected(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:
    """`suspect the front of the attack`, where the phrase is taken for a part of the name."""
    suspect = tree.head[tree.head[i]]
    verb = tree.head[suspect]
    if tree.dep[i] != "pobj" or tree.lower[tree.head[i]] != "of" or tree.dep[suspect] != "dobj":
        return None
    return Tie([suspect]) if tree.lemma[verb] in lexicon.classes["implicating"] and is_party(tree, suspect, lexicon) else None


def _instigator(tree: Tree, i: int, lexicon: Lexicon) -> Tie | None:
    """`charged with masterminding the assassination`: the subject of that verb."""
    return (
        Tie(verb=tree.head[i])
        if tree.dep[i] in ("dobj", "nsubjpass") and tree.lemma[tree.head[i]] in lexicon.classes["authoring"]
        else None
    )


_FINDERS: tuple[Callable[[Tree, int, Lexicon], Tie | None], ...] = (
    _doer_of_participle,
    _doer_beside,
    _blamed,
    _workmanship,
    _responsible,
    _taking_part,
    _suspected,
    _instigator,
)
