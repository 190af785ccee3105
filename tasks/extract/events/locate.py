"""Where an event finds those it acts on.

A recipe is a list of places to look, best first: `obj`, `subj`, a preposition (`against`), `to+v` (complement verb), `that` (complement
clause), `mod`, `poss`, `dative`; joined by dots they are walked one after another (`obj.of`, `that.subj`, `to+v.obj`).
"""

from collections.abc import Iterable

from tasks.extract.events import frames
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.phrases import PARTY_LABELS, PLACE_LABELS, inner_parties, is_count, is_party, members
from tasks.extract.events.tree import Tree

_LOCATIVE = frozenset({"in", "near", "at", "inside", "outside"})
"""Before a name inside a phrase they say where it is: `a building in Basra was bombed` names no victim."""


def follow(tree: Tree, trigger: int, path: str) -> list[int]:
    """Heads at the end of a path."""
    at = [trigger]
    for step in path.split("."):
        at = [k for i in at for k in _step(tree, i, step)]
    return at


def _step(tree: Tree, i: int, name: str) -> list[int]:
    if name == "subj":
        return [k for k in tree.kids[i] if tree.dep[k] in ("nsubj", "nsubjpass")]
    if name == "poss":
        return [k for k in tree.kids[i] if tree.dep[k] == "poss"]
    if name == "dative":
        return [k for k in tree.kids[i] if tree.dep[k] == "dative" and tree.pos[k] != "ADP"] + tree.prep_objects(i, "to")
    return frames.slot(tree, i, name)


def recipients(tree: Tree, trigger: int, recipe: Iterable[str], lexicon: Lexicon, taken: set[int], *, with_places: bool) -> list[int]:
    """Heads of the first place of the recipe that names a party, members one by one; none where no place does.

    `with_places`: a country or town that is merely where it happens may stand for those who suffer it.
    """
    for path in recipe:
        wants_place = path.endswith("@")
        if wants_place and not with_places:
            continue
        found: list[int] = []
        for head in follow(tree, trigger, path.rstrip("@")):
            found += _parties_at(tree, head, lexicon, taken, wants_place=wants_place, none=frozenset() if with_places else _LOCATIVE)
        if found:
            return found
    return _anywhere(tree, trigger, taken, PARTY_LABELS if with_places else PARTY_LABELS - PLACE_LABELS)


def _anywhere(tree: Tree, trigger: int, taken: set[int], labels: frozenset[str]) -> list[int]:
    """The first party that is named after the trigger in what depends on it."""
    inside = {i for head in taken for i in range(*tree.subtree(head))}
    first, last = tree.subtree(trigger)
    for i in range(max(first, trigger + 1), last):
        if tree.label[i] in labels and tree.pos[i] != "SPACE" and i not in inside and not _is_reported(tree, i, trigger):
            return [_head_of_name(tree, i)]
    return []


def _is_reported(tree: Tree, i: int, trigger: int) -> bool:
    """Whether a word stands in a clause of its own below the trigger: a source (`officials said`) or another happening."""
    at = i
    while at != trigger and tree.head[at] != at:
        if tree.dep[at] in ("parataxis", "ccomp", "advcl", "conj", "relcl", "npadvmod") and tree.is_verb(at):
            return True
        at = tree.head[at]
    return at != trigger


def _head_of_name(tree: Tree, i: int) -> int:
    while tree.head[i] != i and tree.dep[i] == "compound" and tree.label[tree.head[i]]:
        i = tree.head[i]
    return i


def _antecedent(tree: Tree, i: int) -> int:
    """What a relative pronoun stands for."""
    verb = tree.head[i]
    return tree.head[verb] if tree.lower[i] in ("who", "whom", "which", "that") and tree.dep[verb] == "relcl" else i


def _parties_at(tree: Tree, head: int, lexicon: Lexicon, taken: set[int], *, wants_place: bool, none: frozenset[str]) -> list[int]:
    if wants_place:
        return [m for m in members(tree, head) if m not in taken and (tree.label[m] in PLACE_LABELS)]
    head = _antecedent(tree, head)
    named = (m for m in members(tree, head) if m not in taken)
    direct = [m for m in named if is_party(tree, m, lexicon) or (is_count(tree, m) and not tree.dated[m])]
    if direct:
        return direct
    return [m for member in members(tree, head) for m in inner_parties(tree, member, lexicon, none=none) if m not in taken]
