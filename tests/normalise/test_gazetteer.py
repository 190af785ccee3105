"""The gazetteer of countries, parties and persons agrees with itself and with the code tables."""

import csv
import re
from itertools import pairwise

import pytest

from tasks import paths
from tasks.normalise import actors, people
from tasks.normalise.identities import lexicon
from tasks.normalise.identities.records import CLASSES

CODES = paths.ONTOLOGY / "codes"
REGIONS = {
    "Americas": (2, 199), "Europe": (200, 399), "Africa": (400, 626), "Middle East": (630, 699), "Asia": (700, 899), "Oceania": (900, 999),
}  # fmt: skip
"""Numbers of the Correlates of War and of Gleditsch and Ward go by region."""


def table(path: str) -> list[dict[str, str]]:
    with (paths.ROOT / "data" / path).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


COUNTRIES = {row["iso3"]: row for row in table("ontology/codes/country.csv")}


@pytest.mark.parametrize("code", ["iso3", "iso2", "iso_numeric", "cow", "gwno"])
def test_no_two_countries_share_a_code(code: str) -> None:
    found = [row[code] for row in COUNTRIES.values() if row[code]]
    assert len(found) == len(set(found))


def test_the_gazetteer_and_the_codes_give_the_same_numbers() -> None:
    for state in actors.states().values():
        row = COUNTRIES[state.iso3]
        assert (str(state.cow or ""), str(state.gwno or "")) == (row["cow"], row["gwno"])


@pytest.mark.parametrize(
    ("iso3", "cow", "gwno"),
    [
        ("USA", "2", "2"), ("DEU", "255", "260"), ("SRB", "345", "340"), ("YEM", "679", "678"), ("TON", "955", "972"),
        ("VNM", "816", "816"), ("SSD", "626", "626"), ("CZE", "316", "316"), ("VAT", "", ""), ("PSE", "", ""), ("TUR", "640", "640"),
    ],
)  # fmt: skip
def test_numbers_of_the_two_lists_where_they_differ_or_are_often_wrong(iso3: str, cow: str, gwno: str) -> None:
    assert (COUNTRIES[iso3]["cow"], COUNTRIES[iso3]["gwno"]) == (cow, gwno)


def test_states_have_both_numbers_or_none_and_in_one_region() -> None:
    def region(number: str) -> str:
        return next(name for name, (low, high) in REGIONS.items() if low <= int(number) <= high)

    for row in COUNTRIES.values():
        assert bool(row["cow"]) == bool(row["gwno"]), row["iso3"]
        assert not row["cow"] or region(row["cow"]) == region(row["gwno"]), row["iso3"]


def test_as_many_states_as_the_lists_have() -> None:
    assert 190 <= sum(bool(row["cow"]) for row in COUNTRIES.values()) <= 197


def test_parties_are_known_once_and_end_after_they_began() -> None:
    rows = [row for path in sorted((paths.GAZETTEER / "actors").glob("*.csv")) for row in table(f"gazetteer/actors/{path.name}")]
    ids = [row["actor_id"] for row in rows]
    assert len(ids) == len(set(ids))
    for row in rows:
        years = [int(row[what]) for what in ("active_from", "active_to") if row[what]]
        assert years == sorted(years), row["actor_id"]
        assert all(1500 <= year <= 2026 for year in years)


def test_wikidata_items_are_items_and_each_stands_once() -> None:
    found = [p.wikidata for p in {id(p): p for p in (*actors.parties().values(), *people.persons())}.values() if p.wikidata]
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in found)
    assert len(found) == len(set(found))


def test_sectors_of_parties_and_offices_are_of_the_code_list() -> None:
    known = {row["sector"] for row in table("ontology/codes/sector.csv")}
    used = {s for p in actors.parties().values() for s in p.sectors} | {
        s for held in people.roles().values() for r in held for s in r.sectors
    }
    assert used <= known
    assert set().union(*CLASSES.values()) | {"UNK"} == known


def test_offices_end_after_they_began_and_belong_to_somebody() -> None:
    assert {f"{people.OPENING}{key}" for key in people.roles()} == {p.actor_id for p in people.persons()}
    assert all(r.valid_to is None or r.valid_from < r.valid_to for held in people.roles().values() for r in held)


def test_a_country_has_one_president_at_a_time() -> None:
    held = sorted((r.country or "", r.valid_from, r.valid_to) for roles in people.roles().values() for r in roles if r.role == "president")
    late = [(a, b) for a, b in pairwise(held) if a[0] == b[0] and (a[2] is None or a[2] > b[1])]
    assert late == [(a, b) for a, b in late if a[0] == "CIV"]  # two claimed the office in 2010 and 2011


def test_no_spelling_stands_for_two_names() -> None:
    for of in ("person", "party"):
        seen: dict[str, str] = {}
        for row in lexicon.table("variants"):
            if row["of"] == of:
                for variant in row["variants"].split("|"):
                    assert seen.setdefault(variant, row["variants"]) == row["variants"], variant
