"""Finding the terms of a lexicon in a text: a tree of words, longest term first."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, TypeVar

Entry = TypeVar("Entry")


@dataclass(slots=True)
class _Node(Generic[Entry]):
    below: dict[str, "_Node[Entry]"] = field(default_factory=dict)
    entries: list[Entry] = field(default_factory=list)


class Phrases(Generic[Entry]):
    """Terms as sequences of tokens, each with what is known of it. Several entries may share a term."""

    def __init__(self, terms: Iterable[tuple[Sequence[str], Entry]]) -> None:
        self._root: _Node[Entry] = _Node()
        for words, entry in terms:
            node = self._root
            for word in words:
                node = node.below.setdefault(word, _Node())
            node.entries.append(entry)

    def longest(self, start: int, words: Sequence[str], lemmas: Sequence[str] | None = None) -> tuple[int, list[Entry]] | None:
        """End and entries of the longest term that starts at `start`; with lemmas a word also matches by its base form."""
        nodes, best = [self._root], None
        for i in range(start, len(words)):
            keys = (words[i],) if lemmas is None or lemmas[i] == words[i] else (words[i], lemmas[i])
            nodes = [below for node in nodes for key in keys if (below := node.below.get(key)) is not None]
            if not nodes:
                break
            best = next(((i + 1, node.entries) for node in nodes if node.entries), best)
        return best

    def find(self, words: Sequence[str], lemmas: Sequence[str] | None = None) -> Iterator[tuple[int, int, list[Entry]]]:
        """Start, end and entries of the terms in a text, from left to right, none overlapping."""
        first, i = self._root.below, 0
        while i < len(words):
            known = words[i] in first or (lemmas is not None and lemmas[i] in first)
            found = self.longest(i, words, lemmas) if known else None
            if found is not None:
                yield i, found[0], found[1]
            i = found[0] if found is not None else i + 1
