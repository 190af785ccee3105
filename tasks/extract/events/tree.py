"""A parsed Doc as plain lists: walking them costs a tenth of walking spaCy's tokens."""

from dataclasses import dataclass

import numpy as np
from spacy.attrs import DEP, ENT_TYPE, HEAD, LEMMA, LOWER, POS, SENT_START, TAG  # type: ignore[import-not-found, unused-ignore]
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks.extract import layers
from tasks.extract.events import lexicon, mending

_COLUMNS = (LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE, HEAD, SENT_START)
_UNSIGNED = 2**64
CODED_KINDS = frozenset({"body", "headline", "quote_block", "embed"})
_NAMED = {"PERSON", "ORG", "NORP", "GPE", "GROUP", "LOC", "FAC"}


@dataclass(slots=True)
class Tree:
    """Token attributes by index.

    `sent` is the first token of the token's sentence, `mention` the mention it lies in (-1: none), `headed` the mention it is the head
    of, `label` the kind of name it belongs to; `dated` words are parts of a date, `towns` those of
    names of places below a country.
    """

    lower: list[str]
    lemma: list[str]
    tag: list[str]
    pos: list[str]
    dep: list[str]
    head: list[int]
    kids: list[list[int]]
    sent: list[int]
    coded: list[bool]
    mention: list[int]
    headed: dict[int, int]
    label: list[str]
    dated: list[bool]
    towns: frozenset[int] = frozenset()

    def child(self, i: int, *deps: str) -> int | None:
        """First child with one of the relations."""
        return next((k for k in self.kids[i] if self.dep[k] in deps), None)

    def children(self, i: int, *deps: str) -> list[int]:
        """Children with one of the relations."""
        return [k for k in self.kids[i] if self.dep[k] in deps]

    def prep_objects(self, i: int, preposition: str) -> list[int]:
        """Heads of the noun phrases that a preposition ties to a token."""
        return [
            o
            for k in self.kids[i]
            if self.lower[k] == preposition and self.dep[k] in ("prep", "agent", "dative", "prt", "advmod")
            for o in self.kids[k]
            if self.dep[o] in ("pobj", "pcomp")
        ]

    def sentence(self, i: int) -> range:
        """The tokens of a token's sentence."""
        first = self.sent[i]
        return range(first, next((k for k in range(i, len(self.sent)) if self.sent[k] != first), len(self.sent)))

    def is_verb(self, i: int) -> bool:
        """Whether a token is tagged as a verb."""
        return self.tag[i].startswith("VB")

    def subtree(self, i: int) -> tuple[int, int]:
        """First and one past the last token below a token."""
        first = last = i
        open_ = [i]
        while open_:
            at = open_.pop()
            first, last = min(first, at), max(last, at)
            open_.extend(self.kids[at])
        return first, last + 1


def grow(doc: Doc) -> Tree:
    """The lists of a Doc."""
    columns = doc.to_array(list(_COLUMNS)).T.astype(np.int64).tolist() if len(doc) else [[] for _ in _COLUMNS]
    lower, lemma, tag, pos, dep, ent = (_words(doc.vocab, column) for column in columns[:6])
    heads = [i + offset for i, offset in enumerate(columns[6])]
    kids: list[list[int]] = [[] for _ in heads]
    for i, head in enumerate(heads):
        if head != i:
            kids[head].append(i)
    mention, label = _mentioned(doc, ent)
    mended = lexicon.lemmas()
    tree = Tree(
        lower=lower,
        lemma=[mended.get(word) or base.lower() for word, base in zip(lower, lemma, strict=True)],
        tag=tag,
        pos=pos,
        dep=dep,
        head=heads,
        kids=kids,
        sent=_sentences(columns[7]),
        coded=_coded(doc),
        mention=mention,
        headed={m.head: n for n, m in reversed(list(enumerate(layers.mentions(doc)))) if m.head >= 0},
        label=label,
        dated=_dated(doc, ent),
        towns=_towns(doc),
    )
    mending.mend(tree)
    _see_through(tree)
    return tree


def _dated(doc: Doc, ent: list[str]) -> list[bool]:
    dated = [kind in ("DATE", "TIME") for kind in ent]
    for time in layers.times(doc):
        dated[time.start : time.end] = [True] * (time.end - time.start)
    return dated


def _towns(doc: Doc) -> frozenset[int]:
    named = (m for m in layers.mentions(doc) if m.label == "GPE" and m.mention_type == "name" and m.country is None)
    return frozenset(i for m in named for i in range(m.start, m.end))


def _see_through(tree: Tree) -> None:
    """`held a round of talks` is `held talks`: the event noun takes the place of the measure word, which becomes its modifier."""
    measures, nouns = lexicon.load().classes["measure"], lexicon.load().nouns
    for i, lemma in enumerate(tree.lemma):
        if lemma not in measures or not tree.tag[i].startswith("NN"):
            continue
        inner = next((o for o in tree.prep_objects(i, "of") if tree.lemma[o] in nouns), None)
        if inner is not None:
            _swap(tree, i, inner)


def _swap(tree: Tree, outer: int, inner: int) -> None:
    head, preposition = tree.head[outer], tree.head[inner]
    tree.kids[preposition].remove(inner)
    tree.kids[inner].append(outer)
    tree.dep[inner], tree.dep[outer] = tree.dep[outer], "nmod"
    if head == outer:
        tree.head[inner] = inner
    else:
        tree.kids[head][tree.kids[head].index(outer)] = inner
        tree.head[inner] = head
    tree.head[outer] = inner


def _words(vocab: Vocab, keys: list[int]) -> list[str]:
    """The strings of keys, each looked up once."""
    known = {key: vocab.strings[key % _UNSIGNED] if key else "" for key in set(keys)}
    return [known[key] for key in keys]


def _sentences(starts: list[int]) -> list[int]:
    found, start = [], 0
    for i, flag in enumerate(starts):
        start = i if flag == 1 else start
        found.append(start)
    return found


def _coded(doc: Doc) -> list[bool]:
    coded = [True] * len(doc)
    for segment in layers.segments(doc):
        if segment.kind not in CODED_KINDS:
            coded[segment.start : segment.end] = [False] * (segment.end - segment.start)
    return coded


def _mentioned(doc: Doc, ent: list[str]) -> tuple[list[int], list[str]]:
    mention, label = [-1] * len(doc), [kind if kind in _NAMED else "" for kind in ent]
    for number, found in enumerate(layers.mentions(doc)):
        for i in range(found.start, found.end):
            if mention[i] < 0:
                mention[i] = number
                if not label[i] and found.mention_type == "name" and found.label in _NAMED:
                    label[i] = found.label
    return mention, label
