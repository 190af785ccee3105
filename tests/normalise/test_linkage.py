"""Average linkage against a brute-force oracle."""

import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.normalise.linkage import Pair, average_linkage


def brute_force(pairs: list[Pair], threshold: float) -> set[frozenset[str]]:
    similarity = {frozenset((a, b)): s for a, b, s in pairs}
    clusters = [frozenset((item,)) for item in sorted({i for a, b, _ in pairs for i in (a, b)})]

    def mean(a: frozenset[str], b: frozenset[str]) -> float:
        return round(sum(similarity.get(frozenset((x, y)), 0.0) for x in a for y in b) / (len(a) * len(b)), 9)

    while len(clusters) > 1:
        a, b = min(combinations(sorted(clusters, key=min), 2), key=lambda pair: (-mean(*pair), min(pair[0]), min(pair[1])))
        if mean(a, b) < threshold:
            break
        clusters = [c for c in clusters if c not in (a, b)] + [a | b]
    return {c for c in clusters if len(c) > 1}


def as_sets(found: dict[str, str]) -> set[frozenset[str]]:
    return {frozenset(i for i, name in found.items() if name == cluster) for cluster in found.values()}


ITEMS = "abcdefg"
SIMILARITIES = st.dictionaries(st.sampled_from(list(combinations(ITEMS, 2))), st.integers(1, 21).map(lambda n: n / 21), min_size=1)


@given(SIMILARITIES, st.sampled_from([0.2, 0.35, 0.5, 0.8]))
def test_equals_brute_force(similarities: dict[tuple[str, str], float], threshold: float) -> None:
    pairs = [(a, b, s) for (a, b), s in similarities.items()]
    assert as_sets(average_linkage(pairs, threshold)) == brute_force(pairs, threshold)


@given(SIMILARITIES, st.integers(0, 99))
def test_order_of_pairs_does_not_matter(similarities: dict[tuple[str, str], float], seed: int) -> None:
    pairs = [(a, b, s) for (a, b), s in similarities.items()]
    shuffled = random.Random(seed).sample(pairs, len(pairs))  # noqa: S311 - not a secret
    assert average_linkage(shuffled, 0.4) == average_linkage(pairs, 0.4)


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ([("a", "b", 0.9)], {"a": "a", "b": "a"}),
        ([("a", "b", 0.3)], {}),
        ([("a", "b", 0.9), ("b", "c", 0.6)], {"a": "a", "b": "a"}),  # a and c share nothing: the mean is 0.3
        ([("a", "b", 0.9), ("b", "c", 0.6), ("a", "c", 0.6)], {"a": "a", "b": "a", "c": "a"}),
    ],
)
def test_merges_by_the_mean_not_by_the_best_link(pairs: list[Pair], expected: dict[str, str]) -> None:
    assert average_linkage(pairs, 0.5) == expected
