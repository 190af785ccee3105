"""`sitrep entities`: a user's word on who is who, on a warehouse made by hand."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from flows import cli
from flows.corpus import consolidate
from tasks.load import batch
from tasks.load.migrate import connect
from tests.load import world

Call = Callable[..., str]


def article(key: str, day: int, *people: world.Row, aliases: tuple[world.Row, ...] = ()) -> world.Story:
    """An article in which each of these is named, and said to have raided a farm."""
    reports = tuple(
        world.Report(
            f"{key}{n}",
            f"{p['name']} raided a farm.",
            trigger="raided",
            arguments=(("actor", p["name"], p["entity_id"]),),
            extra={"local_event_id": f"{key}{n}"},
        )
        for n, p in enumerate(people)
    )
    return world.Story(key, reports, date(2024, 3, day), entities=people, aliases=aliases)


def person(name: str, country: str | None = "LBN", **more: object) -> world.Row:
    return {"entity_id": f"id of {name}", "kind": "person", "name": name, "country_iso3": country, "is_named": True} | more


SECOND = {"entity_id": "id of Jameel Odeh", "alias": "Abu Samir", "kind": "nom_de_guerre", "article_id": "b"}
ARTICLES = (
    article("a", 1, person("Jamil Odeh"), person("Boko Haram", "NGA", kind="armed_group")),
    article("b", 2, person("Jameel Odeh"), aliases=(SECOND,)),
    article("c", 3, person("Abu Layth")),
    article("d", 4, person("Jamil Odeh", "CHL")),
)  # fmt: skip


def load(path: Path, *articles: world.Story) -> None:
    with connect(path) as warehouse:
        batch.load_batch(warehouse, *world.batch(*articles))
        consolidate(warehouse)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    load(tmp_path / "w.duckdb", *ARTICLES)
    return tmp_path / "w.duckdb"


@pytest.fixture
def call(path: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    def ask(*words: str, code: int = 0) -> str:
        with pytest.raises(SystemExit) as ended:
            cli.main(["entities", *words, "--warehouse", str(path)])
        assert (ended.value.code or 0) == code
        said = capsys.readouterr()
        return said.out + said.err

    return ask


def entities(path: Path) -> dict[str, str]:
    """Article -> the entity of its actor, in events, mentions and what the article says alike."""
    with connect(path) as warehouse:
        rows = warehouse.rows(
            "select article_id, min(entity_id), max(entity_id) from core.event_argument where event_mention_no = 0 group by 1"
        )
        told = warehouse.rows("select article_id, entity_id from core.mention where mention_no = 0 order by 1")
        assert warehouse.rows("select count(*) from ops.check_result where severity = 'fail' and row_count > 0") == [(0,)]
    assert sorted((a, low) for a, low, _ in rows) == told
    return dict(told)


def test_spellings_are_one_and_countries_two(path: Path) -> None:
    found = entities(path)
    assert found["a"] == found["b"] == "id of Jamil Odeh"
    assert found["c"] == "id of Abu Layth"
    assert found["d"] not in (found["a"], found["c"])


def test_merge_holds_when_articles_are_read_again(path: Path, call: Call) -> None:
    call("merge", "id of Jamil Odeh", "Abu Layth")
    assert entities(path)["c"] == "id of Jamil Odeh"
    load(path, *ARTICLES[::-1], article("e", 9, person("Rana Haddad")))
    assert entities(path)["c"] == "id of Jamil Odeh"


def test_split_of_a_spelling_and_a_merge_that_takes_it_back(path: Path, call: Call) -> None:
    call("split", "id of Jamil Odeh", "Jameel Odeh")
    found = entities(path)
    assert found["a"] != found["b"]
    call("merge", found["a"], found["b"])
    assert len({entities(path)[key] for key in "ab"}) == 1


def test_split_of_one_article(path: Path, call: Call) -> None:
    call("split", "id of Jamil Odeh", "--article", "b")
    found = entities(path)
    assert found["a"] == "id of Jamil Odeh" != found["b"]


def test_split_of_a_second_name_makes_an_entity_of_it(path: Path, call: Call) -> None:
    call("split", "id of Jamil Odeh", "Abu Samir")
    with connect(path) as warehouse:
        assert warehouse.rows("select kind, origin from core.entity where name = 'Abu Samir'") == [("person", "discovered")]
    assert "Abu Samir" in call("list", "samir")


def test_show_tells_names_decisions_and_reasons(path: Path, call: Call) -> None:
    load(path, article("f", 5, person("Jamil Karim Odeh")))
    said = call("show", "id of Jamil Odeh")
    assert all(words in said for words in ("Jameel Odeh", "middle +4", "same country +1.5", "LBN", "Abu Samir"))


def test_a_known_party_brings_what_the_gazetteer_knows(path: Path) -> None:
    with connect(path) as warehouse:
        question = "select origin, actor_id, country_iso3, cow, gwno, acled_inter, wikidata_id from core.entity where name = 'Boko Haram'"
        assert warehouse.rows(question) == [("gazetteer", "boko-haram", "NGA", 475, 475, 3, "Q247143")]


@pytest.mark.parametrize(
    ("words", "code", "hint"),
    [
        (("show", "Nobody"), "S701", "entities list"),
        (("show", "Odeh Jamil"), "S701", "Jamil Odeh"),
        (("show", "Jamil Odeh"), "S702", "CHL"),
        (("merge", "Abu Layth", "id of Abu Layth"), "S703", "show"),
        (("split", "Abu Layth"), "S704", "--help"),
        (("split", "Abu Layth", "Rana"), "S706", "Abu Layth"),
        (("split", "Abu Layth", "Abu Layth"), "S707", "--article"),
        (("split", "Abu Layth", "--article", "a"), "S706", "c"),
        (("split", "Abu Layth", "--article", "c"), "S707", "nothing"),
    ],
)
def test_mistakes_are_told_with_a_hint(call: Call, words: tuple[str, ...], code: str, hint: str) -> None:
    said = call(*words, code=2)
    assert code in said
    assert hint in said


def test_resolving_twice_changes_nothing(path: Path, call: Call) -> None:
    call("merge", "id of Jamil Odeh", "Abu Layth")
    before = entities(path)
    call("resolve")
    assert entities(path) == before


@pytest.mark.parametrize(
    ("day", "words", "sector", "inter"),
    [
        pytest.param(date(2014, 5, 1), "Uhuru Kenyatta", ["GOV"], 1, id="in office"),
        pytest.param(date(2023, 5, 1), "Uhuru Kenyatta", ["ELI"], 7, id="out of office"),
        pytest.param(date(2014, 5, 1), "former president Uhuru Kenyatta", ["GOV"], 1, id="as the calendar says"),
        pytest.param(date(2023, 5, 1), "former president Uhuru Kenyatta", ["ELI"], 7, id="former president"),
    ],
)
def test_an_office_counts_for_events_of_its_time(tmp_path: Path, day: date, words: str, sector: list[str], inter: int) -> None:
    when = {"local_event_id": "e", "date_start": day, "date_end": day, "date_granularity": "day", "date_basis": "stated"}
    report = world.Report("e", f"{words} opened a farm.", trigger="opened", arguments=(("actor", words, "k"),), extra=when)
    holder = person("Uhuru Kenyatta", "KEN", entity_id="k", sector=["GOV"])
    load(tmp_path / "w.duckdb", world.Story("a", (report,), day, entities=(holder,)))
    with connect(tmp_path / "w.duckdb") as warehouse:
        assert warehouse.rows("select sector, inter from mart.event_party") == [(sector, inter)]
        assert warehouse.rows("select origin, kind, country_iso3 from core.entity") == [("gazetteer", "person", "KEN")]
