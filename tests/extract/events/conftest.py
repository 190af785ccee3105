"""Docs parsed by hand, and what is coded from them."""

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

Parse = Callable[..., Doc]


@pytest.fixture(scope="session")
def parse() -> Parse:
    """A Doc of lines `word lemma POS TAG dep head [ENT]`."""
    vocab = spacy.blank("en").vocab

    def build(table: str) -> Doc:
        rows = [line.split() for line in table.strip().splitlines()]
        words, lemmas, pos, tags, deps, heads = (list(column) for column in zip(*(row[:6] for row in rows), strict=True))
        ents = [f"B-{row[6]}" if len(row) > 6 else "O" for row in rows]
        return Doc(vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=[int(h) for h in heads], ents=ents)

    return build
