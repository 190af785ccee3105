"""What the rest of the article and the calendar say of a party: offices left, parties ended, whose spokesman, whose account."""

from datetime import date
from typing import Any

import polars as pl
import pytest

from tasks.frames import Article, Attribution, Mention, Reading, TimeExpression, frame_of
from tasks.normalise import actors, entities
from tests.normalise.test_entities import mention, resolve

Row = dict[str, Any]


def described(
    *rows: Row, published: date | None = None, told: tuple[date, ...] = (), shown: dict[int, str] | None = None
) -> dict[str, Row]:
    """Name -> row of core.article_entity, for an article of this date that speaks of these days; `shown`: mention -> name of an account."""
    reading = resolve(*rows).reading
    times = [
        {"article_id": "a", "time_no": n, "start_char": 0, "end_char": 1, "surface": "then", "timex_type": "DATE", "granularity": "day",
         "date_start": day}
        for n, day in enumerate(told)
    ]  # fmt: skip
    posts = [
        {"article_id": "a", "attribution_no": n, "content_start_char": 0, "content_end_char": 1, "is_direct": True, "stance": "reports",
         "confidence": 1.0, "method": "post", "source_mention_no": number, "source_name": name}
        for n, (number, name) in enumerate((shown or {}).items())
    ]  # fmt: skip
    fields = {name: getattr(reading, name) for name in ("sentence", "event_mention", "event_argument", "casualty", "rejection")}
    again = Reading(
        **fields,
        mention=Mention.validate(reading.mention.with_columns(entity_id=pl.lit(None, pl.String)), cast=True),
        time_expression=TimeExpression.validate(frame_of(TimeExpression, times), cast=True),
        attribution=Attribution.validate(frame_of(Attribution, posts), cast=True),
    )
    articles = frame_of(Article, [{"article_id": "a", "published_on": published}])
    return {row["name"]: row for row in entities.resolve(again, articles).article_entity.to_dicts()}


@pytest.mark.parametrize(
    ("role", "sector", "country"),
    [
        ("former Kenyan president", ["ELI"], "KEN"),
        ("ex-minister", ["ELI"], None),
        ("ousted president", ["ELI"], None),
        ("Kenyan president", ["GOV"], "KEN"),
        ("deputy minister", ["GOV"], None),
    ],
)
def test_an_office_left_is_no_office(role: str, sector: list[str], country: str | None) -> None:
    found = described(mention(0, "Jamil Odeh", "PERSON", role_text=role))["Jamil Odeh"]
    assert (found["sector"] or [], found["country_iso3"]) == (sector, country)


def test_a_former_fighter_has_no_organisation() -> None:
    assert actors.parties_in("former Hezbollah commander") == ()
    assert [p.name for p in actors.parties_in("Hezbollah commander")] == ["Hezbollah"]


AUC = "united-self-defense-forces-of-colombia"


@pytest.mark.parametrize(
    ("surface", "published", "told", "is_known"),
    [
        pytest.param("AUC", date(2003, 5, 1), (), True, id="in its time"),
        pytest.param("AUC", date(2024, 5, 1), (), False, id="long after its end"),
        pytest.param("AUC", date(2024, 5, 1), (date(2001, 1, 1),), True, id="long after, but told of its time"),
        pytest.param("AUC", None, (), True, id="nobody knows when"),
        pytest.param("the United Self-Defense Forces of Colombia", date(2024, 5, 1), (), True, id="by its full name"),
        pytest.param("AUC", date(2007, 5, 1), (), True, id="news goes on for a while"),
    ],
)
def test_a_party_that_ended_is_not_meant_by_a_short_name(
    surface: str, published: date | None, told: tuple[date, ...], is_known: bool
) -> None:
    (found,) = described(mention(0, surface, "ORG", gazetteer_id=AUC), published=published, told=told).values()
    assert (found["actor_id"] == AUC) is is_known
    assert found["origin"] == ("gazetteer" if is_known else "discovered")


GOVERNMENT = mention(0, "The Kenyan government", "GROUP", mention_type="nominal", gazetteer_id="government-of-KEN", country_iso3="KEN")
OTHER = mention(5, "the Ugandan army", "GROUP", mention_type="nominal", gazetteer_id="armed-forces-of-UGA", country_iso3="UGA")
SPOKESMAN = mention(1, "Jamil Odeh", "PERSON", role_text="Military spokesman", sentence_no=1, start_char=40, end_char=50)


@pytest.mark.parametrize(
    ("rows", "country"),
    [
        pytest.param([GOVERNMENT, SPOKESMAN], "KEN", id="the state spoken of before"),
        pytest.param([OTHER, GOVERNMENT | {"sentence_no": 1}, SPOKESMAN | {"sentence_no": 2}], "KEN", id="the nearest"),
        pytest.param([GOVERNMENT, OTHER, SPOKESMAN], None, id="two states at once"),
        pytest.param([GOVERNMENT, SPOKESMAN | {"sentence_no": 9}, OTHER | {"sentence_no": 8, "start_char": 99}], "UGA", id="too far back"),
        pytest.param([GOVERNMENT, SPOKESMAN | {"role_text": "Chilean spokesman"}], "CHL", id="his own words first"),
        pytest.param([GOVERNMENT, SPOKESMAN | {"role_text": "farmer"}], None, id="no official"),
        pytest.param([mention(0, "Kenya", "GPE", country_iso3="KEN"), SPOKESMAN], "KEN", id="the only country there is"),
    ],
)
def test_an_official_is_of_the_state_he_speaks_for(rows: list[Row], country: str | None) -> None:
    assert described(*rows)["Jamil Odeh"]["country_iso3"] == country


def test_the_government_and_the_forces_of_one_state_are_two_parties_of_one_country() -> None:
    army = mention(1, "Kenyan troops", "GROUP", mention_type="nominal", gazetteer_id="armed-forces-of-KEN", country_iso3="KEN")
    found = described(GOVERNMENT, army)
    assert sorted((row["kind"], row["country_iso3"]) for row in found.values()) == [("government", "KEN"), ("military", "KEN")]


@pytest.mark.parametrize(
    ("handle", "shown", "name", "kind", "country", "sector"),
    [
        ("@KenyaMFA", "Foreign Affairs 🇰🇪", "Ministry of Foreign Affairs", "government", "KEN", ["GOV"]),
        ("@UgandaPolice", "Uganda Police", "Police", "government", "UGA", ["COP"]),
        ("@accnt77", "وزارة الصحة", "Ministry of Health", "government", None, ["GOV", "MED"]),
        ("@SudanPM", "المكتب الإعلامي لرئيس مجلس الوزراء", "Prime Minister's Media Office", "government", "SDN", ["GOV"]),
        ("@MODUkraine", "Міністерство оборони", "Ministry of Defence", "military", "UKR", ["MIL"]),
        ("@jamilodeh", "Jamil Odeh", "@jamilodeh", "organization", None, []),
        ("@RainbowMoving", "Rainbow Moving", "@RainbowMoving", "organization", None, []),
    ],
)
def test_an_account_of_an_office_is_the_office(
    handle: str, shown: str, name: str, kind: str, country: str | None, sector: list[str]
) -> None:
    found = described(mention(0, handle, "ORG"), shown={0: shown})
    assert {n: (r["kind"], r["country_iso3"], r["sector"] or []) for n, r in found.items()} == {name: (kind, country, sector)}
