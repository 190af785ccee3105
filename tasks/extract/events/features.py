"""What the classifier looks at: words and relations around a trigger, as short strings."""

from collections.abc import Iterator

from tasks.extract.events.lexicon import Sense
from tasks.extract.events.realis import Status
from tasks.extract.events.tree import Tree

_SLOTS = {
    "nsubj": "s",
    "nsubjpass": "o",
    "dobj": "o",
    "agent": "by",
    "xcomp": "x",
    "ccomp": "c",
    "prt": "t",
    "dative": "i",
    "acomp": "a",
    "attr": "a",
    "oprd": "a",
    "advcl": "v",
    "pcomp": "p",
}
_CONTENT = frozenset({"NOUN", "VERB", "ADJ", "PROPN"})
_WINDOW = 12


def of(tree: Tree, trigger: int, sense: Sense, status: Status, actor: list[int], recipient: list[int]) -> set[str]:
    """Feature names of one candidate."""
    lemma = tree.lemma[trigger]
    names = {
        "bias",
        f"l={lemma}",
        f"r={sense.row}",
        f"t={sense.event_type}",
        f"t={sense.event_type}|{status.realis}|{status.polarity}",
        f"k={sense.kind}|{status.realis}",
        f"d={tree.dep[trigger]}",
        f"a={_party(tree, actor)}",
        f"b={_party(tree, recipient)}",
        f"ab={bool(actor)}{bool(recipient)}|{sense.event_type}",
        f"h={tree.lemma[tree.head[trigger]]}|{tree.dep[trigger]}",
    }
    for slot, word in _relations(tree, trigger):
        names |= {f"{slot}={word}", f"l={lemma}|{slot}={word}"}
    names |= {f"w={word}" for word in _around(tree, trigger)}
    return names


def _party(tree: Tree, heads: list[int]) -> str:
    """Kind of name, else the noun itself."""
    if not heads:
        return "-"
    return tree.label[heads[0]] or tree.lemma[heads[0]]


def _relations(tree: Tree, i: int, prefix: str = "") -> Iterator[tuple[str, str]]:
    for k in tree.kids[i]:
        dep = tree.dep[k]
        if dep in _SLOTS:
            yield prefix + _SLOTS[dep], _word(tree, k)
            if dep == "xcomp" and not prefix:
                yield from _relations(tree, k, "x.")
            elif dep in ("dobj", "nsubjpass"):
                yield from _relations_of_object(tree, k, prefix)
        elif dep == "prep":
            for o in tree.kids[k]:
                yield f"{prefix}{tree.lower[k]}", _word(tree, o)
            yield prefix + "prep", tree.lower[k]
        elif dep in ("aux", "neg"):
            yield prefix + "aux", tree.lower[k]
        elif dep in ("amod", "compound", "poss"):
            yield prefix + "m", _word(tree, k)


def _relations_of_object(tree: Tree, i: int, prefix: str) -> Iterator[tuple[str, str]]:
    for k in tree.kids[i]:
        if tree.dep[k] in ("amod", "compound"):
            yield prefix + "om", _word(tree, k)
        elif tree.dep[k] == "prep":
            yield prefix + "op", tree.lower[k]


def _word(tree: Tree, i: int) -> str:
    return tree.label[i] or ("#" if tree.pos[i] == "NUM" else tree.lemma[i])


def _around(tree: Tree, trigger: int) -> Iterator[str]:
    """Content words near the trigger in its sentence, names left out."""
    start = tree.sent[trigger]
    for i in range(max(start, trigger - _WINDOW), min(len(tree.lemma), trigger + _WINDOW + 1)):
        if i != trigger and tree.sent[i] == start and tree.pos[i] in _CONTENT and not tree.label[i]:
            yield tree.lemma[i]
