"""Numbers and what bounds them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.casualties import numbers

COUNTS = [
    ("nine people", 0, (9, 9, 9, None)),
    ("twenty - three miners", 2, (23, 23, 23, None)),
    ("two hundred and fifty men", 3, (250, 250, 250, None)),
    ("1,200 villagers", 0, (1200, 1200, 1200, None)),
    ("half a dozen men", 2, (6, 6, 6, None)),
    ("two dozen men", 1, (24, 24, 24, None)),
    ("1.5 million people", 0, (1_500_000, 1_500_000, 1_500_000, None)),
    ("at least nine people", 2, (9, 9, None, "at least")),
    ("more than 30 people", 2, (30, 30, None, "more than")),
    ("up to ten people", 2, (None, 10, 10, "up to")),
    ("as many as 15 people", 3, (None, 15, 15, "as many as")),
    ("about 40 people", 1, (None, 40, None, "about")),
    ("nearly 100 people", 1, (None, 100, 100, "nearly")),
    ("between ten and 15 guards", 1, (10, 10, 15, "between ten and 15")),
    ("between ten and 15 guards", 3, (10, 10, 15, "between ten and 15")),
    ("20 to 25 rebels", 0, (20, 20, 25, "20 to 25")),
    ("10-15 rebels", 0, (10, 10, 15, None)),
    ("dozens of people", 0, (24, None, 99, "dozens")),
    ("three or more men", 0, (3, 3, None, "or more")),
]


@pytest.mark.parametrize(("text", "at", "expected"), COUNTS)
def test_number_has_its_bounds(text: str, at: int, expected: tuple[int | None, int | None, int | None, str | None]) -> None:
    found = numbers.read(text.split(), at)
    assert found is not None
    assert (found.low, found.best, found.high, found.qualifier) == expected


@pytest.mark.parametrize("text", ["the people", "first man", "and", "-", "twentieth"])
def test_other_words_are_no_number(text: str) -> None:
    assert numbers.read(text.split(), 0) is None


def test_two_numbers_joined_by_and_stay_two() -> None:
    found = numbers.read(["three", "and", "two", "others"], 0)
    assert found is not None
    assert found.best == 3


_WORDS = [
    "two",
    "hundred",
    "and",
    "-",
    "dozen",
    "a",
    "half",
    "30",
    "1,200",
    "3-5",
    "to",
    "between",
    "at",
    "least",
    "dozens",
    "people",
    "1.5",
    "million",
]


@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8), st.data())
def test_bounds_are_in_order_for_any_words(words: list[str], data: st.DataObject) -> None:
    found = numbers.read(words, data.draw(st.integers(0, len(words) - 1)))
    if found is not None:
        bounds = [n for n in (found.low, found.best, found.high) if n is not None]
        assert bounds == sorted(bounds)
        assert 0 <= found.start < found.end <= len(words)
