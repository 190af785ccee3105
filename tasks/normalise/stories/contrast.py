"""What parts the articles of one topic into two stories: terms that recur in one part and are absent from the other.

Two fights of one boxer share the champion, the belts and the words of boxing, so that any two of their reports are alike. What tells them
apart stands out only beside the topic's other articles: all reports of the one name this opponent and this town, those of the other never.
Method: principal direction divisive partitioning (Boley 1998), refined by 2-means, on vectors weighted by how rare a term is in the topic.
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tasks.normalise.stories.pairs import Profiles

FIELDS = ("names", "words")
FEATURES = ("support", "gap", "apart", "own_names", "shared_names", "replicated")
TERMS = 600
"""Of a topic's recurring terms, the ones that part it best; more cost time and tell nothing."""
MANY = 8
"""From so many articles on, a term recurs where three have it."""
MARKS = 4
"""Terms of a part that are counted as its own, and halvings of the terms to see whether they agree."""
ROUNDS = 20

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
Links = tuple[NDArray[np.int64], NDArray[np.int64], Array]
"""Pairs of a topic's articles by position (from, to) and their chance of one story; others have none."""


@dataclass(frozen=True, slots=True)
class Table:
    """Articles by recurring terms: `values` are unit rows weighted for the topic.

    Of the terms: which are `names`, their `rarity` among all articles, and a check sum to draw halves by.
    """

    values: Array
    present: Mask
    names: Mask
    rarity: Array
    sums: NDArray[np.uint32]


@dataclass(frozen=True, slots=True)
class Parting:
    """A topic in two: `left` is True for the articles of the one part; FEATURES say how much speaks for two stories."""

    left: Mask
    features: tuple[float, ...]


def table(profiles: Profiles, rows: Sequence[int]) -> Table:
    """The topic's articles, given by their rows, in terms that recur in it without standing in every article."""
    parts = [_field(profiles, field, rows) for field in FIELDS]
    weights, sums = np.concatenate([p[0] for p in parts], axis=1), np.concatenate([p[1] for p in parts])
    rarity, names = np.concatenate([p[2] for p in parts]), np.concatenate([np.full(len(p[1]), n == 0) for n, p in enumerate(parts)])
    share = (weights > 0).mean(axis=0)
    best = np.sort(np.lexsort((sums, -rarity * share * (1 - share)))[:TERMS])
    values = weights[:, best] * (-np.log(share[best]) + 0.1)
    return Table(_unit(values), weights[:, best] > 0, names[best], rarity[best], sums[best])


def _field(profiles: Profiles, field: str, rows: Sequence[int]) -> tuple[Array, NDArray[np.uint32], Array]:
    vectors = profiles.vectors[field]
    found = [vectors.row(row) for row in rows]
    ids, counts = np.unique(np.concatenate([ids for ids, _ in found]), return_counts=True)
    ids = ids[(counts >= (3 if len(rows) >= MANY else 2)) & (counts < len(rows))]
    weights = np.zeros((len(rows), len(ids)))
    for line, (terms, values) in enumerate(found):
        here = np.isin(terms, ids)
        weights[line, np.searchsorted(ids, terms[here])] = values[here]
    known = [vectors.term(int(number)) for number in ids]
    sums = np.array([zlib.crc32(term.encode()) for term in known], dtype=np.uint32)
    return weights, sums, np.array([profiles.weights.rarity(term) for term in known], dtype=np.float64)


def parting(topic: Table, links: Links) -> Parting | None:
    """The best cut of a topic in two, null where there is none."""
    left = bisect(topic.values)
    if left.all() or not left.any():
        return None
    a, b = ((topic.present[side].sum(axis=0) + 0.25) / (side.sum() + 0.5) for side in (left, ~left))
    own = min(_strongest(topic, (p > 0.5) * np.clip(p - q - 0.25, 0, None)) for p, q in ((a, b), (b, a)))
    shared = _strongest(topic, np.clip(np.minimum(a, b) - 0.4, 0, None))
    support = float(np.log(min(left.sum(), (~left).sum(), 5)))
    apart = float(topic.values[left].mean(axis=0) @ topic.values[~left].mean(axis=0))
    return Parting(left, (support, _gap(left, links), apart, own, shared, _replicated(topic)))


def bisect(values: Array) -> Mask:
    """Unit rows in two: by the sign of the first principal component, then to the nearer of the two means until nothing moves.

    All True where there are no terms.
    """
    if not values.shape[1]:
        return np.ones(len(values), dtype=np.bool_)
    centred = values - values.mean(axis=0)
    left = _first_component(centred) > 0
    for _ in range(ROUNDS):
        if left.all() or not left.any():
            break
        means = [centred[side].mean(axis=0) for side in (left, ~left)]
        nearer = ((centred - means[0]) ** 2).sum(axis=1) < ((centred - means[1]) ** 2).sum(axis=1)
        if (nearer == left).all():
            break
        left = nearer
    return left


def _first_component(centred: Array) -> Array:
    if centred.shape[0] <= centred.shape[1]:
        return np.asarray(np.linalg.eigh(centred @ centred.T)[1][:, -1])
    return np.asarray(centred @ np.linalg.eigh(centred.T @ centred)[1][:, -1])


def _strongest(topic: Table, weight: Array) -> float:
    return float(np.sort(topic.rarity * topic.names * weight)[-MARKS:].sum())


def _gap(left: Mask, links: Links) -> float:
    """How much likelier pairs of one part are of one story than pairs across."""
    one, other, chance = links
    n, m = int(left.sum()), int((~left).sum())
    inside = left[one] == left[other]
    pairs = n * (n - 1) / 2 + m * (m - 1) / 2
    return float(chance[inside].sum() / max(1.0, pairs) - chance[~inside].sum() / (n * m))


def _replicated(topic: Table) -> float:
    """Share of articles on which the cuts by one and the other half of the terms agree: a cut by chance is not found again."""
    agreed = []
    for bit in range(MARKS):
        half = (topic.sums >> np.uint32(bit)) & np.uint32(1) == 1
        if min(half.sum(), (~half).sum()) >= 3:
            same = float((bisect(_unit(topic.values[:, half])) == bisect(_unit(topic.values[:, ~half]))).mean())
            agreed.append(max(same, 1 - same))
    return sum(agreed) / len(agreed) if agreed else 1.0


def _unit(values: Array) -> Array:
    return np.asarray(values / np.maximum(np.linalg.norm(values, axis=1, keepdims=True), 1e-9))
