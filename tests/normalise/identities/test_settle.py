"""Clusters against a brute-force oracle; blocks against all pairs."""

import math
from itertools import combinations, product

from hypothesis import given
from hypothesis import strategies as st

from tasks.normalise.identities import blocks, settle
from tasks.normalise.identities.compare import SAME_FROM, SHORT_FORMS, Weighed, weigh
from tasks.normalise.identities.records import Record, gather, in_order
from tests.normalise.identities.world import Row, alias, told

Pair = tuple[int, int]


def brute_force(records: list[Record], weighed: dict[Pair, Weighed]) -> set[frozenset[int]]:  # noqa: C901 - in one piece on purpose
    """The rules as they are told, with sets that are looked through from end to end."""
    groups = [frozenset({i}) for i in range(len(records))]
    against = [set(pair) for pair, w in weighed.items() if w.is_against]

    def of(i: int) -> frozenset[int]:
        return next(g for g in groups if i in g)

    def countries(group: frozenset[int]) -> set[str]:
        return {where for i in group if (where := records[i].where)}

    def join(a: int, b: int) -> None:
        one, two = of(a), of(b)
        if countries(one) and countries(two) and not countries(one) & countries(two) and not weighed[a, b].is_across:
            return
        known = {records[i].actor_id for i in one | two if records[i].actor_id}
        if one != two and len(known) < 2 and not any({x, y} in against for x, y in product(one, two)):
            groups[:] = [g for g in groups if g not in (one, two)] + [one | two]

    for _, pair in sorted((-w.points, pair) for pair, w in weighed.items() if w.verdict == "same" and w.shorter is None):
        join(*pair)

    def level(pair: Pair) -> tuple[bool, int, int]:
        w = weighed[pair]
        short = records[pair[w.shorter or 0]]
        length = len(short.person.parts) if short.family == "person" else len(short.party.words)
        return (w.relation in SHORT_FORMS, -length, -len(short.known))

    uneven = [pair for pair, w in weighed.items() if w.shorter is not None]
    for here in sorted({level(pair) for pair in uneven}):
        chosen = []
        for group in list(groups):
            options: dict[frozenset[int], list[tuple[float, Pair]]] = {}
            for pair in sorted(p for p in uneven if level(p) == here and p[weighed[p].shorter or 0] in group):
                target = of(pair[1 - (weighed[pair].shorter or 0)])
                if target != group:
                    size = sum(len(records[i].locals) for i in target)
                    options.setdefault(target, []).append((-weighed[pair].points - min(2.0, math.log10(1 + size)), pair))
            ranked = sorted(min(found) for found in options.values())
            fit = [option for option in ranked if weighed[option[1]].points >= SAME_FROM]
            if fit and not [o for o in ranked if o != fit[0] and o[0] < fit[0][0] + settle.MARGIN]:
                chosen.append(fit[0])
        for _, pair in sorted(chosen):
            join(*pair)
    return set(groups)


NAMES = ["Jamil Odeh", "J. Odeh", "Jamil Karim Odeh", "Jamil Sami Odeh", "Odeh", "Jameel Odeh", "Rana Odeh", "Odeh Jamil"]
ROWS = st.lists(
    st.builds(
        lambda n, name, country, sector, story, second: told(
            f"a{n:03d}", name, country=country, sector=sector, story_id=story, aliases=[alias("Abu Layth")] if second else []
        ),
        st.integers(0, 400),
        st.sampled_from(NAMES),
        st.sampled_from([None, "LBN", "CHL"]),
        st.sampled_from(["", "MIL", "CVL", "UAF"]),
        st.sampled_from(["s1", "s2", "s3"]),
        st.booleans(),
    ),
    max_size=14,
    unique_by=lambda row: row["article_id"],
)


def everything(records: list[Record]) -> dict[Pair, Weighed]:
    pairs = combinations(range(len(records)), 2)
    return {(a, b): w for a, b in pairs if (w := weigh(records[a], records[b])) is not None}


def as_sets(cluster: list[int]) -> set[frozenset[int]]:
    return {frozenset(i for i, c in enumerate(cluster) if c == name) for name in cluster}


@given(ROWS)
def test_clusters_equal_brute_force(rows: list[Row]) -> None:
    records = in_order(gather(rows, {}))
    weighed = everything(records)
    assert as_sets(settle.settle(records, weighed).cluster) == brute_force(records, weighed)


@given(ROWS)
def test_no_pair_that_would_be_one_is_lost_between_blocks(rows: list[Row]) -> None:
    records = in_order(gather(rows, {}))
    lone = {i for i, r in enumerate(records) if len(r.person.parts) == 1}
    same = {pair for pair, w in everything(records).items() if w.verdict == "same" and not lone.issuperset(pair)}
    assert same <= blocks.pairs(records)


def test_a_large_block_is_not_compared_pair_by_pair() -> None:
    rows = [told(f"a{n}", "Jamil Odeh", affiliations=[f"org{n}"]) for n in range(300)]
    assert len(blocks.pairs(in_order(gather(rows, {})))) <= 300 * blocks.WINDOW
