"""Articles' parties to entities: any order, any batching, stable ids, a user's word for ever."""

import random
from collections.abc import Iterable
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.normalise import actors
from tasks.normalise.identities.overrides import part_id
from tasks.normalise.identities.records import name_key
from tasks.normalise.identities.resolve import resolve
from tests.normalise.identities.test_settle import ROWS
from tests.normalise.identities.world import Row, alias, told


def ids(rows: list[Row], decisions: Iterable[Row] = (), **more: Any) -> dict[str, str]:
    """Article -> entity of its (only) party."""
    found = resolve(rows, decisions, **more).member
    moved = {(a, local): str(entity) for a, local, entity in found.iter_rows()}
    return {row["article_id"]: str(moved.get((row["article_id"], row["local_entity_id"]), row["local_entity_id"])) for row in rows}


def together(rows: list[Row], *decisions: Row) -> set[frozenset[str]]:
    found = ids(rows, decisions, beforehand=())
    return {frozenset(a for a, e in found.items() if e == entity) for entity in found.values()}


def decided(number: int, verdict: str, first: tuple[str, str | None], second: tuple[str, str | None], **more: Any) -> Row:
    """One decision of a user, by names and articles."""
    return {
        "decision_no": number, "verdict": verdict, "decided_by": "user", "actor_id": None, "other_actor_id": None,
        "name": first[0], "name_key": name_key("person", first[0]), "article_id": first[1],
        "other_name": second[0], "other_name_key": name_key("person", second[0]), "other_article_id": second[1],
    } | more  # fmt: skip


@given(ROWS, st.integers(0, 99))
def test_any_order_gives_the_same_entities(rows: list[Row], seed: int) -> None:
    shuffled = random.Random(seed).sample(rows, len(rows))  # noqa: S311 - not a secret
    assert ids(shuffled, beforehand=()) == ids(rows, beforehand=())


@given(ROWS)
def test_decisions_are_the_same_in_any_order(rows: list[Row]) -> None:
    assert resolve(rows[::-1], beforehand=()).decision.equals(resolve(rows, beforehand=()).decision)


@given(ROWS)
def test_no_entity_holds_two_countries_without_anything_in_common(rows: list[Row]) -> None:
    plain = [row | {"story_id": row["article_id"], "aliases": []} for row in rows]
    country = {row["article_id"]: row["country_iso3"] for row in plain}
    for group in together(plain):
        assert len({country[a] for a in group} - {None}) <= 1


def test_later_news_leaves_the_ids_as_they_are() -> None:
    old = [told("b1", "Jamil Odeh", country="LBN", sector="MIL"), told("b2", "Rana Haddad", country="JOR", sector="GOV")]
    new = [
        told("a1", "Jameel Karim Odeh", country="LBN", sector="MIL", published_on=date(2024, 3, 9)),
        told("a2", "Rana Haddad", country="CHL", sector="BUS", published_on=date(2024, 3, 9)),
    ]
    before, after = ids(old), ids(old + new)
    assert {article: after[article] for article in before} == before
    assert after["a1"] == after["b1"]
    assert after["a2"] != after["b2"]


def test_two_people_of_one_name_have_two_ids() -> None:
    rows = [told("a", "Jamil Odeh", country="LBN", sector="MIL"), told("b", "Jamil Odeh", country="CHL", sector="BUS")]
    assert len(set(ids(rows).values())) == 2


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        pytest.param(
            [told("a", "Jamil Odeh", country="LBN"), told("b", "Jamil Odeh", country="CHL"), told("c", "Jamil Odeh")],
            {frozenset("a"), frozenset("b"), frozenset("c")},
            id="who could be either stays open",
        ),
        pytest.param(
            [
                told("a", "Jamil Odeh", country="LBN"),
                told("b", "Jamil Odeh", country="CHL"),
                told("c", "Jamil Odeh", near=["x", "y"]),
                told("d", "Jamil Odeh", country="LBN", near=["x", "y"]),
            ],
            {frozenset("acd"), frozenset("b")},
            id="whom he is met with tells",
        ),
        pytest.param(
            [
                told("a", "Jamil Odeh", country="LBN", sector="MIL"),
                told("b", "J. Odeh", country="LBN", sector="MIL"),
                told("c", "Jawad Odeh", country="LBN", sector="MIL"),
            ],
            {frozenset("a"), frozenset("b"), frozenset("c")},
            id="initials that fit two",
        ),
        pytest.param(
            [told("a", "Odeh", story_id="s", country="LBN"), told("b", "Jamil Odeh", story_id="s", country="LBN")],
            {frozenset("ab")},
            id="a surname in a report of the same story",
        ),
        pytest.param(
            [told("a", "Odeh", country="LBN"), told("b", "Jamil Odeh", country="LBN")],
            {frozenset("a"), frozenset("b")},
            id="a surname in another story",
        ),
        pytest.param(
            [told("a", "Jamil Odeh", aliases=[alias("Abu Layth", "nom_de_guerre")]), told("b", "Abu Layth")],
            {frozenset("ab")},
            id="a nom de guerre told elsewhere",
        ),
        pytest.param(
            [told("a", "Rural Relief Fund", "organization", aliases=[alias("RRF", "acronym")]), told("b", "RRF", "organization")],
            {frozenset("ab")},
            id="an acronym told elsewhere",
        ),
        pytest.param(
            [*(told(key, "Rana Haddad", country="JOR") for key in "abcdefghij"), told("k", "Rana Haddad", country="RUS")],
            {frozenset("abcdefghijk")},
            id="a country that one article of many gives is of the sentence",
        ),
        pytest.param(
            [
                *(told(key, "Rana Haddad", country="JOR", sector="MIL") for key in "abcdefghij"),
                told("k", "Rana Haddad", country="RUS", sector="JRN"),
            ],
            {frozenset("abcdefghij"), frozenset("k")},
            id="unless she has another side in life there",
        ),
        pytest.param(
            [told("a", "Sam Odeh", roles=["Mr"]), told("b", "Sam Odeh", roles=["Mrs"])], {frozenset("a"), frozenset("b")}, id="Mr and Mrs"
        ),
    ],
)
def test_context_tells_who_is_meant(rows: list[Row], expected: set[frozenset[str]]) -> None:
    assert together(rows) == expected


def test_a_spelling_of_a_known_party_is_that_party() -> None:
    known = actors.parties()["boko-haram"]
    assert ids([told("a", "Boko Haraam", "armed_group", country="NGA")])["a"] == known.entity_id


def test_a_party_of_a_common_name_is_the_known_one_only_in_its_country() -> None:
    known = actors.parties()["northern-alliance"].entity_id
    kind = "armed_group"
    assert ids([told("a", "the Northern Alliance", kind, country="AFG")])["a"] == known
    assert ids([told("a", "the Northern Alliance", kind)])["a"] != known
    assert ids([told("a", "the Northern Alliance", kind, country="CAN")])["a"] != known


def test_a_head_of_state_is_known_by_name_and_by_surname_with_country() -> None:
    rows = [told("a", "Uhuru Kenyatta"), told("b", "Kenyatta", country="KEN", sector="GOV", near=["c:KEN"]), told("c", "Kenyatta")]
    found = ids(rows)
    assert found["a"] == found["b"] != found["c"]


A, B = told("a", "Jamil Odeh", country="LBN"), told("b", "Abu Layth", country="LBN", local_entity_id="abu layth")
MERGE = decided(1, "same", ("Jamil Odeh", "a"), ("Abu Layth", "b"))


def test_a_user_joins_two() -> None:
    assert together([A, B]) == {frozenset("a"), frozenset("b")}
    assert together([A, B], MERGE) == {frozenset("ab")}
    assert ids([A, B], [MERGE])["b"] == A["local_entity_id"]


def test_names_that_a_user_joined_are_one_in_later_news_too() -> None:
    later = told("c", "Abu Layth", country="LBN", sector="UAF", published_on=date(2024, 5, 1), local_entity_id="abu layth 2")
    assert together([A, B, later], MERGE) == {frozenset("abc")}


def test_the_newest_decision_counts() -> None:
    split = decided(2, "different", ("Abu Layth", None), ("Jamil Odeh", None))
    assert together([A, B], MERGE, split) == {frozenset("a"), frozenset("b")}
    assert together([A, B], MERGE, split, decided(3, "same", ("Jamil Odeh", "a"), ("Abu Layth", "b"))) == {frozenset("ab")}


def test_a_user_parts_one_article_from_the_rest() -> None:
    rows = [told(key, "Jamil Odeh", country="LBN", sector="MIL") for key in "abc"]
    apart = decided(1, "different", ("Jamil Odeh", "b"), ("Jamil Odeh", None))
    assert together(rows, apart) == {frozenset("ac"), frozenset("b")}


def test_a_second_name_that_a_user_split_off_is_an_entity_of_its_own() -> None:
    row = told("a", "Jamil Odeh", country="LBN", aliases=[alias("Abu Layth", "nom_de_guerre")])
    found = resolve([row], [decided(1, "different", ("Abu Layth", None), ("Jamil Odeh", None))], beforehand=())
    part = found.part.row(0, named=True)
    assert (part["name"], part["taken"], part["split_from"]) == ("Abu Layth", ["Abu Layth"], row["local_entity_id"])
    assert part["entity_id"] == part["local_entity_id"] == part_id(row["local_entity_id"], "abulayth")


@pytest.mark.parametrize("name", ["General Jamil Odeh", "Jameel Odeh"])
def test_a_decision_outlives_another_reading_of_its_article(name: str) -> None:
    again = A | {"name": name, "local_entity_id": "read anew", "aliases": [alias("Jamil Odeh", "spelling")]}
    assert together([again, B], MERGE) == {frozenset("ab")}


def test_a_decision_outlives_its_article() -> None:
    other = told("d", "Jamil Odeh", country="LBN")
    assert together([other, B], MERGE) == {frozenset("db")}


def test_a_user_may_join_what_the_gazetteer_tells_apart() -> None:
    one, two = (actors.parties()[key] for key in ("boko-haram", "ansaru"))
    rows = [told(key, p.name, p.kind, actor_id=p.actor_id, local_entity_id=p.entity_id) for key, p in (("a", one), ("b", two))]
    assert len(set(ids(rows).values())) == 2
    joined = decided(1, "same", ("Boko Haram", None), ("Ansaru", None), actor_id="boko-haram", other_actor_id="ansaru")
    assert set(ids(rows, [joined]).values()) == {one.entity_id}


def test_a_head_of_state_is_of_his_own_country_whatever_stands_beside_him() -> None:
    rows = [
        told(key, "Uhuru Kenyatta", country=country, sector="GOV")
        for key, country in (("a", "KEN"), ("b", "ETH"), ("c", "UGA"), ("d", None))
    ]
    assert len(set(ids(rows).values())) == 1
