"""Docs parsed by hand, for tests that load no model."""

import re
from collections.abc import Callable
from functools import lru_cache

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from tasks.extract import coreference, layers, mentions


@lru_cache(maxsize=1)
def blank() -> Language:
    """A tokenizer without a model."""
    return spacy.blank("en")


def parsed(nlp: Language, table: str, ents: dict[str, str] | None = None) -> Doc:
    """A Doc of lines `word lemma POS TAG dep head`, an empty line between sentences; `ents` are the names the model would have found.

    Heads count from the first word of their sentence; the word ¶ is an empty line of the text.
    """
    rows: list[list[str]] = []
    starts: list[bool] = []
    for sentence in table.strip().split("\n\n"):
        first = len(rows)
        for n, line in enumerate(sentence.strip().splitlines()):
            cells = line.split()
            rows.append([*cells[:5], str(first + int(cells[5]))])
            starts.append(n == 0)
    words, lemmas, pos, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    words = [word.replace("¶", "\n\n") for word in words]
    doc = Doc(nlp.vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=[int(h) for h in heads])
    doc.ents = [_span(doc, text, label) for text, label in (ents or {}).items()]
    return doc


def _span(doc: Doc, text: str, label: str) -> Span:
    start = next(m.start() for m in re.finditer(rf"\b{re.escape(text)}\b", doc.text))
    found = doc.char_span(start, start + len(text), label=label)
    assert found is not None, text
    return found


@lru_cache(maxsize=2)
def reader(nlp: Language) -> Callable[[Doc], Doc]:
    """The mention component, built once per tokenizer."""
    found: Callable[[Doc], Doc] = nlp.create_pipe(mentions.NAME)
    return found


def read(nlp: Language, table: str, ents: dict[str, str] | None = None) -> Doc:
    """The Doc with its mentions."""
    return reader(nlp)(parsed(nlp, table, ents))


def chained(nlp: Language, table: str, ents: dict[str, str] | None = None) -> Doc:
    """The Doc with its mentions in chains."""
    doc: Doc = nlp.create_pipe(coreference.NAME)(read(nlp, table, ents))
    return doc


def chain_of(doc: Doc, text: str) -> int | None:
    """The chain of the first mention with these words."""
    found = [m for m in layers.mentions(doc) if layers.surface(doc, m.start, m.end) == text]
    assert found, (text, [layers.surface(doc, m.start, m.end) for m in layers.mentions(doc)])
    return found[0].chain


_MARK = re.compile(r"\[(?P<label>[A-Z]+)(?P<nominal>~?)(?:\((?P<title>[^)]*)\))? (?P<words>[^\]]+)\]")


def marked(nlp: Language, text: str) -> Doc:
    """A Doc without a parse, with the mentions that brackets mark: "[PERSON(Mr) Odeh] met [GROUP~ the rebels]" (`~`: a description)."""
    words: list[str] = []
    found: list[layers.Mention] = []
    at = 0
    for mark in _MARK.finditer(text):
        words += text[at : mark.start()].split()
        start = len(words)
        words += mark["words"].split()
        kind = "nominal" if mark["nominal"] else "name"
        found.append(layers.Mention(start, len(words), mark["label"], kind, title_text=mark["title"], head=len(words) - 1))
        at = mark.end()
    words += text[at:].split()
    doc = Doc(nlp.vocab, words=words)
    doc._.mentions = found
    return doc


def joined(nlp: Language, text: str) -> list[tuple[int | None, str | None]]:
    """Chain and link method of the marked mentions, in order."""
    doc: Doc = nlp.create_pipe(coreference.NAME)(marked(nlp, text))
    return [(m.chain, m.link_method) for m in layers.mentions(doc)]
