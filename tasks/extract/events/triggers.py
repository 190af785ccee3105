"""Words that report an event, and the sense in which they do."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.events import frames, voice
from tasks.extract.events.lately import Lately
from tasks.extract.events.lexicon import Lexicon, Sense
from tasks.extract.events.tree import Tree

_MODIFYING = frozenset({"compound", "amod", "nmod", "npadvmod"})
_CLAUSAL = frozenset({"ROOT", "conj", "ccomp", "xcomp", "advcl", "relcl", "acl", "pcomp"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "dative"})
_STANDING = frozenset({"MOBILIZE", "ACCUSE"})
_OPEN = Sense("open", "verbs", "", (), "", None, (), (), 0.3, "")
_SURE = 0.85
_MAX_REACH = 7
_BESIDE = 2
_GROUP = 4
_OWNING = frozenset({"claim", "assume", "take", "accept"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word, its sense, and the tokens it takes up with its light verb or particle."""

    i: int
    sense: Sense
    start: int
    end: int


def find(tree: Tree, lexicon: Lexicon) -> Iterator[Trigger]:
    """Triggers in text order, one sense each."""
    lately = Lately(lexicon)
    for i in range(len(tree.lemma)):
        if not tree.coded[i]:
            continue
        sense = lately.meant(tree, i, _sense(tree, i, lexicon) or _open(tree, i, lexicon))
        if sense is not None:
            yield Trigger(i, sense, *_extent(tree, i, sense, lexicon))


def _open(tree: Tree, i: int, lexicon: Lexicon) -> Sense | None:
    """A full verb that no row knows: the classifier may know it."""
    if tree.is_verb(i) and tree.dep[i] in _CLAUSAL and tree.lemma[i] not in lexicon.classes["empty"]:
        return _OPEN
    return None


def _sense(tree: Tree, i: int, lexicon: Lexicon) -> Sense | None:
    if tree.is_verb(i) or tree.pos[i] == "ADJ":
        if tree.dep[i] in ("aux", "auxpass", "compound") or (tree.pos[i] == "ADJ" and tree.dep[i] == "amod") or _is_people(tree, i):
            return None
        found = next((s for s in lexicon.verbs.get(tree.lemma[i], ()) if frames.fits(tree, i, s)), None)
        return None if found is not None and _is_state(tree, i, found) else found
    if tree.tag[i].startswith("NN") and tree.dep[i] not in _MODIFYING and not _is_month(tree, i):
        if _is_only_named(tree, i, lexicon):
            return None
        return next((s for s in lexicon.nouns.get(tree.lemma[i], ()) if frames.fits(tree, i, s)), None)
    return None


def _is_people(tree: Tree, i: int) -> bool:
    """Participles that stand for people: `treated the wounded`, `one of the accused`."""
    if tree.dep[i] == "amod":
        return tree.pos[tree.head[i]] in ("DET", "PRON")  # `these injured`, to the parser
    return tree.tag[i] in ("VBN", "VBD", "JJ") and tree.dep[i] in _NOMINAL and tree.child(i, "det", "poss") is not None


def _is_state(tree: Tree, i: int, sense: Sense) -> bool:
    """A participle that says what people are like: `the army stationed in the republic`, `two men accused of theft`, `a convicted forger`.

    Who did it or on which day makes it a deed (`the troops sent there on Monday`).
    """
    if tree.dep[i] == "amod":
        return sense.confidence < _SURE or sense.event_type in _STANDING
    if sense.event_type not in _STANDING or tree.dep[i] != "acl" or tree.tag[i] != "VBN" or tree.child(i, "agent") is not None:
        return False
    first, last = tree.subtree(i)
    return not any(tree.dated[k] for k in range(first, last))


def _is_month(tree: Tree, i: int) -> bool:
    """A March with a word before it that says of what kind is none (`a flag march`, whatever its case)."""
    return tree.dated[i] and tree.pos[i] == "PROPN" and tree.child(i, "compound") is None


def _is_only_named(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """A crime that somebody is charged with or a danger: `charges of murder`, `the threat of war`."""
    if tree.dep[i] not in ("pobj", "conj") or tree.lemma[i] not in lexicon.nouns:
        return False
    at = tree.head[i] if tree.dep[i] == "conj" else i
    return (
        tree.dep[at] == "pobj" and tree.lower[tree.head[at]] == "of" and tree.lemma[tree.head[tree.head[at]]] in lexicon.classes["naming"]
    )


def _extent(tree: Tree, i: int, sense: Sense, lexicon: Lexicon) -> tuple[int, int]:
    """A verb with its particle and group; a noun with its light verb (`held talks`, `the blast occurred`) if they stand close."""
    if sense.kind == "verbs":
        others = _particle_and_object(tree, i, sense, lexicon) + _group(tree, i, lexicon)
    else:
        others = _light_verb(tree, i, lexicon) + _deed_before(tree, i, sense, lexicon)
    near = [k for k in others if abs(k - i) <= _MAX_REACH]
    return min([i, *near]), max([i, *near]) + 1


def _particle_and_object(tree: Tree, i: int, sense: Sense, lexicon: Lexicon) -> list[int]:
    """A verb's particle, the deed that its frame asks for as object (`opened an investigation`), and the fire that things are set on."""
    asked = {word for t in sense.terms if t.slot == "obj" and t.words and not t.is_negative for word in t.words}
    deeds = [o for o in voice.objects(tree, i) if tree.lemma[o] in asked and tree.lemma[o] in lexicon.nouns] if asked else []
    if tree.lemma[i] == "set":  # `set fire to a bus`, `set it ablaze`, `set it on fire`
        deeds += [k for k in (*tree.kids[i], *tree.prep_objects(i, "on")) if tree.lower[k] in lexicon.classes["aflame"]]
    return tree.children(i, "prt") + deeds


def _group(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    """The verb before it that says how it went: `managed to capture`, `succeeded in taking`, `was found shot`."""
    above = tree.head[i]
    if tree.dep[i] == "pcomp" and tree.lower[above] in ("in", "from", "at"):
        above = tree.head[above]
    elif tree.dep[i] not in ("xcomp", "oprd", "acomp", "ccomp") or tree.child(i, "nsubj", "nsubjpass") is not None:
        return []
    if not 0 < i - above <= _GROUP:
        return []
    is_found = tree.lemma[above] == "find" and tree.tag[i] == "VBN"
    return [above] if is_found or tree.lemma[above] in lexicon.classes["raising"] else []


def _light_verb(tree: Tree, i: int, lexicon: Lexicon) -> list[int]:
    suffered = frames.slot(tree, i, "suffer")
    if suffered:
        return suffered
    claimed = _claim(tree, i)
    if claimed:
        return claimed
    head = tree.head[i]
    if tree.dep[i] in ("dobj", "nsubjpass") and tree.lemma[head] in lexicon.classes["light"] and tree.is_verb(head):
        return [head]
    done = [k for k in tree.children(head, "xcomp") if tree.dep[i] == "nsubjpass" and tree.lemma[k] in lexicon.classes["light"]]
    if done and tree.child(done[0], "auxpass") is not None:  # `The attack is believed to have been carried out by rebels`
        return done
    is_subject = tree.dep[i] in ("nsubj", "nsubjpass") and tree.is_verb(head) and _says_that_it_happened(tree, head, lexicon)
    is_there = tree.dep[i] in ("attr", "nsubj") and tree.lemma[head] == "be" and tree.child(head, "expl") is not None
    return [head] if (is_subject or is_there) and abs(head - i) <= _BESIDE else []


def _claim(tree: Tree, i: int) -> list[int]:
    """The verb of those who say that they did it: `claimed the attack`, `claimed responsibility for it`."""
    owned = tree.head[tree.head[i]]
    if tree.dep[i] == "dobj" and tree.lemma[tree.head[i]] == "claim":
        return [tree.head[i]]
    is_owned = tree.dep[i] == "pobj" and tree.lower[tree.head[i]] == "for" and tree.lemma[owned] == "responsibility"
    return [tree.head[owned]] if is_owned and tree.dep[owned] == "dobj" and tree.lemma[tree.head[owned]] in _OWNING else []


def _deed_before(tree: Tree, i: int, sense: Sense, lexicon: Lexicon) -> list[int]:
    """The word before a noun that says what the deed was: `shooting incidents`, `an assassination attempt`."""
    asked = {word for t in sense.terms if t.slot == "mod" and t.words and not t.is_negative for word in t.words}
    return [k for k in tree.children(i, "compound", "amod", "nmod") if tree.lemma[k] in asked and tree.lemma[k] in lexicon.nouns]


def _says_that_it_happened(tree: Tree, verb: int, lexicon: Lexicon) -> bool:
    """`occurred`, `broke out`, `took place`."""
    if tree.lemma[verb] == "take":
        return any(tree.lemma[o] == "place" for o in tree.children(verb, "dobj"))
    return tree.lemma[verb] in lexicon.classes["happening"]
