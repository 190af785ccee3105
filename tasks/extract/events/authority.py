"""Who did it where only an authority can have and nobody is named: `Curfew was imposed, police said`.

Arrests, curfews, seizures and tear gas have an agent even in a passive that leaves it out: the authority that is the source of the
report, or else the last one shortly before it that stands as a party of its clause.
"""

from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.events import phrases
from tasks.extract.events.lexicon import Lexicon
from tasks.extract.events.tree import Tree

_PARTY = frozenset({"nsubj", "nsubjpass"})
_WORDS_BACK = 120


def complete(doc: Doc, tree: Tree, words: Lexicon, found: list[layers.EventMention], seen: list[list[int]]) -> None:
    """Add the understood actor to mentions that have none; `seen` are the heads of each mention's parties."""
    for mention, parties in zip(found, seen, strict=True):
        kind = f"{mention.event_type}/{mention.mode}"
        is_deed = kind in words.classes["official-deed"]
        if not (is_deed or kind in words.classes["official-report"]) or (mention.realis, mention.polarity) != ("actual", "affirmed"):
            continue
        if any(a.role == "actor" for a in mention.arguments):
            continue
        head = _source(doc, tree, words, mention)
        if head is None and is_deed:
            head = _before(tree, words, mention.trigger[0])
        if head is not None and head not in parties and (is_deed or not any(phrases.is_authority(tree, k, words) for k in parties)):
            mention.arguments.insert(0, phrases.argument(tree, "actor", head))


def _source(doc: Doc, tree: Tree, words: Lexicon, mention: layers.EventMention) -> int | None:
    """The authority that reports it, by its office or as the one that a pronoun or surname stands for."""
    said = None if mention.attribution is None else layers.attributions(doc)[mention.attribution]
    span = None if said is None or said.source is None else doc.char_span(*said.source, alignment_mode="contract")
    if said is None or span is None:
        return None
    spans = [(span.start, span.end)]
    if said.source_mention is not None:
        told = layers.mentions(doc)
        chain = told[said.source_mention].chain
        before = [m for m in told if m.chain == chain is not None and m.mention_type != "pronoun" and m.start <= span.start]
        spans += [(phrases.span(tree, m.head)[0], m.end) for m in reversed(before) if m.head >= 0]
    found = (k for first, last in spans for k in range(first, last) if phrases.is_authority(tree, k, words))
    return next((head for k in found if (head := _whole(tree, k)) is not None), None)


def _whole(tree: Tree, i: int) -> int | None:
    """The head of the name that an office is a part of (`police commissioner Rao`); nothing for a place (`a police station`)."""
    while tree.dep[i] in ("compound", "nmod"):
        i = tree.head[i]
    return i if tree.label[i] in ("", "PERSON", "ORG", "GROUP") and tree.pos[i] in ("NOUN", "PROPN") else None


def _before(tree: Tree, words: Lexicon, i: int) -> int | None:
    """The last authority that acts before a word, within a paragraph's length."""
    floor = max(0, i - _WORDS_BACK)
    return next((k for k in range(i - 1, floor - 1, -1) if _acts(tree, k) and phrases.is_authority(tree, k, words)), None)


def _acts(tree: Tree, i: int) -> bool:
    """Whether a noun stands where those who act stand: as subject, or as agent or source behind a preposition."""
    if not tree.coded[i]:
        return False
    while tree.dep[i] == "conj" and not tree.is_verb(i):
        i = tree.head[i]
    if tree.dep[i] == "pobj":
        before = tree.head[i]
        return tree.lower[before] == "by" or (tree.lower[before] == "to" and tree.lower[tree.head[before]] == "according")
    return tree.dep[i] in _PARTY and tree.pos[i] in ("NOUN", "PROPN")
