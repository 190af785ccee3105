"""One strike in a town abroad, as every codebook writes it."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.load import batch, consolidate, migrate
from tasks.load.warehouse import Warehouse
from tests.load import world
from tests.load.world import Report, Story

BAGHDAD = {
    "entity_id": "baghdad", "geonameid": 98182, "name": "Baghdad", "city": "Baghdad", "admin1": "Baghdad", "country_iso3": "IRQ",
    "latitude": 33.34058, "longitude": 44.40088, "feature_class": "P", "feature_code": "PPLC", "resolution": 4,
}  # fmt: skip
ENTITIES = (
    {"entity_id": "usa", "kind": "military", "name": "United States", "country_iso3": "USA", "sector": ["MIL", "GOV"], "cow": 2, "gwno": 2},
    {"entity_id": "brigade", "kind": "armed_group", "name": "Falcon Brigade", "country_iso3": "IRQ", "sector": ["UAF"]},
    {"entity_id": "iraq", "kind": "government", "name": "Iraq", "country_iso3": "IRQ", "sector": ["GOV"], "cow": 645, "gwno": 645},
    {"entity_id": "baghdad", "kind": "place", "name": "Baghdad", "country_iso3": "IRQ"},
)
ON = {"date_start": date(2024, 2, 7), "date_end": date(2024, 2, 7), "date_granularity": "day", "date_basis": "stated"}


@pytest.fixture(scope="module")
def filled(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    strike = Report(
        "strike", "A drone of the Americans hit the Falcons in Baghdad and killed two.", "ASSAULT", "drone", "hit",
        (("actor", "Americans", "usa"), ("recipient", "Falcons", "brigade"), ("place", "Baghdad", "baghdad")),
        ({"low": 2, "best": 2, "high": 2},), ON | {"place_entity_id": "baghdad", "event_context": ["military"]},
    )  # fmt: skip
    anger = Report(
        "anger", "Iraq denounced the Americans.", "ACCUSE", "disapprove", "denounced",
        (("actor", "Iraq", "iraq"), ("recipient", "Americans", "usa")), extra={"realis": "actual"},
    )  # fmt: skip
    plan = Report("plan", "Talks may follow.", "CONSULT", None, "Talks", extra={"realis": "hypothetical"})
    story = Story(
        "a", (strike, anger, plan), date(2024, 2, 8), entities=ENTITIES, places=(BAGHDAD,),
        extra={"url": "https://news.example/a", "title": "Strike in Baghdad"},
    )  # fmt: skip
    path = Path(shutil.copyfile(blank, tmp_path_factory.mktemp("codebooks") / "w.duckdb"))
    with migrate.connect(path) as warehouse:
        batch.load_batch(warehouse, *world.batch(story))
        consolidate.consolidate(warehouse)
        yield warehouse


def rows(warehouse: Warehouse, view: str) -> list[dict[str, Any]]:
    return warehouse.frame("from query_table(?)", [f"mart.{view}"]).to_dicts()


def strike_in(warehouse: Warehouse, view: str, column: str, value: object) -> dict[str, Any]:
    [row] = [row for row in rows(warehouse, view) if row[column] == value]
    return row


EXPECTED: dict[tuple[str, str, object], dict[str, object]] = {
    ("acled", "event_id_cnty", "strike"): {
        "event_date": date(2024, 2, 7), "time_precision": 1, "event_type": "Explosions/Remote violence",
        "sub_event_type": "Air/drone strike", "disorder_type": "Political violence", "actor1": "United States", "inter1": 8,
        "actor2": "Falcon Brigade", "inter2": 3, "interaction": 38, "iso": 368, "region": "Middle East", "country": "Iraq",
        "location": "Baghdad", "geo_precision": 1, "fatalities": 2, "admin3": None,
    },
    ("ucdp_ged", "id", "strike"): {
        "year": 2024, "type_of_violence": 1, "side_a": "United States", "side_b": "Falcon Brigade",
        "dyad_name": "United States - Falcon Brigade", "number_of_sources": 1, "where_prec": 1, "country_id": 645, "region": "Middle East",
        "priogrid_gid": 177569, "geom_wkt": "POINT (44.40088 33.34058)", "date_prec": 1, "best": 2, "low": 2, "high": 2, "gwnoa": 2,
        "gwnob": None, "conflict_name": None,
    },
    ("gdelt_events", "EventCode", "1952"): {
        "SQLDATE": 20240207, "MonthYear": 202402, "Actor1Code": "USAMILGOV", "Actor1Name": "UNITED STATES", "Actor1CountryCode": "USA",
        "Actor1Type1Code": "MIL", "Actor2Code": "IRQUAF", "EventBaseCode": "195", "EventRootCode": "19", "QuadClass": 4,
        "GoldsteinScale": -10.0, "NumMentions": 1, "ActionGeo_Type": 4, "ActionGeo_FullName": "Baghdad, Iraq",
        "ActionGeo_CountryCode": "IZ", "ActionGeo_Lat": 33.34058, "DATEADDED": 20240208000000, "SOURCEURL": "https://news.example/a",
        "IsRootEvent": 1, "AvgTone": None,
    },
    ("icews", "CAMEO Code", "1952"): {
        "Event Date": date(2024, 2, 7), "Source Name": "United States", "Source Country": "United States",
        "Source Sectors": "government,military", "Event Text": "Employ remotely piloted aerial munitions", "Intensity": -10.0,
        "Target Name": "Falcon Brigade", "Target Country": "Iraq", "Sentence Number": 1, "City": "Baghdad", "Country": "Iraq",
    },
    ("polecat", "Event ID", "strike"): {
        "Event Type": "ASSAULT", "Event Mode": "drone", "Quad Code": "MATERIAL CONFLICT", "Contexts": "military",
        "Actor Country": "USA", "Actor COW": 2, "Primary Actor Sector": "MIL", "Actor Sectors": "MIL;GOV", "Recipient Country": "IRQ",
        "GeoNames ID": 98182, "Raw Placename": "Baghdad", "Feature Type": "PPLC", "Publication Date": date(2024, 2, 8),
        "Story Organizations": "Falcon Brigade;Iraq;United States", "Story Locations": "Baghdad",
    },
}  # fmt: skip


@pytest.mark.parametrize("key", EXPECTED, ids=lambda key: key[0])
def test_the_strike_as_the_codebook_writes_it(filled: Warehouse, key: tuple[str, str, object]) -> None:
    row = strike_in(filled, *key)
    assert {column: row[column] for column in EXPECTED[key]} == EXPECTED[key]


@pytest.mark.parametrize(
    ("view", "column", "expected"),
    [
        ("acled", "event_id_cnty", {"strike"}),
        ("ucdp_ged", "id", {"strike"}),
        ("gdelt_events", "EventCode", {"1952", "111"}),
        ("icews", "CAMEO Code", {"1952", "111"}),
        ("polecat", "Event ID", {"strike", "anger"}),
        ("plover", "event_id", {"strike", "anger", "plan"}),
    ],
)
def test_views_keep_to_the_codebooks_scope(filled: Warehouse, view: str, column: str, expected: set[str]) -> None:
    assert {row[column] for row in rows(filled, view)} == expected


def test_mentions_point_at_their_event_and_into_the_body(filled: Warehouse) -> None:
    strike = strike_in(filled, "gdelt_events", "EventCode", "1952")
    mention = strike_in(filled, "gdelt_mentions", "GLOBALEVENTID", strike["GLOBALEVENTID"])
    body = filled.rows("select body from core.article")[0][0]
    assert body[mention["Actor1CharOffset"] :].startswith("Americans")
    assert body[mention["ActionCharOffset"] :].startswith("hit")
    assert (mention["SentenceID"], mention["MentionIdentifier"], mention["Confidence"]) == (1, "https://news.example/a", 80)


def test_plover_record_has_the_manuals_fields(filled: Warehouse) -> None:
    record = json.loads(strike_in(filled, "plover", "event_id", "strike")["record"])
    assert list(record) == [
        "id", "has_event", "date", "time", "enddate", "endtime", "actor", "recipient", "event", "event_loc", "event_text", "quad_code",
        "event_scale", "mode", "context", "link", "text", "text_info", "size", "cite_info", "coder", "coded_date", "coded_time", "comment",
    ]  # fmt: skip
    assert record["actor"][0]["code"] == "USA"
    assert record["size"]["dead"] == 2
    assert (record["time"], record["actor"][0]["office"]) == (None, None)
    assert record["event_loc"]["resolution"] == 4
    assert (record["text_info"]["start"], record["text_info"]["end"]) == (0, len(record["text"]))


def test_plover_keeps_what_may_happen_with_an_auxiliary_mode(filled: Warehouse) -> None:
    assert json.loads(strike_in(filled, "plover", "event_id", "plan")["record"])["mode"] == ["hypothetical"]


@pytest.mark.parametrize(
    ("tolls", "parts"),
    [
        (({"best": 3},), (0, 0, 0, 3)),
        (({"best": 5}, {"best": 3, "victim_entity_id": "army", "part_of_casualty_no": 0}), (0, 3, 0, 2)),
        (({"best": 5}, {"best": 2, "victim_entity_id": "rebels", "part_of_casualty_no": 0}), (2, 0, 0, 3)),
        (({"best": 5}, {"best": 1, "victim_status": "civilian", "part_of_casualty_no": 0}), (0, 0, 1, 4)),
        (({"best": 2}, {"best": 9, "victim_entity_id": "army", "is_total": True}), (0, 0, 0, 2)),
    ],
    ids=["nobody's", "of side b", "of side a", "civilians", "a running total is not this event's"],
)
def test_deaths_by_side_add_up(warehouse: Warehouse, tolls: tuple[dict[str, Any], ...], parts: tuple[int, ...]) -> None:
    clash = Report(
        "clash", "Rebels attacked the army and some died.", "ASSAULT", None, "attacked",
        (("actor", "Rebels", "rebels"), ("recipient", "army", "army")),
        tuple({"low": toll["best"], "high": toll["best"]} | toll for toll in tolls),
    )  # fmt: skip
    sides = (
        {"entity_id": "rebels", "kind": "armed_group", "sector": ["UAF"]},
        {"entity_id": "army", "kind": "military", "sector": ["MIL"]},
    )
    batch.load_batch(warehouse, *world.batch(Story("a", (clash,), entities=sides)))
    consolidate.consolidate(warehouse)
    found = warehouse.rows("select deaths_a, deaths_b, deaths_civilians, deaths_unknown, best from mart.ucdp_ged")
    assert found == [(*parts, sum(parts))]


@pytest.mark.parametrize(("latitude", "longitude", "cell"), [(-90.0, -180.0, 1), (90.0, 180.0, 259200), (33.34, 44.4, 177569)])
def test_prio_grid_cells_are_counted_from_the_south_west(filled: Warehouse, latitude: float, longitude: float, cell: int) -> None:
    with filled.transaction():
        filled.change("update core.place set latitude = ?, longitude = ?", [latitude, longitude])
    assert rows(filled, "ucdp_ged")[0]["priogrid_gid"] == cell
