"""Who acts: subjects, agents, owners, controllers."""

from tasks.extract.events import authors, hidden, sufferers, voice
from tasks.extract.events.lexicon import Lexicon, word_class
from tasks.extract.events.phrases import inner_parties, is_named_party, is_party, members
from tasks.extract.events.tree import Tree

_DEPTH = 6
_BUSY = frozenset({"engage", "involve", "implicate"})
_RELATIVE = frozenset({"who", "whom", "that", "which"})


def of(tree: Tree, trigger: int, lexicon: Lexicon) -> list[int]:
    """Heads of the parties that act; empty where nobody is named."""
    finder = of_verb if tree.is_verb(trigger) or tree.pos[trigger] == "ADJ" else of_noun
    return [m for head in finder(tree, trigger, lexicon) for m in members(tree, head)]


def of_verb(tree: Tree, i: int, lexicon: Lexicon, depth: int = 0) -> list[int]:
    """Parties that a verb says act."""
    if depth > _DEPTH:
        return []
    if voice.is_passive(tree, i):
        agents = [o for k in tree.kids[i] if tree.dep[k] == "agent" for o in tree.kids[k] if tree.dep[o] == "pobj"]
        agents = agents or [o for o in tree.prep_objects(i, "by") if is_party(tree, o, lexicon)]
        agents = agents or _deeds(tree, i, lexicon)
        agents = agents or hidden.agents(tree, i, lexicon)
        return [p for a in agents for p in _stands_for(tree, a, lexicon, depth)]
    subjects = [k for k in tree.kids[i] if tree.dep[k] in ("nsubj", "csubj")]
    if subjects:
        return [p for s in subjects for p in _resolve(tree, s, i, lexicon, depth)]
    return _controller(tree, i, lexicon, depth)


def _deeds(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """What a passive's harm was done in: `killed in the raid`; those `charged in the murder` did not charge themselves."""
    if tree.lemma[i] in lexicon.classes["implicating"]:
        return []
    return [o for p in ("in", "during") for o in tree.prep_objects(i, p) if tree.lemma[o] in lexicon.nouns]


def _resolve(tree: Tree, subject: int, verb: int, lexicon: Lexicon, depth: int) -> list[int]:
    """The subject itself; for relative and personal pronouns the words they stand for, where the sentence gives them."""
    word = tree.lower[subject]
    if word in ("who", "that", "which") and tree.dep[verb] == "relcl":
        return _stands_for(tree, tree.head[verb], lexicon, depth)
    if word in ("it", "they", "he", "she"):
        said = _reporter(tree, verb)
        if said is not None and tree.lower[said] not in ("it", "they", "he", "she"):
            return [said]
    return _stands_for(tree, subject, lexicon, depth)


def _reporter(tree: Tree, verb: int) -> int | None:
    """Subject of the verb of saying whose content the clause is."""
    at = verb
    for _ in range(_DEPTH):
        if tree.dep[at] == "ccomp" and tree.lemma[tree.head[at]] in word_class("speech"):
            return tree.child(tree.head[at], "nsubj")
        if tree.dep[at] not in ("conj", "advcl", "xcomp"):
            return None
        at = tree.head[at]
    return None


def _stands_for(tree: Tree, head: int, lexicon: Lexicon, depth: int) -> list[int]:
    """A party is itself, `who` the one before it; an event noun as subject (`the strike killed two`) stands for those who did it."""
    if tree.lower[head] in _RELATIVE and tree.dep[tree.head[head]] == "relcl" and depth < _DEPTH:
        return _stands_for(tree, tree.head[tree.head[head]], lexicon, depth + 1)
    if is_party(tree, head, lexicon):
        return [head]
    if tree.lemma[head] in lexicon.nouns or tree.lemma[head] in lexicon.classes["weapon"]:
        return of_noun(tree, head, lexicon, depth + 1)
    owners = inner_parties(tree, head, lexicon, only=("poss", "of"))
    return owners or ([head] if inner_parties(tree, head, lexicon, only=("amod", "compound", "nmod")) else [])


def _controller(tree: Tree, i: int, lexicon: Lexicon, depth: int) -> list[int]:
    """Who is understood as subject of an infinitive, participle or second verb."""
    dep, head = tree.dep[i], tree.head[i]
    if head == i:
        return []
    if dep in ("acl", "relcl") and not tree.is_verb(head):
        if tree.tag[i] == "VBG":
            return _stands_for(tree, head, lexicon, depth)
        return of_noun(tree, head, lexicon, depth + 1) or _owner_clause(tree, head, lexicon, depth)
    if dep == "amod":
        return []
    ruler = tree.head[head] if dep == "pcomp" else head  # `accused them of selling arms`
    if dep in ("xcomp", "ccomp", "advcl", "pcomp", "prep", "acomp") and tree.lemma[ruler] in word_class("control") and tree.is_verb(ruler):
        controlled = voice.objects(tree, ruler)
        if controlled:
            return [p for o in controlled for p in _stands_for(tree, o, lexicon, depth)]
    if dep == "pcomp" and tree.dep[ruler] == "dobj" and tree.lemma[tree.head[ruler]] in word_class("control"):
        return _stands_for(tree, ruler, lexicon, depth)  # the same, with the phrase taken for a part of the name
    if dep == "pcomp":
        return _busy(tree, ruler, lexicon, depth) or _tied(tree, i, lexicon, depth) or _above(tree, tree.head[head], lexicon, depth)
    if dep in ("xcomp", "conj", "advcl", "acomp", "ccomp", "parataxis", "dep"):
        return _above(tree, head, lexicon, depth)
    return []


def _busy(tree: Tree, ruler: int, lexicon: Lexicon, depth: int) -> list[int]:
    """`The army is engaged in torturing them`: passive in form, but the subject acts."""
    if tree.lemma[ruler] not in _BUSY or not voice.is_passive(tree, ruler):
        return []
    return [p for o in voice.objects(tree, ruler) for p in _stands_for(tree, o, lexicon, depth)]


def _above(tree: Tree, head: int, lexicon: Lexicon, depth: int) -> list[int]:
    """The acting party of the clause above; a passive's subject counts (`was accused of selling arms`)."""
    if tree.is_verb(head) or tree.pos[head] in ("AUX", "ADJ"):
        if voice.is_passive(tree, head) and tree.lemma[head] in word_class("control"):
            return [p for o in voice.objects(tree, head) for p in _stands_for(tree, o, lexicon, depth)]
        found = of_verb(tree, head, lexicon, depth + 1)
        if not found and tree.pos[head] == "ADJ" and tree.head[head] != head:
            return of_verb(tree, tree.head[head], lexicon, depth + 1)
        return found
    return of_noun(tree, head, lexicon, depth + 1)


def _owner_clause(tree: Tree, head: int, lexicon: Lexicon, depth: int) -> list[int]:
    """`X made a decision to withdraw`: the subject of the clause that the noun is object of."""
    if tree.dep[head] in ("dobj", "attr") and tree.head[head] != head:
        return of_verb(tree, tree.head[head], lexicon, depth + 1)
    return []


def _clause_subject(tree: Tree, i: int, lexicon: Lexicon, depth: int) -> list[int]:
    """Subject of the clause a noun stands in: what `their` before it means."""
    at = i
    while tree.head[at] != at and not tree.is_verb(at):
        at = tree.head[at]
        if tree.is_verb(at):
            return of_verb(tree, at, lexicon, depth + 1)
    return []


def of_noun(tree: Tree, i: int, lexicon: Lexicon, depth: int = 0) -> list[int]:
    """Parties that a noun says act: `by` phrase, owner, nationality or force before it, subject of its light verb."""
    if depth > _DEPTH:
        return []
    by = [o for o in tree.prep_objects(i, "by") if is_party(tree, o, lexicon)]
    if by:
        return by
    before = [k for k in tree.kids[i] if tree.dep[k] in ("poss", "amod", "compound", "nmod") and k < i]
    undergoing = sufferers.of(tree, i, lexicon)
    before = [k for k in before if k not in undergoing]
    owners = [k for k in before if tree.dep[k] == "poss" and is_party(tree, k, lexicon)]
    owner = next((k for k in owners if tree.tag[k] == "PRP$"), None)
    if owner is not None:
        return _clause_subject(tree, i, lexicon, depth) or [owner]
    named = owners or [k for k in before if is_named_party(tree, k, lexicon) and not _is_scene(tree, k, i, lexicon)]
    if named:
        return named
    tied = _tied(tree, i, lexicon, depth)
    if tied:
        return tied
    if tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] in lexicon.classes["light"]:
        return of_verb(tree, tree.head[i], lexicon, depth + 1)
    if tree.dep[i] == "nsubjpass" and tree.lemma[tree.head[i]] not in lexicon.classes["telling"]:  # `was confirmed by the mayor`
        raised = tree.child(tree.head[i], "xcomp")  # `the attack is believed to have been carried out by rebels`
        is_light = raised is not None and tree.lemma[raised] in lexicon.classes["light"]
        return of_verb(tree, raised if is_light and raised is not None else tree.head[i], lexicon, depth + 1)
    if tree.dep[i] == "pobj":
        return _implicated(tree, tree.head[tree.head[i]], lexicon, depth)
    return []


def _is_scene(tree: Tree, name: int, deed: int, lexicon: Lexicon) -> bool:
    """Whether a place before a noun says where it was (`the Manchester attack`); a country acts (`US raids`)."""
    if tree.label[name] != "GPE":
        return tree.label[name] in ("LOC", "FAC")
    if tree.dep[name] != "compound" or name not in tree.towns:
        return False
    return tree.lemma[deed] in lexicon.classes["strike"] or tree.lemma[deed] in lexicon.classes["protest"]


def _tied(tree: Tree, i: int, lexicon: Lexicon, depth: int) -> list[int]:
    """Those whom other words of the sentence tie to a deed."""
    tie = authors.of(tree, i, lexicon)
    if tie is None:
        return []
    if tie.verb is not None:
        return of_verb(tree, tie.verb, lexicon, depth + 1)
    return [p for head in tie.heads for p in _stands_for(tree, head, lexicon, depth + 1)]


def _implicated(tree: Tree, above: int, lexicon: Lexicon, depth: int) -> list[int]:
    """Those whom the word above a deed ties to it: `charged with the murder`, `took part in the raid`, `responsible for the attack`."""
    lemma = tree.lemma[above]
    if lemma in lexicon.classes["light"] or (lemma in lexicon.classes["partaking"] and not voice.is_passive(tree, above)):
        return of_verb(tree, above, lexicon, depth + 1)
    if lemma in lexicon.classes["implicating"] and tree.is_verb(above):
        return [p for o in voice.objects(tree, above) for p in _stands_for(tree, o, lexicon, depth + 1)]
    if lemma == "responsible":
        return _above(tree, above, lexicon, depth)
    if lemma == "responsibility":
        return _owner_clause(tree, above, lexicon, depth)
    return []
