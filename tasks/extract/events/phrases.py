"""Noun phrases as parties: which words they are, who is in them, and what they stand for."""

from collections.abc import Iterator

from tasks.extract import layers
from tasks.extract.events.lexicon import Lexicon, load, word_class
from tasks.extract.events.tree import Tree

PARTY_LABELS = frozenset({"PERSON", "ORG", "NORP", "GPE", "GROUP"})
PLACE_LABELS = frozenset({"GPE", "LOC", "FAC"})
PRONOUNS = frozenset({"he", "she", "they", "it", "him", "her", "them", "we", "us", "i", "me", "who", "whom"})
_INSIDE = frozenset({"amod", "compound", "nmod", "nummod", "poss", "case", "quantmod", "advmod", "det", "predet", "npadvmod"})
_EMPTY = frozenset({"PUNCT", "SPACE"})
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_DROPPED = frozenset({"the", "a", "an", "this", "that", "these", "those"})


def span(tree: Tree, head: int) -> tuple[int, int]:
    """The phrase of a head without its article, relative clauses and asides; an `of` phrase belongs to it."""
    first, last = _widened(tree, head, *_extent(tree, head))
    while first < last - 1 and (tree.lower[first] in _DROPPED or tree.pos[first] in _EMPTY):
        first += 1
    while last > first + 1 and (tree.pos[last - 1] in _EMPTY or tree.lower[last - 1] in _GENITIVE):
        last -= 1
    return first, _named_after(tree, head, last)


def _named_after(tree: Tree, head: int, last: int) -> int:
    """One past the name that follows a description as an aside (`the interior minister, Anna Berg`), or the end as it is."""
    if tree.label[head] or last + 1 >= len(tree.lower) or tree.lower[last] != ",":
        return last
    name = next((k for k in tree.kids[head] if k > last and tree.dep[k] == "appos" and tree.label[k] in PARTY_LABELS), None)
    if name is None or _extent(tree, name)[0] != last + 1:
        return last
    return _widened(tree, name, *_extent(tree, name))[1]


def argument(tree: Tree, role: str, head: int) -> layers.Argument:
    """The phrase of a head in a role, with the mention that it is."""
    first, last = span(tree, head)
    mention = next((m for m in (tree.headed.get(head, -1), tree.mention[head], *tree.mention[first:last]) if m >= 0), None)
    return layers.Argument(role, first, last, mention)


def _extent(tree: Tree, head: int) -> tuple[int, int]:
    first, last = head, head + 1
    for k in tree.kids[head]:
        if k < head and tree.dep[k] in _INSIDE:
            first = min(first, tree.subtree(k)[0])
        elif k > head and tree.lower[k] == "of" and tree.dep[k] == "prep" and not _is_charge(tree, head, k):
            last = max([last, *(_extent(tree, o)[1] for o in tree.kids[k] if o > k and tree.dep[o] != "pcomp")])
        elif k == last and tree.dep[k] in ("case", "nummod"):
            last = k + 1
    return first, last


def _is_charge(tree: Tree, head: int, of: int) -> bool:
    """`accused the army of a massacre`: the deed is no part of the name, although the phrase hangs on it."""
    if tree.lemma[tree.head[head]] not in word_class("implicating"):
        return False
    return any(tree.lemma[o] in load().nouns for o in tree.kids[of])


def _widened(tree: Tree, head: int, first: int, last: int) -> tuple[int, int]:
    """The extent and what is left of the name it cuts through."""
    mention = tree.mention[head]
    while mention >= 0 and last < len(tree.mention) and tree.mention[last] == mention:
        last += 1
    while mention >= 0 and first > 0 and tree.mention[first - 1] == mention:
        first -= 1
    return first, last


def members(tree: Tree, head: int) -> Iterator[int]:
    """The phrase's head and the heads coordinated with it."""
    open_ = [head]
    while open_:
        at = open_.pop(0)
        yield at
        open_[:0] = [k for k in tree.kids[at] if (tree.dep[k] == "conj" and not tree.is_verb(k)) or _goes_on(tree, at, k)]


def _goes_on(tree: Tree, head: int, k: int) -> bool:
    """Whether an aside is the middle of an enumeration that the parser took for an apposition (`a teacher, a driver and a nurse`)."""
    if tree.dep[k] != "appos" or tree.tag[k] != tree.tag[head] or tree.label[k] != tree.label[head]:
        return False
    return tree.child(k, "conj") is not None and (_article(tree, k) == _article(tree, head) != "the")


def _article(tree: Tree, i: int) -> str:
    article = tree.child(i, "det")
    return "" if article is None else tree.lower[article].replace("an", "a")


def is_party(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Whether a head names people, an organisation or a state."""
    if tree.pos[i] in _EMPTY:
        return False
    if tree.label[i] in PARTY_LABELS:
        return True
    words = lexicon.classes["party"]
    if tree.lemma[i] in words or tree.lower[i] in words or tree.lower[i] in PRONOUNS:
        return True
    return tree.lemma[i] in lexicon.classes["container"] and any(is_party(tree, o, lexicon) for o in tree.prep_objects(i, "of"))


def is_named_party(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Whether a word before a noun names a party: a name, an owner, or a force (`police raid`); plain adjectives never do."""
    if tree.label[i] in PARTY_LABELS:
        return True
    if tree.lower[i] == "security" and tree.dep[i] == "compound":  # what for, not whose: `security arrangements`
        return False
    return (
        tree.pos[i] in ("NOUN", "PROPN", "PRON")
        and tree.tag[i] != "JJ"
        and (tree.dep[i] == "poss" or tree.lemma[i] in lexicon.classes["force"])
        and is_party(tree, i, lexicon)
    )


def is_force(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Whether a head names a force or a part of one (`nine columns of the army`, `a police company`)."""
    force = lexicon.classes["force"]
    if tree.lemma[i] in force:
        return True
    if tree.lemma[i] not in lexicon.classes["container"]:
        return False
    held = tree.prep_objects(i, "of") or tree.children(i, "compound")
    return any(tree.lemma[o] in force or tree.lower[o] in force for o in held)


def is_authority(tree: Tree, i: int, lexicon: Lexicon) -> bool:
    """Whether a head names a force, its people or another authority (`police sources`, `the superintendent of police`)."""
    if _is_of(tree, i, lexicon.classes["authority"]) or is_force(tree, i, lexicon):
        return True
    return _is_of(tree, i, lexicon.classes["unit"]) and any(_is_of(tree, k, lexicon.classes["force"]) for k in told_by(tree, i))


def told_by(tree: Tree, i: int) -> list[int]:
    """Words that say what kind a head is: those before it and those behind `of`."""
    return [k for k in tree.kids[i] if tree.dep[k] in ("compound", "nmod")] + tree.prep_objects(i, "of")


def _is_of(tree: Tree, i: int, words: frozenset[str]) -> bool:
    return tree.lemma[i] in words or tree.lower[i] in words


def is_count(tree: Tree, i: int) -> bool:
    """Whether a head is a bare number or pronoun of number (`killing three`, `others`)."""
    return (
        tree.pos[i] == "NUM"
        or tree.tag[i] == "CD"
        or tree.lower[i] in ("others", "many", "several", "some", "dozens", "scores", "hundreds", "thousands")
    )


def inner_parties(tree: Tree, head: int, lexicon: Lexicon, *, only: tuple[str, ...] = (), none: frozenset[str] = frozenset()) -> list[int]:
    """Parties that a phrase names inside: owners, origins, and those it is about (`a plan of the ministry`, `Iranian tankers`).

    `only`: relations and prepositions to follow; `none`: prepositions not to follow.
    """
    found: list[int] = []
    for k in tree.kids[head]:
        if tree.dep[k] in ("poss", "amod", "compound", "nmod") and (not only or tree.dep[k] in only):
            found += [m for m in members(tree, k) if is_named_party(tree, m, lexicon)]
        elif tree.dep[k] in ("prep", "agent") and (not only or tree.lower[k] in only) and tree.lower[k] not in none:
            for o in tree.kids[k]:
                if tree.dep[o] == "pobj":
                    found += [o] if is_party(tree, o, lexicon) else inner_parties(tree, o, lexicon, only=only, none=none)
    return found
