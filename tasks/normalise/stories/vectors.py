"""Sparse vectors of many articles in a few bytes a term, and the cosines of one with many at once."""

from array import array
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int32]


class Vectors:
    """Unit vectors, row by row."""

    def __init__(self) -> None:
        self._terms: dict[str, int] = {}
        self._names: list[str] = []
        self._starts = array("q", [0])
        self._ids = array("i")
        self._weights = array("f")

    def append(self, vector: dict[str, float]) -> None:
        """Add the next row."""
        for term, weight in vector.items():
            number = self._terms.setdefault(term, len(self._names))
            if number == len(self._names):
                self._names.append(term)
            self._ids.append(number)
            self._weights.append(weight)
        self._starts.append(len(self._ids))

    def row(self, row: int) -> tuple[Ints, Floats]:
        """Numbers of the row's terms and their weights, both of shape (terms,)."""
        here = slice(self._starts[row], self._starts[row + 1])
        return np.array(self._ids[here], dtype=np.int32), np.array(self._weights[here], dtype=np.float32)

    def term(self, number: int) -> str:
        """The term of a number."""
        return self._names[number]

    def cosines(self, row: int, others: Sequence[int]) -> Floats:
        """Cosine of one row with each of the others, shape (len(others),)."""
        ids, weights = np.frombuffer(self._ids, dtype=np.int32), np.frombuffer(self._weights, dtype=np.float32)
        dense = np.zeros(len(self._terms), dtype=np.float32)
        here = slice(self._starts[row], self._starts[row + 1])
        dense[ids[here]] = weights[here]
        spans = [slice(self._starts[other], self._starts[other + 1]) for other in others]
        return np.array([np.dot(dense[ids[span]], weights[span]) for span in spans], dtype=np.float32)
