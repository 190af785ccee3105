"""The reference codes agree with each other and with the codebooks."""

import csv
import re

import pytest

from tasks.frames import domains
from tasks.load import migrate, scripts
from tasks.load.warehouse import Warehouse


def table(name: str) -> list[dict[str, str]]:
    with (migrate.CODES / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_every_csv_is_loaded(warehouse: Warehouse) -> None:
    for file in migrate.CODES.glob("*.csv"):
        assert warehouse.frame("select count(*) as n from query_table(?)", [f"codes.{file.stem}"])["n"][0] == len(table(file.stem))


def test_every_type_has_a_quad_class_and_a_code_without_mode() -> None:
    assert tuple(row["event_type"] for row in table("plover_type")) == domains.EVENT_TYPES
    plain = {row["event_type"] for row in table("plover_cameo") if not row["event_mode"] and not row["context"]}
    assert plain == set(domains.EVENT_TYPES)


def test_every_cameo_code_is_known_and_has_its_leading_zero() -> None:
    known = {row["code"] for row in table("cameo")}
    used = {row["cameo"] for row in table("plover_cameo")}
    assert used <= known
    assert all(re.fullmatch(r"(0[1-9]|1\d|20)\d{1,2}", code) for code in known)


@pytest.mark.parametrize(
    ("event_type", "mode", "context", "cameo"),
    [
        ("ASSAULT", "aerial", "", "1951"),
        ("ASSAULT", "drone", "", "1952"),
        ("ASSAULT", "", "territory", "192"),
        ("ACCUSE", "disapprove", "", "111"),
        ("CONSULT", "", "", "040"),
        ("SANCTION", "discontinue", "", "164"),
        ("SANCTION", "", "economic", "163"),
        ("COERCE", "arrest", "", "173"),
    ],
)
def test_contradictions_are_decided(event_type: str, mode: str, context: str, cameo: str) -> None:
    rows = {(row["event_type"], row["event_mode"], row["context"]): row["cameo"] for row in table("plover_cameo")}
    assert rows[event_type, mode, context] == cameo


def test_sanction_is_material_conflict_and_says_why() -> None:
    [row] = [row for row in table("plover_type") if row["event_type"] == "SANCTION"]
    assert (row["quad_class"], bool(row["note"])) == ("4", True)


def test_every_goldstein_value_names_its_scale() -> None:
    assert all(row["scale"] and -10 <= float(row["goldstein"]) <= 10 for row in table("cameo"))


def test_acled_has_25_sub_events_of_6_types() -> None:
    types = table("acled_type")
    assert (len(types), len({row["event_type"] for row in types})) == (25, 6)
    assert {row["sub_event_type"] for row in table("acled_rule")} - {""} <= {row["sub_event_type"] for row in types}


def test_rules_name_known_word_groups_and_types() -> None:
    groups = {row["word_group"] for row in table("word_group")}
    for row in table("acled_rule"):
        named = {name for key in ("word_group", "and_word_group", "not_word_group") for name in row[key].split("|") if name}
        assert named <= groups, row
        assert row["event_type"] in domains.EVENT_TYPES
        assert row["example"].endswith(".")


@pytest.mark.parametrize(
    ("iso3", "fips", "cameo", "cow", "gwno", "region"),
    [
        ("IRQ", "IZ", "IRQ", "645", "645", "Middle East"),
        ("YEM", "YM", "YEM", "679", "678", "Middle East"),
        ("SRB", "RI", "SRB", "345", "340", "Europe"),
        ("DEU", "GM", "DEU", "255", "260", "Europe"),
        ("ROU", "RO", "ROM", "360", "360", "Europe"),
        ("SSD", "OD", "SSD", "626", "626", "Eastern Africa"),
    ],
)
def test_country_codes_differ_between_codebooks(iso3: str, fips: str, cameo: str, cow: str, gwno: str, region: str) -> None:
    [row] = [row for row in table("country") if row["iso3"] == iso3]
    assert (row["fips"], row["cameo"], row["cow"], row["gwno"], row["acled_region"]) == (fips, cameo, cow, gwno, region)


@pytest.mark.parametrize("name", ["country", "plover_type", "cameo", "sector", "party_word", "acled_type", "acled_rule"])
def test_keys_are_unique(name: str) -> None:
    keys = [next(iter(row.values())) for row in table(name)]
    assert len(keys) == len(set(keys))


def test_every_sql_file_says_what_it_is_for() -> None:
    for folder in ("marts", "queries", "checks/fail", "checks/warn", "consolidate"):
        for file in scripts.folder(folder):
            assert file.read_text(encoding="utf-8").startswith("-- "), file
