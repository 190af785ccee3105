"""Tolls in headlines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.casualties import headline

TITLES = [
    ("Two killed, 3 hurt in bus crash", [("killed", 2), ("injured", 3)]),
    ("Man, 4-year-old child dead in house", [("killed", 2)]),
    ("Police: triple murder in Holm", [("killed", 3)]),
    ("Double murder-suicide shakes village", [("killed", 3)]),
    ("Shooting that wounded four", [("injured", 4)]),
    ("Man shoots self after killing wife, 2 young children", [("shot", 1), ("killed", 3)]),
    ("Man kills wife, two sons, self", [("killed", 4)]),
    ("Boy shoots parents and 3 children", [("shot", 5)]),
    ("Two couples slain on boat", [("killed", 4)]),
    ("Third victim dies after fire", [("killed", 3)]),
    ("2 police officers dead", [("killed", 2)]),
    ("Married couple killed on farm", [("killed", 2)]),
    ("Five shot outside a bar", [("shot", 5)]),
    ("Five shot dead outside a bar", [("killed", 5)]),
    ("THREE CHILDREN DIE IN FIRE", [("killed", 3)]),
]


@pytest.mark.parametrize(("title", "tolls"), TITLES)
def test_headline_counts(title: str, tolls: list[tuple[str, int]]) -> None:
    assert headline.read(title) == tolls


@pytest.mark.parametrize(
    "title", ["Children killed in fire", "Bill killed in committee", "300 dead trees felled", "Mayor opens bridge", "", None]
)
def test_headline_without_a_number_counts_nobody(title: str | None) -> None:
    assert headline.read(title) == []


@pytest.mark.parametrize("title", ["Four killed in city shootings", "Five killed in overnight shootings", "Two dead in 3 shootings"])
def test_headline_that_sums_up_several_happenings(title: str) -> None:
    assert headline.is_of_several(title)


@pytest.mark.parametrize("title", ["Four killed in city shooting", "Three charged in the killings of two men", None])
def test_headline_of_one_happening(title: str | None) -> None:
    assert not headline.is_of_several(title)


@given(st.text(max_size=60))
def test_any_headline_is_read(title: str) -> None:
    assert all(count > 0 for _, count in headline.read(title))
