"""The hand-made pairs of names, and relations of names one by one."""

import pytest

from tasks.normalise.identities import compare, names
from tasks.normalise.identities.records import abbreviates
from tests.normalise.identities.pairs import figures


def test_nearly_all_pairs_of_names_are_told_right() -> None:
    precision, recall, _ = figures()
    assert (precision >= 0.98, recall >= 0.88) == (True, True)


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Dr. Grace Okello", ("grace", "okello")),
        ("Okello, Grace", ("grace", "okello")),
        ("Abd al-Rahman al-Sabri", ("abdrahman", "sabri")),
        ("Abu Bakr Darwish", ("abubakr", "darwish")),
        ("Ursula van der Meer", ("ursula", "meer")),
        ("J.K. Odeh", ("j", "k", "odeh")),
        ("Muhammad Tarhuni’s", ("mohammed", "tarhuni")),
        ("Joseph Lekuton Jr.", ("joseph", "lekuton")),
        ("محمد", ("mhmd",)),
    ],
)
def test_a_persons_name_is_its_telling_parts(name: str, parts: tuple[str, ...]) -> None:
    assert names.person(name).parts == parts


@pytest.mark.parametrize(
    ("name", "words", "country"),
    [
        ("the Kenyan Ministry of the Interior", ("interior", "ministry"), "KEN"),
        ("Organisation for Free Ports", ("free", "organization", "port"), None),
        ("Norwind Inc.", ("norwind",), None),
        ("U.S. Fish Board", ("board", "fish"), "USA"),
    ],
)
def test_a_partys_name_is_its_telling_words(name: str, words: tuple[str, ...], country: str | None) -> None:
    found = names.party(name)
    assert (found.words, found.country) == (words, country)


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Jamil Odeh", "Jamil Odeh", "same name"),
        ("Yahya Rashwan", "Yahya Rashwaan", "spelling"),
        ("Kim Sung-ho", "Sung-ho Kim", "order"),
        ("Jamil Odeh", "Jamil Karim Odeh", "middle"),
        ("Jamil Karim", "Jamil Karim Odeh", "partial"),
        ("J. Odeh", "Jamil Odeh", "initials"),
        ("Odeh", "Jamil Odeh", "surname"),
        ("Jamil", "Jamil Odeh", None),
        ("Hassan Karimi", "Hussein Karimi", None),
        ("Karim Odeh", "Jamil Karim Odeh", None),
        ("S. Odeh", "Jamil Odeh", None),
        ("J. F. Odeh", "Jamil Karim Odeh", None),
    ],
)
def test_relation_of_two_persons_names(a: str, b: str, relation: str | None) -> None:
    found = compare.persons(names.person(a), names.person(b))
    assert (found[0] if found else None) == relation
    assert compare.persons(names.person(b), names.person(a)) == (found and (found[0], found[1] if found[1] is None else 1 - found[1]))


@pytest.mark.parametrize(
    ("short", "name", "fits"),
    [
        ("RRF", "Rural Relief Fund", True),
        ("URF", "Union of River Fishermen", True),
        ("Relfund", "Rural Relief Fund", True),
        ("KTVX", "Cherry Grove Township", False),
        ("XRF", "Bureau of Rural Reform", False),
    ],
)
def test_an_acronym_is_made_of_the_names_letters(short: str, name: str, fits: bool) -> None:
    assert abbreviates(short, name) is fits


@pytest.mark.parametrize(
    ("a", "b", "relation"),
    [
        ("Interior Ministry", "Ministry of the Interior", "same name"),
        ("Ansar al-Watan", "Ansaar al-Watan", "same name"),
        ("Liwa al-Fajr", "Liwaa al-Fajr", "spelling"),
        ("RRF", "Rural Relief Fund", "acronym"),
        ("Cobra", "Cobra network", "type word"),
        ("Ministry", "Interior Ministry", None),
        ("Hezbollah", "Hezbollah al-Nujaba", None),
        ("Red Falcons", "Blue Falcons", None),
        ("NRPD", "NORPD", None),
        ("Hanada", "Hyuundai", None),
    ],
)
def test_relation_of_two_parties_names(a: str, b: str, relation: str | None) -> None:
    found = compare.parties(names.party(a), names.party(b))
    assert (found[0] if found else None) == relation
