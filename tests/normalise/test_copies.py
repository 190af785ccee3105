"""Wire copies and near-duplicates."""

import random
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.normalise.stories.copies import SHINGLE, connected, copies, signature

DAY = date(2024, 5, 6)
WIRE = " ".join(f"word{n} and its neighbour{n % 17} stand in line {n}" for n in range(40))


def shingles(text: str) -> set[tuple[str, ...]]:
    words = text.lower().split()
    return {tuple(words[n : n + SHINGLE]) for n in range(len(words) - SHINGLE + 1)}


def shared(a: str, b: str) -> float:
    one, other = shingles(a), shingles(b)
    return len(one & other) / len(one | other)


def edited(text: str, seed: int, share: float) -> str:
    draw = random.Random(seed)  # noqa: S311 - not a secret
    words = text.split()
    return " ".join(f"new{seed}x{n}" if draw.random() < share else word for n, word in enumerate(words))


def found(*texts: str, days: int = 0) -> set[tuple[str, str]]:
    return set(copies((f"a{n:02}", DAY + timedelta(days=n * days), text) for n, text in enumerate(texts)))


@pytest.mark.parametrize(
    ("other", "is_copy"),
    [
        (WIRE, True),
        ("BERLIN (Wire) - " + WIRE + " More to follow.", True),
        (WIRE.upper(), True),
        (edited(WIRE, 1, 0.02), True),
        (edited(WIRE, 2, 0.4), False),
        (" ".join(reversed(WIRE.split())), False),
    ],
    ids=["the same", "a dateline before it", "capitals", "a few words changed", "rewritten", "the same words in another order"],
)
def test_what_is_a_copy(other: str, is_copy: bool) -> None:
    assert bool(found(WIRE, other)) == is_copy


def test_short_texts_are_no_copies() -> None:
    assert found("Follow us for all the news.", "Follow us for all the news.") == set()


def test_the_same_words_weeks_later_are_no_copy() -> None:
    assert found(WIRE, WIRE, days=30) == set()


def test_signatures_are_the_same_on_every_machine() -> None:
    made = signature(WIRE)
    assert made is not None
    assert made[:3].tolist() == [33172231, 14489872, 28890064]


@given(st.integers(0, 10_000))
def test_agrees_with_counting_shingles(seed: int) -> None:
    """Against brute force: what shares nearly all shingles is found, what shares few is not."""
    draw = random.Random(seed)  # noqa: S311 - not a secret
    texts = [WIRE, *(edited(WIRE, seed + n, draw.choice([0.0, 0.01, 0.1, 0.3])) for n in range(4))]
    pairs = found(*texts)
    for (i, a), (j, b) in combinations(enumerate(texts), 2):
        if shared(a, b) >= 0.85:
            assert (f"a{i:02}", f"a{j:02}") in pairs
        if shared(a, b) <= 0.3:
            assert (f"a{i:02}", f"a{j:02}") not in pairs


def test_a_text_printed_often_is_one_group_at_linear_cost() -> None:
    pairs = found(*[WIRE] * 60)
    assert len(pairs) <= 60 * 8
    assert set(connected({}, pairs).values()) == {"a00"}


NAMES = st.sampled_from("abcdefgh")


@given(st.dictionaries(NAMES, st.sampled_from("abc"), max_size=5), st.lists(st.tuples(NAMES, NAMES), max_size=6))
def test_connected_homes_are_components(home: dict[str, str], pairs: list[tuple[str, str]]) -> None:
    """Against repeated relabelling until nothing changes."""
    label = {name: home.get(name, name) for name in "abcdefgh"}
    for _ in range(20):
        for a, b in pairs:
            old, new = sorted((label[a], label[b]), reverse=True)
            label = {name: new if value == old else value for name, value in label.items()}
    got = connected(home, pairs)
    assert all(got.get(a, a) == got.get(b, b) for a, b in pairs)
    assert {name: got[name] for name in got} == {name: label[name] for name in got}
