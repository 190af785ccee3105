"""Average-linkage clustering on a sparse graph of similarities, the same for any order of its input.

Method: unweighted pair group method with arithmetic mean (Sokal and Michener 1958); a pair without a stated similarity counts as 0.
Ties are broken by the clusters' smallest members, so that the answer depends on nothing but the set of pairs.
"""

import heapq
from collections.abc import Iterable, Mapping

Pair = tuple[str, str, float]


def average_linkage(pairs: Iterable[Pair], threshold: float) -> dict[str, str]:
    """Item -> smallest member of its cluster, for every item named in a pair that merged with another.

    `pairs` are (item, item, similarity in [0, 1]), each unordered pair at most once; clusters merge while their mean similarity is at least
    `threshold` (> 0). Items that stay alone are left out. Grows with the number of pairs times its logarithm.
    """
    sums = _sums(pairs)
    sizes = dict.fromkeys(sums, 1)
    members = {item: [item] for item in sums}
    means = ((_mean(sums, sizes, a, b), a, b) for a in sums for b in sums[a] if a < b)
    heap = [(-mean, a, b) for mean, a, b in means if mean >= threshold]
    heapq.heapify(heap)
    while heap:
        score, a, b = heapq.heappop(heap)
        if a not in sums or b not in sums or -score != _mean(sums, sizes, a, b):
            continue  # one of the two has grown since
        _merge(sums, sizes, members, a, b)
        for other in sums[a]:
            mean = _mean(sums, sizes, a, other)
            if mean >= threshold:
                heapq.heappush(heap, (-mean, min(a, other), max(a, other)))
    return {item: name for name, group in members.items() if len(group) > 1 for item in group}


def _sums(pairs: Iterable[Pair]) -> dict[str, dict[str, float]]:
    sums: dict[str, dict[str, float]] = {}
    for a, b, similarity in sorted(pairs):
        sums.setdefault(a, {})[b] = similarity
        sums.setdefault(b, {})[a] = similarity
    return sums


def _mean(sums: Mapping[str, Mapping[str, float]], sizes: Mapping[str, int], a: str, b: str) -> float:
    low, high = sorted((a, b))
    return round(sums[low].get(high, 0.0) / (sizes[low] * sizes[high]), 9)


def _merge(sums: dict[str, dict[str, float]], sizes: dict[str, int], members: dict[str, list[str]], a: str, b: str) -> None:
    """Take b into a; a is the smaller name, so a cluster is always called by its smallest member."""
    for other, total in sums.pop(b).items():
        del sums[other][b]
        if other != a:
            sums[a][other] = sums[other][a] = sums[a].get(other, 0.0) + total
    sums[a].pop(b, None)
    sizes[a] += sizes.pop(b)
    members[a] += members.pop(b)
