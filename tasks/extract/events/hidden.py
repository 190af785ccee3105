"""Who did it where a passive does not say: what it happened in, or the clause that tells when."""

from tasks.extract.events import frames
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.tree import Tree

_FORCEFUL = 0.7
_THEN = ("when", "after", "as")


def agents(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """Those behind a harm: `killed in police firing`, `killed when police opened fire`; nobody where two sides fought."""
    if tree.lemma[i] not in lexicon.classes["outcome"]:
        return []
    firing = [o for o in tree.prep_objects(i, "in") for k in tree.kids[o] if k == o + 1 and tree.tag[k] == "VBG" and tree.dep[k] == "acl"]
    if firing:
        return firing
    told = [i, *tree.children(i, "conj"), *([tree.head[i]] if tree.dep[i] == "conj" else [])]  # `four were killed and five hurt when ...`
    clauses = [k for v in told for k in tree.children(v, "advcl") if any(tree.lower[w] in _THEN for w in tree.kids[k] if w < k)]
    return [s for k in clauses if _is_one_sided(tree, k, lexicon) for s in tree.children(k, "nsubj")]


def _is_one_sided(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Whether a clause says that its subject used force."""
    if tree.lemma[i] in lexicon.classes["reciprocal"]:
        return False
    sense = next((s for s in lexicon.verbs.get(tree.lemma[i], ()) if frames.fits(tree, i, s)), None)
    return sense is not None and sense.event_type == "ASSAULT" and sense.confidence >= _FORCEFUL
