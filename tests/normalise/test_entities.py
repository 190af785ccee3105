"""Chains of mentions to entities."""

from typing import Any

import polars as pl
import pytest

from tasks.frames import (
    Article,
    Attribution,
    Casualty,
    EventArgument,
    EventMention,
    Mention,
    Reading,
    Rejection,
    Resolved,
    Sentence,
    TimeExpression,
    frame_of,
)
from tasks.normalise import actors, entities

ARTICLES = frame_of(Article, [])


def mention(chain: int | None, surface: str, label: str, **more: Any) -> dict[str, Any]:
    """One row of core.mention; offsets do not matter here."""
    row = {"article_id": "a", "chain_no": chain, "surface": surface, "label": label, "mention_type": "name", "start_char": 0, "end_char": 1}
    return row | {"sentence_no": 0, "model": "m"} | more


def resolve(*rows: dict[str, Any]) -> Resolved:
    counted = [{"mention_no": n} | row for n, row in enumerate(rows)]
    reading = Reading(
        sentence=Sentence.create_empty(),
        mention=Mention.validate(frame_of(Mention, counted), cast=True),
        time_expression=TimeExpression.create_empty(),
        attribution=Attribution.create_empty(),
        event_mention=EventMention.create_empty(),
        event_argument=EventArgument.create_empty(),
        casualty=Casualty.create_empty(),
        rejection=Rejection.create_empty(),
    )
    return entities.resolve(reading, ARTICLES)


def described(*rows: dict[str, Any]) -> list[dict[str, Any]]:
    return resolve(*rows).article_entity.to_dicts()


def test_a_chain_is_one_entity_with_its_fullest_name() -> None:
    (found,) = described(mention(0, "Odeh", "PERSON"), mention(0, "Jamil Odeh", "PERSON"))
    assert (found["name"], found["kind"], found["mention_count"], found["origin"]) == ("Jamil Odeh", "person", 2, "discovered")


def test_a_party_of_the_gazetteer_brings_what_is_known_of_it() -> None:
    (found,) = described(mention(0, "AU", "ORG", gazetteer_id="african-union"))
    assert (found["name"], found["kind"], found["country_iso3"], found["origin"]) == ("African Union", "organization", "IGO", "gazetteer")


def test_a_government_carries_its_country_numbers() -> None:
    (found,) = described(mention(0, "Nairobi", "GPE", gazetteer_id="government-of-KEN"))
    assert (found["kind"], found["country_iso3"], found["cow"], found["gwno"], found["sector"]) == ("government", "KEN", 501, 501, ["GOV"])


def test_an_army_with_a_name_of_its_own_is_that_army() -> None:
    (found,) = described(mention(0, "Israeli forces", "GROUP", mention_type="nominal", gazetteer_id="armed-forces-of-ISR"))
    assert found["name"] == "Israel Defense Forces"


@pytest.mark.parametrize(
    ("row", "kind", "country", "sector"),
    [
        (mention(0, "Kenyan soldiers", "GROUP", mention_type="nominal", country_iso3="KEN"), "military", "KEN", ["MIL"]),
        (mention(0, "dozens of protesters", "GROUP", mention_type="nominal"), "group", None, ["CVL"]),
        (mention(0, "Jamil Odeh", "PERSON", role_text="Hezbollah commander"), "person", "LBN", ["UAF", "PTY"]),
        (mention(0, "Jamil Odeh", "PERSON", title_text="Maj Gen"), "person", None, ["MIL"]),
        (mention(0, "Rana Soldier", "PERSON"), "person", None, []),
        (mention(0, "Kenyan Wildlife Police", "ORG", country_iso3="KEN"), "government", "KEN", ["COP"]),
    ],
)
def test_words_tell_kind_country_and_sector(row: dict[str, Any], kind: str, country: str | None, sector: list[str]) -> None:
    (found,) = described(row)
    assert (found["kind"], found["country_iso3"], found["sector"]) == (kind, country, sector)


def test_the_same_full_name_is_one_entity_in_every_article() -> None:
    found = resolve(mention(0, "Jamil Odeh", "PERSON"), mention(0, "Jamil ODEH", "PERSON", article_id="b", mention_no=0))
    assert found.reading.mention["entity_id"].n_unique() == 1


@pytest.mark.parametrize(
    "row", [mention(0, "Odeh", "PERSON"), mention(0, "the protesters", "GROUP", mention_type="nominal")], ids=["a surname", "a description"]
)
def test_what_does_not_tell_who_is_meant_stays_in_its_article(row: dict[str, Any]) -> None:
    found = resolve(row, row | {"article_id": "b", "mention_no": 0})
    assert found.reading.mention["entity_id"].n_unique() == 2


@pytest.mark.parametrize(
    "row",
    [
        mention(0, "she", "PERSON", mention_type="pronoun"),
        mention(0, "the town", "LOC", mention_type="nominal"),
        mention(None, "Odeh", "PERSON"),
    ],
)
def test_what_nobody_names_stays_open(row: dict[str, Any]) -> None:
    found = resolve(row)
    assert found.reading.mention["entity_id"].to_list() == [None]
    assert found.article_entity.is_empty()


@pytest.mark.parametrize(
    ("alias", "method", "kind"),
    [
        ("RRF", "acronym", "acronym"),
        ("Abu Layth", "known_as", "nom_de_guerre"),
        ("El Lobo", "known_as", "alias"),
        ("Oudeh", "spelling", "spelling"),
        ("@odeh", "handle", "handle"),
        ("Odeh", "surname", "name"),
    ],
)
def test_aliases_carry_their_kind_and_their_article(alias: str, method: str, kind: str) -> None:
    found = resolve(mention(0, "Jamil Karim Odeh", "PERSON"), mention(0, alias, "PERSON", link_method=method, link_score=0.8))
    assert found.entity_alias.select("alias", "kind", "article_id").rows() == [(alias, kind, "a")]


def test_a_capital_is_no_name_of_the_government() -> None:
    found = resolve(mention(0, "Nairobi", "GPE", gazetteer_id="government-of-KEN"))
    assert found.entity_alias.filter(pl.col("article_id").is_not_null()).is_empty()


def test_every_linked_mention_says_how() -> None:
    found = resolve(mention(0, "AU", "ORG", gazetteer_id="african-union"), mention(1, "Jamil Odeh", "PERSON"))
    assert found.reading.mention.select("link_method", "link_score").rows() == [("gazetteer", 0.9), ("own_name", 0.8)]


def test_two_spellings_of_a_drone_are_one_weapon() -> None:
    rows = [mention(n, w, "VEHICLE", mention_type="nominal", gazetteer_id="weapon:drone") for n, w in enumerate(("drone", "drones"))]
    assert [row["name"] for row in described(*rows)] == ["drone"]


def test_every_party_has_a_known_country_kind_and_sector() -> None:
    codes = set(actors.states()) | {"IGO", "UNO", "EUR", "NGO", "ISM", "IMG", "MNC"}
    kinds = {"armed_group", "government", "military", "organization"}
    assert all(p.country in codes and p.kind in kinds and p.sectors for p in actors.parties().values())


def test_the_gazetteer_covers_several_hundred_parties() -> None:
    assert len({p.name for key, p in actors.parties().items() if not key.startswith((actors.GOVERNMENT, actors.ARMY))}) > 600


@pytest.mark.parametrize(
    ("words", "party"),
    [
        ("Boko Haram militants", "Boko Haram"),
        ("three members of Boko Haram", "Boko Haram"),
        ("Isis fighters", "Islamic State"),
        ("former Taliban fighters", None),
        ("Hezbollah leaders", None),
        ("Taliban and Isis fighters", None),
        ("Boko Haram-linked gunmen", None),
        ("the families of Boko Haram fighters", None),
        ("NATO members", None),
    ],
)
def test_fighters_of_an_armed_group_are_the_group(words: str, party: str | None) -> None:
    found = actors.side_of(words)
    assert (found.name if found else None) == party
