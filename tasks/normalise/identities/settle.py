"""Records to entities: the best pair first, never against what speaks against it; short forms last, and only where one full name fits.

Two clusters are not joined while any pair between them is apart (by a user, or with something against it). A record that says less than
others - a shorter name, no country - joins one cluster of these or none: where two would do about as well it stays open.
"""

import math
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field

from tasks.normalise.identities.compare import SAME_FROM, SHORT_FORMS, Weighed
from tasks.normalise.identities.records import Record

MARGIN = 1.5
"""Points by which the best of several must lead."""
Pair = tuple[int, int]


class Clusters:
    """A partition of positions, with pairs of clusters that stay apart.

    `known`: position -> gazetteer id; two of them are never one. `country`: position -> country; clusters of different countries are not
    joined by a third that says nothing of it.
    """

    def __init__(self, size: int, known: Mapping[int, str] | None = None, country: Mapping[int, str] | None = None) -> None:
        self._parent = list(range(size))
        self._apart: dict[int, set[int]] = defaultdict(set)
        self._known = dict(known or {})
        self._countries = {i: {where} for i, where in (country or {}).items()}

    def of(self, i: int) -> int:
        """The cluster of a position: its smallest member."""
        while self._parent[i] != i:
            self._parent[i] = self._parent[self._parent[i]]
            i = self._parent[i]
        return i

    def keep_apart(self, a: int, b: int) -> None:
        """The clusters of these two are never joined; nothing if they are one already."""
        a, b = self.of(a), self.of(b)
        if a != b:
            self._apart[a].add(b)
            self._apart[b].add(a)

    def are_apart(self, a: int, b: int) -> bool:
        """Whether the clusters of these two stay apart."""
        return self.of(b) in self._apart.get(self.of(a), ())

    def join(self, a: int, b: int, *, by_user: bool = False, across: bool = False) -> bool:
        """Join the clusters of two positions; False where they stay apart.

        A user may join two that the gazetteer tells apart; `across`: the pair has been weighed with its two countries.
        """
        a, b = sorted((self.of(a), self.of(b)))
        if a == b:
            return True
        both_known = a in self._known and b in self._known and self._known[a] != self._known[b]
        here, there = self._countries.get(a, set()), self._countries.get(b, set())
        abroad = here and there and here.isdisjoint(there) and not across
        if b in self._apart.get(a, ()) or ((both_known or abroad) and not by_user):
            return False
        self._countries[a] = here | there
        self._parent[b] = a
        if b in self._known:
            self._known.setdefault(a, self._known[b])
        for other in self._apart.pop(b, set()):
            self._apart[other].discard(b)
            self._apart[other].add(a)
            self._apart[a].add(other)
        return True


@dataclass
class Settled:
    """`cluster` of every record, and the pairs that were the same by their points but were not joined, with the reason."""

    cluster: list[int]
    refused: dict[Pair, str] = field(default_factory=dict)


def settle(records: list[Record], weighed: Mapping[Pair, Weighed], clusters: Clusters | None = None) -> Settled:
    """Cluster the records. `clusters` hold what a user has decided: that comes first, and nothing overrules it."""
    clusters, refused = clusters or begin(records), dict[Pair, str]()
    for (a, b), found in sorted(weighed.items()):
        if found.is_against:
            clusters.keep_apart(a, b)
    _equals(weighed, clusters, refused)
    for level in _levels(records, weighed):
        _shorter(level, records, weighed, clusters, refused)
    return Settled([clusters.of(i) for i in range(len(records))], refused)


def begin(records: list[Record]) -> Clusters:
    """Every record alone."""
    known = {i: r.actor_id for i, r in enumerate(records) if r.actor_id}
    return Clusters(len(records), known, {i: r.where for i, r in enumerate(records) if r.where})


def _equals(weighed: Mapping[Pair, Weighed], clusters: Clusters, refused: dict[Pair, str]) -> None:
    """Pairs in which neither says less than the other, the best first."""
    even = [(-w.points, pair) for pair, w in weighed.items() if w.verdict == "same" and w.shorter is None]
    for _, pair in sorted(even):
        if not clusters.join(*pair, across=weighed[pair].is_across):
            refused[pair] = "joins those that are apart"


def _levels(records: list[Record], weighed: Mapping[Pair, Weighed]) -> list[list[Pair]]:
    """Pairs with a shorter side, those that say most first."""
    found: dict[tuple[int, int, int], list[Pair]] = defaultdict(list)
    for pair, w in weighed.items():
        if w.shorter is not None:
            short = records[pair[w.shorter]]
            length = len(short.person.parts) if short.family == "person" else len(short.party.words)
            found[w.relation in SHORT_FORMS, -length, -len(short.known)].append(pair)
    return [sorted(found[level]) for level in sorted(found)]


def _shorter(
    level: list[Pair], records: list[Record], weighed: Mapping[Pair, Weighed], clusters: Clusters, refused: dict[Pair, str]
) -> None:
    """Each cluster with a shorter side joins the one that fits it best, if that one fits clearly better than any other."""
    sizes = _sizes(records, clusters)
    fits: dict[int, dict[int, tuple[float, Pair]]] = defaultdict(dict)
    for pair in level:
        w = weighed[pair]
        short, long = (clusters.of(pair[w.shorter or 0]), clusters.of(pair[1 - (w.shorter or 0)]))
        if short != long:
            rank = w.points + min(2.0, math.log10(1 + sizes[long]))
            best = fits[short].get(long)
            if best is None or (-rank, pair) < (-best[0], best[1]):
                fits[short][long] = (rank, pair)
    chosen = sorted((-options[0][0], options[0][1]) for options in (_choice(found, weighed, refused) for found in fits.values()) if options)
    for _, pair in chosen:
        if not clusters.join(*pair, across=weighed[pair].is_across):
            refused[pair] = "joins those that are apart"


def _choice(found: dict[int, tuple[float, Pair]], weighed: Mapping[Pair, Weighed], refused: dict[Pair, str]) -> list[tuple[float, Pair]]:
    """The best of several that fit; nothing where it is no match, or another fits about as well."""
    ranked = sorted(found.values(), key=lambda option: (-option[0], option[1]))
    best = [option for option in ranked if weighed[option[1]].points >= SAME_FROM]
    if not best:
        return []
    rivals = [option for option in ranked if option != best[0] and option[0] > best[0][0] - MARGIN]
    if rivals:
        refused.update((option[1], "another fits as well") for option in (best[0], *rivals) if weighed[option[1]].points >= SAME_FROM)
        return []
    return best[:1]


def _sizes(records: list[Record], clusters: Clusters) -> dict[int, int]:
    found: dict[int, int] = defaultdict(int)
    for i, record in enumerate(records):
        found[clusters.of(i)] += len(record.locals)
    return found
