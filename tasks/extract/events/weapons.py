"""What an attack was done with, and the mode of assault that follows from it."""

from tasks.extract.events import frames
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.tree import Tree

_MODES = ("suicide-attack", "drone", "aerial", "explosives", "heavy-weapons", "unconventional", "crowd-control", "firearms", "primitive")
_LOADED = frozenset({"pack", "load", "fill", "rig", "stuff", "cram", "lade"})
"""`A car packed with explosives blew up`."""
_WITH = ("with", "using", "by", "of", "from")


def of(tree: Tree, i: int, words: Lexicon) -> list[int]:
    """Heads of the weapons of an assault: its own, or those of the verb that says it was done (`an attack carried out with bombs`)."""
    weapon = words.classes["weapon"]
    near = [k for k in tree.kids[i] if tree.dep[k] in ("amod", "compound", "nsubj", "nsubjpass", "dobj", "nmod", "agent", "npadvmod")]
    near += [k for k in frames.slot(tree, i, "subj") if k not in near]
    acts = [i, *frames.slot(tree, i, "done"), *(frames.slot(tree, i, "light") if tree.dep[i] == "dobj" else ())]
    near += [o for act in acts for preposition in _WITH for o in tree.prep_objects(act, preposition)]
    near += [o for k in tree.kids[i] if tree.lower[k] in ("using", "by") for o in tree.kids[k] if tree.dep[o] in ("dobj", "pobj")]
    near += [
        o for k in near for p in tree.children(k, "acl", "amod", "relcl") if tree.lemma[p] in _LOADED for o in tree.prep_objects(p, "with")
    ]
    return [k for k in near if tree.lemma[k] in weapon or tree.lower[k] in weapon]


def tools(tree: Tree, weapon: list[int], acting: list[int], words: Lexicon) -> list[int]:
    """Weapons that are things: neither the manner (`suicide attack`) nor those who act (`a suicide bomber`)."""
    return [k for k in weapon if tree.lemma[k] not in words.classes["weapon-suicide-attack"] and k not in acting]


def mode(tree: Tree, weapon: list[int], words: Lexicon) -> str | None:
    """Mode of assault by the most telling weapon."""
    for name in _MODES:
        kinds = words.classes[f"weapon-{name}"]
        if any(tree.lemma[k] in kinds or tree.lower[k] in kinds for k in weapon):
            return name
    return None
