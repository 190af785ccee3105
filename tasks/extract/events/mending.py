"""Words whose place in the clause says that they are something else than the parser takes them for."""

from typing import TYPE_CHECKING

from tasks.extract.events import lexicon

if TYPE_CHECKING:
    from tasks.extract.events.tree import Tree

_CLAUSES = frozenset({"ROOT", "ccomp", "advcl", "relcl", "conj"})


def mend(tree: "Tree") -> None:
    """Set the tags right in place."""
    _see_verbs(tree)
    _see_nouns(tree)


def _see_verbs(tree: "Tree") -> None:
    """`Two navies patrol the strait`: a noun in the place of a verb is one if a plural stands right before it or it has an object."""
    verbs = lexicon.load().verbs
    for i, dep in enumerate(tree.dep):
        before = i - 1
        if dep not in _CLAUSES or tree.tag[i] not in ("NN", "NNP") or tree.lemma[i] not in verbs or tree.lower[i] != tree.lemma[i]:
            continue
        if tree.child(i, "nsubj") is not None and tree.child(i, "dobj") is not None:
            tree.tag[i], tree.pos[i] = "VBP", "VERB"
        elif before >= 0 and tree.head[before] == i and tree.tag[before] in ("NNS", "NNPS"):
            tree.tag[i], tree.pos[i], tree.dep[before] = "VBP", "VERB", "nsubj"


def _see_nouns(tree: "Tree") -> None:
    """`launched a counter-offensive`: an adjective in the place of an object is the deed that it names."""
    nouns = lexicon.load().nouns
    for i, tag in enumerate(tree.tag):
        if tag == "JJ" and tree.dep[i] in ("dobj", "pobj", "nsubj", "nsubjpass") and tree.lemma[i] in nouns:
            tree.tag[i], tree.pos[i] = "NN", "NOUN"
