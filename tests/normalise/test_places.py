"""Which place a name means, on sentences with hand-made mentions: gazetteer, no language model."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.normalise.places import article, frames, names, nested
from tasks.normalise.places.article import Places
from tasks.normalise.places.fold import fold, loose
from tasks.normalise.places.table import Gazetteer, gazetteer


@pytest.fixture(scope="module")
def table() -> Gazetteer:
    return gazetteer()


def find(text: str, table: Gazetteer, url: str | None = None) -> Places:
    """Places of a text in which `[GPE Paris]` marks a mention."""
    mentions: list[dict[str, object]] = []
    body, rest = "", text
    while "[" in rest:
        before, _, rest = rest.partition("[")
        marked, _, rest = rest.partition("]")
        label, _, surface = marked.partition(" ")
        body += before
        kind = "nominal" if label.endswith("*") else "name"
        span = {"start_char": len(body), "end_char": len(body) + len(surface), "surface": surface}
        known = {"mention_no": len(mentions), "sentence_no": 0, "country_iso3": None, "entity_id": None}
        mentions.append(span | known | {"label": label.strip("*"), "mention_type": kind})
        body += surface
    return article.find(mentions, body + rest, url, table)


def told(text: str, table: Gazetteer, url: str | None = None) -> list[str | None]:
    """`Name, country` of each marked mention."""
    found = find(text, table, url).found
    return [f"{found[i].place.name}, {found[i].place.country}" if i in found else None for i in range(text.count("["))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A train left [GPE Paris] for [GPE Lyon].", ["Paris, FR", "Lyon, FR"]),
        ("A barn burned in [GPE Paris], [GPE Texas], at noon.", ["Paris, US", "Texas, US"]),
        ("He moved from [GPE Moscow], [GPE Idaho], to [GPE Boise].", ["Moscow, US", "Idaho, US", "Boise, US"]),
        ("Police in [GPE Lebanon], [GPE Ohio], closed the road.", ["Lebanon, US", "Ohio, US"]),
        ("Leaders of [GPE China], [GPE Japan] and [GPE Mongolia] met.", ["China, CN", "Japan, JP", "Mongolia, MN"]),
        ("Voters in [GPE Kansas], [GPE Oklahoma] and [GPE Texas] stayed home.", ["Kansas, US", "Oklahoma, US", "Texas, US"]),
        ("A fire in [GPE Reno], [GPE Nevada], spread.", ["Reno, US", "Nevada, US"]),
        ("The mill at [GPE Nevada], [GPE Mo.], closed.", ["Nevada, US", "Missouri, US"]),
        ("They left [GPE Tripoli] for [GPE Misrata] and [GPE Benghazi].", ["Tripoli, LY", "Misratah, LY", "Benghazi, LY"]),
        ("Buses run from [GPE Tripoli] to [GPE Beirut] and [GPE Sidon].", ["Tripoli, LB", "Beirut, LB", "Sidon, LB"]),
    ],
)
def test_containment_and_company_decide(text: str, expected: list[str], table: Gazetteer) -> None:
    assert told(text, table) == expected


def test_nevada_missouri_is_the_town_not_the_state(table: Gazetteer) -> None:
    found = find("The mill at [GPE Nevada], [GPE Mo.], closed.", table).found
    assert found[0].place.feature.startswith("P")


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("[GPE Georgia] signed a pact with [GPE Armenia] and [GPE Azerbaijan] in [GPE Tbilisi].", "GE"),
        ("Schools in [GPE Georgia] and [GPE Alabama] closed; [GPE Atlanta] and [GPE Savannah] flooded.", "US"),
    ],
)
def test_georgia_is_a_country_or_a_state_by_its_company(text: str, country: str, table: Gazetteer) -> None:
    assert find(text, table).found[0].place.country == country


def test_a_state_that_holds_a_town_is_the_state(table: Gazetteer) -> None:
    found = find("A bridge in [GPE Albany], [GPE New York], fell.", table).found
    assert found[1].place.feature == "A.ADM1"


def test_new_york_alone_is_the_city(table: Gazetteer) -> None:
    assert find("Diplomats met in [GPE New York] on Monday.", table).found[0].place.feature.startswith("P")


def test_the_address_of_the_publisher_counts(table: Gazetteer) -> None:
    assert told("A pub in [GPE Newcastle] closed.", table, "https://www.paper.example.com.au/a") == ["Newcastle, AU"]


@pytest.mark.parametrize(
    "text",
    [
        "[PERSON Jordan] scored twice for his club.",
        "[ORG Washington] said it would answer.",
        "The [PERSON* man] [PERSON Were] fled.",
    ],
)
def test_only_mentions_of_places_are_looked_up(text: str, table: Gazetteer) -> None:
    assert find(text, table).found == {}


def test_lead_and_reading_are_places_only_where_the_reader_says_so(table: Gazetteer) -> None:
    assert told("They took the lead by reading maps near [GPE Reading] in [GPE England].", table) == ["Reading, GB", "England, GB"]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Deir ez-Zor", "Deir ez-Zor"),
        ("Deir Ezzor", "Deir ez-Zor"),
        ("Hodeidah", "Hodeidah"),
        ("Al-Hudaydah", "Hodeidah"),
        ("Khan Younis", "Khan Younis"),
        ("Khan Yunis", "Khan Younis"),
        ("Ciudad Juarez", "Ciudad Juárez"),
        ("Kiev", "Kyiv"),
        ("St. Louis", "St. Louis"),
    ],
)
def test_spellings_meet(name: str, expected: str, table: Gazetteer) -> None:
    best = max(table.candidates(name), key=lambda c: c.place.prominence if c.place.feature[0] == "P" else 0.0)
    assert best.place.name == expected


def test_a_loose_spelling_says_so(table: Gazetteer) -> None:
    found = find("Shells fell on [GPE Al Hudeidah].", table).found[0]
    assert (found.place.country, found.method) == ("YE", "transliteration")


@pytest.mark.parametrize(
    ("surface", "name"),
    [
        ("northern Nigeria", "Nigeria"),
        ("downtown Cairo", "Cairo"),
        ("the city of Basra", "Basra"),
        ("Helmand province", "Helmand"),
        ("Iraq's", "Iraq"),
        ("South Korea", "South Korea"),
        ("North Dakota", "North Dakota"),
    ],
)
def test_words_around_a_name_are_no_part_of_it(surface: str, name: str, table: Gazetteer) -> None:
    found = names.read(surface, "GPE", table).candidates
    assert max(found, key=lambda c: c.place.prominence).place.name == name


@pytest.mark.parametrize("surface", ["Jefferson Avenue", "Interstate 4", "Paris Street", "Hawthorne Heights Apts"])
def test_streets_and_houses_are_not_the_towns_they_are_named_after(surface: str, table: Gazetteer) -> None:
    assert names.read(surface, "FAC", table).candidates == ()


def test_a_facility_lies_in_the_town_it_is_named_after(table: Gazetteer) -> None:
    found = find("Shots rang out at [FAC Baghdad Polytechnic Stadium].", table).found[0]
    assert (found.place.name, found.inner, found.method) == ("Baghdad", "Baghdad Polytechnic Stadium", "name_of_container")


def test_an_unknown_quarter_lies_in_the_town_beside_it(table: Gazetteer) -> None:
    found = find("A mortar hit [LOC Qarnafil Heights] in central [GPE Baghdad].", table).found[0]
    assert (found.place.name, found.inner, found.method) == ("Baghdad", "Qarnafil Heights", "inside")


def test_a_quarter_that_only_the_text_knows_has_its_town_and_no_coordinates_of_its_own(table: Gazetteer) -> None:
    text = "A bomb went off in [LOC Qasr Zarnag], a district of [GPE Baghdad]."
    quarter, town = (frames.place_row(find(text, table).found[n], table) for n in (0, 1))
    assert (quarter["name"], quarter["city"], quarter["resolution"], quarter["geonameid"]) == ("Qasr Zarnag", "Baghdad", 5, None)
    assert (quarter["latitude"], quarter["country_iso3"]) == (town["latitude"], "IRQ")
    assert quarter["entity_id"] != town["entity_id"]


def test_a_quarter_of_the_city_lies_in_the_city_told_last(table: Gazetteer) -> None:
    found = find("Shells fell on [GPE Mosul]. The city’s western district of [LOC Qarnafil Heights] burned.", table).found[1]
    assert (found.place.name, found.inner) == ("Mosul", "Qarnafil Heights")


def test_an_unknown_name_without_company_stays_unplaced(table: Gazetteer) -> None:
    assert told("A mortar hit [LOC Qarnafil Heights].", table) == [None]


@pytest.mark.parametrize(
    ("text", "country"), [("[NORP Iraqi] troops left.", "IQ"), ("The [NORP Syrians] fled.", "SY"), ("[NORP Shiite] men met.", None)]
)
def test_demonyms_lead_to_their_country_faiths_do_not(text: str, country: str | None, table: Gazetteer) -> None:
    found = find(text, table).found
    assert (found[0].place.country if 0 in found else None) == country


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("[ORG Kentucky Department of Corrections] said so.", ["Kentucky"]),
        ("[ORG the University of Nebraska] opened.", ["Nebraska"]),
        ("[ORG Tulsa Police] came.", ["Tulsa"]),
        ("[PERSON* A 24-year-old Elkhart man] fell.", ["Elkhart"]),
        ("[ORG Lincoln High School] won.", []),
        ("[ORG Paris Fashion] grew.", []),
    ],
)
def test_places_inside_other_names(text: str, names: list[str], table: Gazetteer) -> None:
    assert [name.surface for name, _ in find(text, table).extra] == names


@pytest.mark.parametrize(
    ("body", "town"),
    [
        ("HOBART, Okla. -- A barn burned.", "HOBART"),
        ("CHICAGO (WXYZ) — Two men met.", "CHICAGO"),
        ("Watch live\n\nEAST ORANGE, N.J. - A bus stopped.", "EAST ORANGE"),
        ("A BARN burned - nobody was hurt.", None),
        ("Two men met in Ohio.", None),
    ],
)
def test_a_dateline_opens_the_text_in_capitals_before_a_dash(body: str, town: str | None) -> None:
    found = nested.dateline(body)
    assert (body[found[0] : found[1]] if found else None) == town


@given(st.text(max_size=40))
def test_folding_is_plain_and_settled(name: str) -> None:
    folded = fold(name)
    assert folded.isascii()
    assert fold(folded) == folded or "saint" in folded or len(folded.split()) > 1


@given(st.text(alphabet=st.characters(codec="ascii"), max_size=40))
def test_loose_keys_never_meet_plain_ones(name: str) -> None:
    key = loose(fold(name))
    assert not key or key.startswith("~")


def test_countries_stand_first_and_are_complete(table: Gazetteer) -> None:
    assert table.place(table.country_row["IRQ"]).name == "Iraq"
    assert len({table.place(row).row for row in table.country_row.values()}) >= 248


def test_countries_lie_in_no_division(table: Gazetteer) -> None:
    assert {(table.place(row).admin1, table.place(row).admin2) for row in table.country_row.values()} == {(-1, -1)}


def test_a_division_lies_in_the_country_of_what_lies_in_it(table: Gazetteer) -> None:
    for row in range(0, len(table), 97):
        place = table.place(row)
        for division in (place.admin1, place.admin2):
            assert division == -1 or table.place(division).country == place.country


@pytest.mark.parametrize(
    ("title", "town"),
    [
        ("Barn burns - WXYZ | Tucson, Arizona", "Tucson"),
        ("Crane falls | Local News, Tulsa, OK", "Tulsa"),
        ("Crowds gather in Vallejo", "Vallejo"),
        ("Dies In Accidental Fall", None),
        ("Jordan, Reed win again", None),
    ],
)
def test_the_town_of_a_headline(title: str, town: str | None, table: Gazetteer) -> None:
    found = nested.in_title(title, table)
    assert (found[0] if found else None) == town
