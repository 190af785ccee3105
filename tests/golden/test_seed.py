"""The article that sitrep was made for, read from beside the project where it lies there: facts a careful analyst reads out of it."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from flows.body import run
from flows.parameters import RunParameters
from flows.steps import plain
from tasks import paths
from tasks.load.query import reader
from tasks.load.warehouse import Warehouse

SEED = paths.ROOT.parent / "shared" / "seed"
pytestmark = [
    pytest.mark.model,
    pytest.mark.skipif(not SEED.is_dir(), reason="the seed article is not beside this folder (../shared/seed)"),
]


@pytest.fixture(scope="module")
def warehouse(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    path = Path(tmp_path_factory.mktemp("seed")) / "seed.duckdb"
    run(RunParameters(source=SEED, warehouse=path), plain(), lambda _summary: None)
    with reader(path) as opened:
        yield opened


def test_its_header_dates_it(warehouse: Warehouse) -> None:
    assert warehouse.rows("select published_on, published_basis, language from core.article") == [(date(2024, 2, 8), "text_header", "en")]


@pytest.mark.parametrize(("day", "country", "killed"), [(date(2024, 2, 7), "IRQ", 2), (date(2024, 1, 28), "JOR", 3)])
def test_the_two_drone_attacks_are_two_events_in_two_places(warehouse: Warehouse, day: date, country: str, killed: int) -> None:
    question = """
        select event.killed_best, place.country_iso3 from core.event as event
        inner join core.place as place on event.place_entity_id = place.entity_id
        where event.event_type = 'ASSAULT' and event.event_mode = 'drone' and event.date_start = ?
    """
    assert warehouse.rows(question, [day]) == [(killed, country)]


def test_more_than_thirty_were_wounded_in_the_second(warehouse: Warehouse) -> None:
    found = warehouse.rows("select low, qualifier from core.casualty where kind = 'injured'")
    assert found == [(30, "more than")]


def test_the_talks_are_dated(warehouse: Warehouse) -> None:
    assert (date(2024, 1, 27),) in warehouse.rows("select date_start from core.event where event_type = 'CONSULT' and realis = 'actual'")


def test_the_denunciation_is_an_accusation(warehouse: Warehouse) -> None:
    assert warehouse.rows("select event_mode from core.event_mention where trigger_text = 'denounced' and event_type = 'ACCUSE'") == [
        ("disapprove",)
    ]


def test_both_spellings_of_the_spokesman_speak_as_one(warehouse: Warehouse) -> None:
    question = """
        select count(*), count(distinct attribution.source_entity_id) from core.attribution as attribution
        inner join core.entity as entity on attribution.source_entity_id = entity.entity_id where entity.name like '%Rasool'
    """
    ((statements, speakers),) = warehouse.rows(question)
    assert speakers == 1
    assert statements >= 3


def test_nothing_is_coded_from_the_teaser(warehouse: Warehouse) -> None:
    question = """
        select count(*) from core.event_mention as mention inner join core.segment as segment
        on mention.article_id = segment.article_id and mention.trigger_start_char between segment.start_char and segment.end_char - 1
        where segment.kind in ('teaser', 'boilerplate')
    """
    assert warehouse.rows(question) == [(0,)]


def test_the_post_is_its_accounts_statement(warehouse: Warehouse) -> None:
    assert ("@IraqiPMO", date(2024, 2, 8)) in warehouse.rows("select source_text, said_on from core.attribution")


def test_the_spokesman_is_of_the_state_he_speaks_for(warehouse: Warehouse) -> None:
    assert warehouse.rows("select country_iso3, cow, acled_inter from core.entity where name like '%Rasool'") == [("IRQ", 645, 1)]


def test_the_account_is_the_office_it_belongs_to(warehouse: Warehouse) -> None:
    question = """
        select entity.kind, entity.country_iso3, entity.sector from core.entity as entity
        inner join core.entity_alias as alias on entity.entity_id = alias.entity_id where alias.alias = '@IraqiPMO'
    """
    assert warehouse.rows(question) == [("government", "IRQ", ["GOV"])]
