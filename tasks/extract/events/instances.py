"""Names that a sentence gives of a party after `including`: `Two activists were arrested, including Anna Berg and Per Dahl`."""

from tasks.extract.events import voice
from tasks.extract.events.phrases import PARTY_LABELS
from tasks.extract.events.tree import Tree

_CLAUSES = frozenset({"relcl", "acl"})


def added(tree: Tree, trigger: int, acting: list[int], acted_on: list[int]) -> tuple[list[int], list[int]]:
    """Both sides with the names given of them; what a passive's clause lists belongs to those acted on."""
    described = voice.objects(tree, trigger) or [trigger] if tree.is_verb(trigger) and voice.is_passive(tree, trigger) else []
    suffering = [*acted_on, *(n for head in dict.fromkeys([*acted_on, *described]) for n in _of(tree, head, trigger))]
    acted_on = list(dict.fromkeys(head for head in suffering if head not in acting))
    names = [n for head in acting for n in _of(tree, head, trigger)]
    return list(dict.fromkeys([*acting, *(n for n in names if n not in acted_on)])), acted_on


def _of(tree: Tree, head: int, trigger: int) -> list[int]:
    """Names behind an `including` that hangs on a party's head, or on the verb whose subject or object it is."""
    near = tree.kids[head] + (tree.kids[trigger] if tree.head[head] == trigger else [])
    return [n for k in dict.fromkeys(near) if k > head and tree.lower[k] == "including" for n in _names(tree, k)]


def _names(tree: Tree, including: int) -> list[int]:
    """Names coordinated below it; parsers hang the later ones on whatever name comes before, even on that of an aside."""
    found, open_ = [], list(tree.kids[including])
    while open_:
        at = open_.pop()
        if tree.dep[at] in _CLAUSES:
            continue
        open_ += tree.kids[at]
        is_listed = tree.head[at] == including or tree.dep[at] in ("conj", "appos")
        if tree.label[at] in PARTY_LABELS and is_listed:
            found.append(at)
    return sorted(found)
