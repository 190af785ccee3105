"""Victims told of twice, and how many there must be."""

import pytest

from tasks.extract import layers
from tasks.extract.casualties.people import Person, Register, at_least, differ
from tasks.extract.casualties.victims import Victims


def person(*, size: int = 1, chain: int | None = None, **traits: str) -> Person:
    """A person of some traits."""
    return Person(size, chain, **{kind: {value} for kind, value in traits.items()})  # type: ignore[arg-type]


APART = [
    (person(names="anna berg"), person(names="otto krag")),
    (person(ages="9"), person(ages="34")),
    (person(sex="male"), person(sex="female")),
    (person(size=2, stage="child"), person(stage="adult")),
    (Person(1, part="attacker"), Person(1, part="victim")),
]
MAYBE_ONE = [
    (person(names="berg"), person(names="anna berg")),
    (person(names="anna berg"), person(sex="female")),
    (person(size=2), person(names="anna berg")),
    (person(chain=3, sex="male"), person(chain=3, sex="female")),
    (Person(1, part="attacker"), person(names="anna berg")),
]


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_people(one: Person, other: Person) -> None:
    assert differ(one, other)
    assert at_least([one, other]) == one.size + other.size


@pytest.mark.parametrize(("one", "other"), MAYBE_ONE)
def test_perhaps_one(one: Person, other: Person) -> None:
    assert not differ(one, other)
    assert at_least([one, other]) == max(one.size, other.size)


def test_largest_set_of_different_people_counts() -> None:
    clerk, gunman, best_known = Person(1, part="victim"), Person(1, part="attacker"), person(names="anna berg", ages="34")
    assert at_least([best_known, gunman, clerk]) == 2


def test_chain_tells_name_and_age_of_a_pronoun() -> None:
    lower = ["anna", "berg", ",", "34", ",", "fell", ".", "she", "died", "."]
    mentions = [layers.Mention(0, 2, "PERSON", chain=1), layers.Mention(7, 8, "PERSON", "pronoun", chain=1)]
    found = Register(mentions, lower).person(Victims(7, 7, 8, 1, 1, 1))
    assert found is not None
    assert (found.names, found.ages, found.stage, found.is_named) == ({"anna berg"}, {"34"}, {"adult"}, True)


def test_uncounted_victims_are_nobody() -> None:
    assert Register([], ["people"]).person(Victims(0, 0, 1, 2, None, None)) is None
