"""mart.acled: what ACLED would call an event, by rules that are data."""

import shutil
from pathlib import Path
from typing import Any

import pytest

from tasks.load import batch, consolidate, migrate
from tasks.load.warehouse import Warehouse
from tests.load import world
from tests.load.world import Report, Story

Arguments = tuple[tuple[str, str, str | None], ...]


def coded(warehouse: Warehouse, *reports: Report, **story: Any) -> dict[str, dict[str, Any]]:
    """event id -> its row of mart.acled, for one article."""
    batch.load_batch(warehouse, *world.batch(Story("a", reports, **story)))
    consolidate.consolidate(warehouse)
    return {row["event_id_cnty"]: row for row in warehouse.frame("from mart.acled").to_dicts()}


def who(actor: str = "", recipient: str = "") -> Arguments:
    return tuple((role, words, None) for role, words in (("actor", actor), ("recipient", recipient)) if words)


CASES: list[tuple[str, str, str | None, str, Arguments, str, int, str | None]] = [
    ("Warplanes bombed the port.", "ASSAULT", "aerial", "bombed", who("Warplanes"), "", 0, "Air/drone strike"),
    ("A drone hit a car.", "ASSAULT", "drone", "hit", who(), "", 2, "Air/drone strike"),
    ("Mortars fell on the market.", "ASSAULT", "heavy-weapons", "fell", who(), "", 0, "Shelling/artillery/missile attack"),
    ("A bomb by the road killed two.", "ASSAULT", "explosives", "killed", who(), "", 2, "Remote explosive/landmine/IED"),
    ("A man threw a grenade into a bar.", "ASSAULT", "explosives", "threw", who("A man"), "", 0, "Grenade"),
    ("He fired a rocket-propelled grenade.", "ASSAULT", "heavy-weapons", "fired", who("He"), "", 0, "Shelling/artillery/missile attack"),
    ("A bomber blew himself up.", "ASSAULT", "suicide-attack", "blew", who(), "", 0, "Suicide bomb"),
    ("Shells with chlorine fell.", "ASSAULT", "heavy-weapons", "fell", who(), "", 0, "Chemical weapon"),
    ("Soldiers raped two women.", "ASSAULT", "sexual", "raped", who("Soldiers", "two women"), "", 0, "Sexual violence"),
    ("Gunmen kidnapped a judge.", "ASSAULT", "abduct", "kidnapped", who("Gunmen", "a judge"), "", 0, "Abduction/forced disappearance"),
    ("Rebels attacked the soldiers.", "ASSAULT", None, "attacked", who("Rebels", "the soldiers"), "", 0, "Armed clash"),
    ("Gunmen killed four farmers.", "ASSAULT", "firearms", "killed", who("Gunmen", "four farmers"), "", 4, "Attack"),
    ("A mob lynched two men.", "ASSAULT", "beat", "lynched", who("A mob", "two men"), "", 2, "Mob violence"),
    ("Police shot a protester.", "ASSAULT", "firearms", "shot", who("Police", "a protester"), "", 1, "Excessive force against protesters"),
    ("Police beat the demonstrators.", "ASSAULT", "beat", "beat", who("Police", "the demonstrators"), "", 0, "Protest with intervention"),
    ("The army retook a town.", "ASSAULT", None, "retook", who("The army", "a town"), "territory", 0, "Government regains territory"),
    ("Rebels took a town.", "ASSAULT", None, "took", who("Rebels"), "territory", 0, "Non-state actor overtakes territory"),
    ("A mob looted the shops.", "ASSAULT", "destroy", "looted", who("A mob"), "", 0, "Looting/property destruction"),
    ("Teachers marched downtown.", "PROTEST", "demo", "marched", who("Teachers"), "", 0, "Peaceful protest"),
    ("Prisoners rioted overnight.", "PROTEST", "riot", "rioted", who("Prisoners"), "", 0, "Violent demonstration"),
    ("Marchers were dispersed with tear gas.", "PROTEST", "demo", "Marchers", who(), "", 0, "Protest with intervention"),
    ("Police arrested an editor.", "COERCE", "arrest", "arrested", who("Police", "an editor"), "", 0, "Arrests"),
    ("Police seized forty rifles.", "COERCE", "seize", "seized", who("Police"), "", 0, "Disrupted weapons use"),
    ("The sides agreed on a truce.", "AGREE", None, "agreed", who("The sides"), "", 0, "Agreement"),
    ("The army withdrew from the village.", "RETREAT", "withdraw", "withdrew", who("The army"), "", 0, "Non-violent transfer of territory"),
    ("The army set up a checkpoint.", "MOBILIZE", "troops", "set up", who("The army"), "", 0, "Headquarters or base established"),
    ("A man robbed a bank.", "ASSAULT", None, "robbed", who("A man", "a bank"), "", 0, None),
    ("Warplanes bombed a factory.", "ASSAULT", "aerial", "bombed", who("Warplanes"), "", 0, "Air/drone strike"),
    ("Demonstrators clashed with police at the protest.", "ASSAULT", None, "clashed", who("", "police"), "", 0, "Violent demonstration"),
    ("Police suppressed a protest and held forty.", "COERCE", "arrest", "held", who("Police"), "", 0, "Protest with intervention"),
    ("Soldiers seized forty rifles in a raid.", "ASSAULT", None, "raid", who("Soldiers"), "", 0, "Disrupted weapons use"),
    ("An earthquake killed nine.", "ASSAULT", None, "killed", who(), "", 9, None),
    ("Miners are on strike.", "PROTEST", "strike", "strike", who("Miners"), "", 0, None),
    ("The minister criticised the plan.", "ACCUSE", "disapprove", "criticised", who("The minister"), "", 0, None),
    ("The governor imposed a curfew.", "COERCE", "curfew", "imposed", who("The governor"), "", 0, None),
]  # fmt: skip


@pytest.fixture(scope="module")
def sub_events(blank: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Sentence -> sub-event, each sentence an article of its own."""
    stories = []
    for number, (text, event_type, mode, trigger, arguments, context, killed, _) in enumerate(CASES):
        tolls = ({"low": killed, "best": killed, "high": killed},) if killed else ()
        report = Report(f"e{number}", text, event_type, mode, trigger, arguments, tolls, {"event_context": [context] if context else []})
        stories.append(Story(f"a{number}", (report,)))
    path = Path(shutil.copyfile(blank, tmp_path_factory.mktemp("acled") / "w.duckdb"))
    with migrate.connect(path) as warehouse:
        batch.load_batch(warehouse, *world.batch(*stories))
        consolidate.consolidate(warehouse)
        return dict(warehouse.rows("select notes, sub_event_type from mart.acled"))


@pytest.mark.parametrize(("text", "expected"), [(case[0], case[-1]) for case in CASES])
def test_sub_event(sub_events: dict[str, str], text: str, expected: str | None) -> None:
    assert sub_events.get(text) == expected


@pytest.mark.parametrize("extra", [{"polarity": "negated"}, {"realis": "future"}, {"realis": "hypothetical"}, {"realis": "generic"}])
def test_what_did_not_happen_is_out_of_scope(warehouse: Warehouse, extra: world.Row) -> None:
    assert coded(warehouse, Report("e", "Warplanes bombed the port.", "ASSAULT", "aerial", "bombed", extra=extra)) == {}


def test_a_march_that_police_broke_up_elsewhere_in_the_article(warehouse: Warehouse) -> None:
    rows = coded(
        warehouse,
        Report("march", "Students marched to the palace.", "PROTEST", "demo", "marched", who("Students")),
        Report("police", "Officers used batons.", "ASSAULT", "crowd-control", "used", who("Officers")),
    )
    assert {key: row["sub_event_type"] for key, row in rows.items()} == dict.fromkeys(["march", "police"], "Protest with intervention")


IRAQ_TOWN = {
    "entity_id": "town", "name": "Tikrit", "city": "Tikrit", "latitude": 34.6, "longitude": 43.7, "country_iso3": "IRQ", "resolution": 4,
}  # fmt: skip


@pytest.mark.parametrize(("country", "inter", "interaction"), [("USA", 8, 38), ("IRQ", 1, 13), (None, 1, 13)])
def test_soldiers_of_another_country_are_external_forces(warehouse: Warehouse, country: str | None, inter: int, interaction: int) -> None:
    report = Report(
        "e", "Soldiers struck the Falcon Brigade in Tikrit.", "ASSAULT", "drone", "struck",
        (("actor", "Soldiers", "forces"), ("recipient", "Falcon Brigade", "falcons"), ("place", "Tikrit", "town")),
        extra={"place_entity_id": "town"},
    )  # fmt: skip
    entities = (
        {"entity_id": "forces", "kind": "military", "country_iso3": country, "sector": ["MIL"]},
        {"entity_id": "falcons", "kind": "armed_group", "country_iso3": "IRQ", "sector": ["UAF"], "name": "Falcons"},
        {"entity_id": "town", "kind": "place"},
    )
    report.arguments = tuple((role, "Falcon" if words == "Falcon Brigade" else words, entity) for role, words, entity in report.arguments)
    row = coded(warehouse, report, entities=entities, places=(IRAQ_TOWN,))["e"]
    assert (row["inter1"], row["inter2"], row["interaction"]) == (inter, 3, interaction)
    assert (row["country"], row["iso"], row["region"], row["geo_precision"]) == ("Iraq", 368, "Middle East", 1)


def test_an_unknown_attacker_is_an_unidentified_armed_group(warehouse: Warehouse) -> None:
    row = coded(warehouse, Report("e", "Two farmers were killed.", "ASSAULT", None, "killed", who("", "Two farmers")))["e"]
    assert (row["actor1"], row["inter1"], row["inter2"], row["interaction"]) == ("Unidentified Armed Group", 3, 7, 37)


def test_fatalities_are_zero_where_none_is_given(warehouse: Warehouse) -> None:
    assert coded(warehouse, Report("e", "Warplanes bombed the port.", "ASSAULT", "aerial", "bombed"))["e"]["fatalities"] == 0
