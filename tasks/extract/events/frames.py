"""Whether a clause fits the frame of a sense.

Terms of a frame: `obj` (what the verb is done to: object, subject of a passive, antecedent of a participle), `objmod` (words before
it), `subj`, `prt:off`, a preposition (`against:@force`), `dative`, `adv`, `to+v` (infinitive or gerund complement), `that` (clause
complement), `must` (such a clause with must or should), `question` (such a clause that asks), `doer` (who does a noun's deed: words
before it, subject of the verb it is object of), `neg`, `passive`, `acomp`, `mod` (words before a noun), `light` (the verb a
noun is object of), `done` (the participle that says it was done), `suffer` (the verb of those who come under it), `cause` (what
something came of or happened in), `when` (verbs of the clauses that tell when), `scene` (all other words of the sentence). After `:`
stand lemmas or @classes; `!` forbids.
"""

from collections.abc import Callable

from tasks.extract.events import circumstances
from tasks.extract.events.lexicon import Sense, Term, word_class
from tasks.extract.events.phrases import told_by
from tasks.extract.events.tree import Tree
from tasks.extract.events.voice import is_passive, objects, own_objects

_ASKING = {"WP", "WRB", "WP$"}
_DEPTH = 4
_NEVER = {"no", "never", "not", "n't", "nobody", "neither", "nor"}


def fits(tree: Tree, trigger: int, sense: Sense) -> bool:
    """Whether every term of the frame holds."""
    return all(_holds(tree, trigger, term) is not term.is_negative for term in sense.terms)


def _holds(tree: Tree, i: int, term: Term) -> bool:
    if term.slot == "obj" and term.is_negative and term.words is None:
        return any(_is_full_object(tree, k) for k in own_objects(tree, i))  # `They marched Monday and burned a flag`
    found = slot(tree, i, term.slot)
    if term.words is None:
        return bool(found)
    return any(_is_one_of(tree, k, term.words) or (tree.label[k] in term.labels and tree.label[k] != "") for k in found)


def _is_full_object(tree: Tree, i: int) -> bool:
    """No day, no number and no word for how it was done."""
    return not tree.dated[i] and tree.dep[i] != "oprd" and tree.tag[i] != "CD"


def _is_one_of(tree: Tree, i: int, words: frozenset[str]) -> bool:
    """A word counts, what a word of measure or number holds (`dozens of rockets`, `two of the jets`), and the words coordinated with it."""
    is_measure = tree.lemma[i] in word_class("container") or tree.lower[i] in word_class("container") or tree.tag[i] == "CD"
    held = tree.prep_objects(i, "of") if is_measure else []
    if tree.lemma[i] in word_class("person") and tree.lemma[i] in words:  # a `member of the union` is a person
        held = []
    if held:
        return any(_is_one_of(tree, o, words) for o in held)
    if tree.lemma[i] in words or tree.lower[i] in words:
        return True
    if any(tree.dep[k] == "conj" and (tree.lemma[k] in words or tree.lower[k] in words) for k in tree.kids[i]):
        return True
    if "police" not in words or not {tree.lemma[i], tree.lower[i]} & word_class("unit"):
        return False
    return any(
        tree.lemma[k] in words or tree.lower[k] in words for k in told_by(tree, i)
    )  # `police officials`, `the commissioner of police`


def slot(tree: Tree, i: int, name: str) -> list[int]:
    """Tokens that stand in a slot of a trigger's frame."""
    finder = _SLOTS.get(name)
    if finder:
        return finder(tree, i)
    return tree.prep_objects(i, name)


def _particles(tree: Tree, i: int) -> list[int]:
    return [k for k in tree.kids[i] if tree.dep[k] in ("prt", "advmod", "prep") and k > i]


def _complement(tree: Tree, i: int) -> list[int]:
    return [k for k in tree.kids[i] if tree.dep[k] in ("xcomp", "pcomp") or (tree.dep[k] in ("ccomp", "advcl") and is_infinitive(tree, k))]


def is_infinitive(tree: Tree, i: int) -> bool:
    """Whether a verb has `to` before it."""
    return any(tree.lower[k] == "to" and tree.dep[k] == "aux" for k in tree.kids[i])


def _clause(tree: Tree, i: int) -> list[int]:
    return [k for k in tree.kids[i] if tree.dep[k] == "ccomp"]


def _obligations(tree: Tree, i: int) -> list[int]:
    """Clauses below that say what somebody must do."""
    return [k for k in _clause(tree, i) if any(tree.dep[a] == "aux" and tree.lower[a] in ("must", "should", "ought") for a in tree.kids[k])]


def _questions(tree: Tree, i: int) -> list[int]:
    """Clauses below that ask whether, who or how."""
    return [k for k in _clause(tree, i) if any(tree.lower[w] in ("if", "whether") or tree.tag[w] in _ASKING for w in tree.kids[k] if w < k)]


def _doers(tree: Tree, i: int) -> list[int]:
    """Who does the deed of a noun: words before it, the phrase after `by`, the subject of the verb that it is object of."""
    light = _light(tree, i) if tree.dep[i] == "dobj" else []
    return _modifiers(tree, i) + tree.prep_objects(i, "by") + [s for verb in light for s in _subjects(tree, verb)]


def negations(tree: Tree, i: int) -> list[int]:
    """Words that deny the trigger itself."""
    return [k for k in tree.kids[i] if tree.dep[k] == "neg" or (tree.dep[k] in ("det", "advmod", "preconj") and tree.lower[k] in _NEVER)]


def _passive(tree: Tree, i: int) -> list[int]:
    return [i] if is_passive(tree, i) else []


def _modifiers(tree: Tree, i: int) -> list[int]:
    direct = [k for k in tree.kids[i] if tree.dep[k] in ("amod", "compound", "nmod", "poss", "npadvmod")]
    return direct + [m for k in direct for m in tree.kids[k] if tree.dep[m] in ("amod", "compound", "npadvmod", "conj")]


def _subjects(tree: Tree, i: int) -> list[int]:
    """Its own, or that of the verb it completes (`The bombs began to explode`) or goes on from (`A bomb was placed and exploded`).

    A relative pronoun stands for its antecedent; a participle behind a noun has it for subject (`troops entering the town`).
    """
    at = i
    for _ in range(_DEPTH):
        own = [k for k in tree.kids[at] if tree.dep[k] in ("nsubj", "csubj", *(("nsubjpass",) if at != i else ()))]
        if own:
            is_relative = tree.dep[at] == "relcl" and tree.lower[own[0]] in ("who", "that", "which")
            return [tree.head[at]] if is_relative else own
        if (at == i and tree.child(i, "nsubjpass", "auxpass") is not None) or tree.head[at] == at:
            return []
        if tree.dep[at] == "acl" and tree.tag[at] == "VBG":
            return [tree.head[at]]
        if not _shares_subject(tree, at):
            return []
        at = tree.head[at]
    return []


def _shares_subject(tree: Tree, i: int) -> bool:
    """Whether the verb above has the subject that this one lacks."""
    above, dep = tree.head[i], tree.dep[i]
    if not (tree.is_verb(above) or tree.pos[above] == "AUX"):
        return False
    if dep == "xcomp":
        return tree.child(above, "dobj") is None
    return dep == "conj"


def _light(tree: Tree, i: int) -> list[int]:
    return [tree.head[i]] if tree.dep[i] in ("dobj", "nsubjpass", "pobj") else []


_SLOTS: dict[str, Callable[[Tree, int], list[int]]] = {
    "obj": objects,
    "subj": _subjects,
    "prt": _particles,
    "to+v": _complement,
    "that": _clause,
    "must": _obligations,
    "question": _questions,
    "doer": _doers,
    "neg": negations,
    "passive": _passive,
    "acomp": lambda tree, i: [k for k in tree.kids[i] if tree.dep[k] in ("acomp", "attr", "oprd")],
    "mod": _modifiers,
    "light": _light,
    "done": circumstances.done,
    "suffer": circumstances.sufferance,
    "cause": circumstances.causes,
    "when": circumstances.when,
    "scene": circumstances.scene,
    "objmod": lambda tree, i: [m for o in objects(tree, i) for m in _modifiers(tree, o)],
    "adv": lambda tree, i: [k for k in tree.kids[i] if tree.dep[k] == "advmod"],
    "dative": lambda tree, i: [k for k in tree.kids[i] if tree.dep[k] == "dative"],
}
