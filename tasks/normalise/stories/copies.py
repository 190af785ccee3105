"""Wire copies and near-duplicates: articles that share most of their wording.

Method: MinHash signatures of word shingles, found by banding (Broder 1997; Leskovec, Rajaraman and Ullman, Mining of Massive Datasets,
chapter 3). Signatures depend on nothing but the words: no random numbers, no hash of the interpreter.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

import numpy as np
from numpy.typing import NDArray

SHINGLE = 5
FEWEST = 20
"""Texts with fewer shingles are too short to tell a copy from a form letter."""
PERMUTATIONS = 64
ROWS = 4
"""Rows of a band: two texts that share 60 % of their shingles meet in one of 16 bands with 89 %, at 80 % with 99.98 %."""
ALIKE = 0.6
"""Share of equal signature positions, an estimate of shared shingles, from which a text is a copy."""
WINDOW_DAYS = 14
"""A text that comes again later than that tells of something else, as weather and market reports do."""
BUCKET = 8
"""So many earlier texts of a band are compared: copies of copies are alike, and cost stays linear however often a text was printed."""

Signature = NDArray[np.uint32]
Copy = tuple[str, str]

_WORD = re.compile(r"\w+")
_odd = np.arange(1, PERMUTATIONS + 1, dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
_MULTIPLY = (_odd ^ (_odd >> np.uint64(29))) | np.uint64(1)
_ADD = _odd * np.uint64(0xBF58476D1CE4E5B9)
_POWERS = np.array([pow(1000003, n, 2**64) for n in range(SHINGLE)], dtype=np.uint64)


def signature(text: str) -> Signature | None:
    """The least hash of the text's shingles under each of PERMUTATIONS functions; null for texts of fewer than FEWEST shingles."""
    words = np.array([zlib.crc32(word.encode("utf-8", "surrogatepass")) for word in _WORD.findall(text.lower())], dtype=np.uint64)
    if len(words) < FEWEST + SHINGLE - 1:
        return None
    shingles = (np.lib.stride_tricks.sliding_window_view(words, SHINGLE) * _POWERS).sum(axis=1, dtype=np.uint64)
    shingles = np.unique(shingles ^ (shingles >> np.uint64(31)))
    return np.asarray(((shingles[:, None] * _MULTIPLY + _ADD) >> np.uint64(32)).min(axis=0), dtype=np.uint32)


def copies(articles: Iterable[tuple[str, date | None, str]]) -> Iterator[Copy]:
    """(earlier key, later key) of near-duplicates among articles (key, publication date, text) in order of their keys.

    Not every pair of a large group: enough of them to connect it.
    """
    bands: dict[tuple[int, bytes], list[int]] = {}
    known: list[tuple[str, date | None, Signature]] = []
    for key, published, text in articles:
        here = signature(text)
        if here is None:
            continue
        met = _met(bands, here, len(known))
        yield from ((known[row][0], key) for row in met if _is_copy(known[row], (key, published, here)))
        known.append((key, published, here))


def _met(bands: dict[tuple[int, bytes], list[int]], here: Signature, row: int) -> list[int]:
    """Earlier rows that share a band; the row is noted in every band that is not yet full."""
    met = set[int]()
    for start in range(0, PERMUTATIONS, ROWS):
        bucket = bands.setdefault((start, here[start : start + ROWS].tobytes()), [])
        met.update(bucket)
        if len(bucket) < BUCKET:
            bucket.append(row)
    return sorted(met)


def _is_copy(a: tuple[str, date | None, Signature], b: tuple[str, date | None, Signature]) -> bool:
    near = a[1] is None or b[1] is None or abs((a[1] - b[1]).days) <= WINDOW_DAYS
    return near and float((a[2] == b[2]).mean()) >= ALIKE


def connected(home: Mapping[str, str], pairs: Iterable[Copy]) -> dict[str, str]:
    """Item -> home, where homes that a pair connects are one: the smallest of them. Items without a home are their own."""
    parent: dict[str, str] = {}

    def top(name: str) -> str:
        while parent.get(name, name) != name:
            parent[name] = parent.get(parent[name], parent[name])
            name = parent[name]
        return name

    touched = set(home)
    for a, b in pairs:
        low, high = sorted((top(home.get(a, a)), top(home.get(b, b))))
        parent[high] = low
        touched |= {a, b}
    return {item: top(home.get(item, item)) for item in sorted(touched)}
