"""The codebook views have the codebooks' own columns: names, order and types."""

import re
from collections.abc import Iterator

import pytest

from tasks import paths
from tasks.load import migrate
from tasks.load.warehouse import Warehouse


def typed(listing: str) -> list[tuple[str, str]]:
    """`type: column, column; type: …` as (column, type) in order."""
    groups = (group.split(":", 1) for group in listing.replace("\n", " ").split(";") if group.strip())
    return [(column.strip(), kind.strip().upper()) for kind, columns in groups for column in columns.split(",")]


ACTOR = (
    "{n}Code, {n}Name, {n}CountryCode, {n}KnownGroupCode, {n}EthnicCode, {n}Religion1Code, {n}Religion2Code, "
    "{n}Type1Code, {n}Type2Code, {n}Type3Code"
)
GEO = (
    "integer: {n}Geo_Type; varchar: {n}Geo_FullName, {n}Geo_CountryCode, {n}Geo_ADM1Code, {n}Geo_ADM2Code; "
    "double: {n}Geo_Lat, {n}Geo_Long; varchar: {n}Geo_FeatureID"
)
CODEBOOKS = {
    "acled": """varchar: event_id_cnty; date: event_date; integer: year; tinyint: time_precision;
        varchar: disorder_type, event_type, sub_event_type, actor1, assoc_actor_1; tinyint: inter1; varchar: actor2, assoc_actor_2;
        tinyint: inter2, interaction; varchar: civilian_targeting; integer: iso;
        varchar: region, country, admin1, admin2, admin3, location; double: latitude, longitude; tinyint: geo_precision;
        varchar: source, source_scale, notes; integer: fatalities; varchar: tags; bigint: timestamp""",
    "ucdp_ged": """varchar: id, relid; integer: year; boolean: active_year; varchar: code_status; integer: type_of_violence;
        varchar: conflict_dset_id; integer: conflict_new_id; varchar: conflict_name, dyad_dset_id; integer: dyad_new_id;
        varchar: dyad_name, side_a_dset_id; integer: side_a_new_id; varchar: side_a, side_b_dset_id; integer: side_b_new_id;
        varchar: side_b; integer: number_of_sources;
        varchar: source_article, source_office, source_date, source_headline, source_original; integer: where_prec;
        varchar: where_coordinates, where_description, adm_1, adm_2; double: latitude, longitude; varchar: geom_wkt;
        integer: priogrid_gid; varchar: country; integer: country_id; varchar: region; integer: event_clarity, date_prec;
        date: date_start, date_end; integer: deaths_a, deaths_b, deaths_civilians, deaths_unknown, best, high, low, gwnoa, gwnob""",
    "gdelt_events": f"""bigint: GLOBALEVENTID; integer: SQLDATE, MonthYear, Year; double: FractionDate;
        varchar: {ACTOR.format(n="Actor1")}, {ACTOR.format(n="Actor2")}; integer: IsRootEvent;
        varchar: EventCode, EventBaseCode, EventRootCode; integer: QuadClass; double: GoldsteinScale;
        integer: NumMentions, NumSources, NumArticles; double: AvgTone; {GEO.format(n="Actor1")}; {GEO.format(n="Actor2")};
        {GEO.format(n="Action")}; bigint: DATEADDED; varchar: SOURCEURL""",
    "gdelt_mentions": """bigint: GLOBALEVENTID, EventTimeDate, MentionTimeDate; integer: MentionType;
        varchar: MentionSourceName, MentionIdentifier; integer: SentenceID, Actor1CharOffset, Actor2CharOffset, ActionCharOffset,
        InRawText, Confidence, MentionDocLen; double: MentionDocTone; varchar: MentionDocTranslationInfo, Extras""",
    "icews": """bigint: Event ID; date: Event Date; varchar: Source Name, Source Sectors, Source Country, Event Text, CAMEO Code;
        double: Intensity; varchar: Target Name, Target Sectors, Target Country; bigint: Story ID; integer: Sentence Number;
        varchar: Publisher, City, District, Province, Country; double: Latitude, Longitude""",
    "polecat": """varchar: Event ID; date: Event Date; varchar: Event Type, Event Mode; double: Intensity;
        varchar: Quad Code, Contexts, Actor Name, Actor Country; integer: Actor COW;
        varchar: Primary Actor Sector, Actor Sectors, Actor Title, Actor Name Raw, Wikipedia Actor ID, Recipient Name, Recipient Country;
        integer: Recipient COW; varchar: Primary Recipient Sector, Recipient Sectors, Recipient Title, Recipient Name Raw,
        Wikipedia Recipient ID, Placename, City, District, Province, Country; double: Latitude, Longitude; bigint: GeoNames ID;
        varchar: Raw Placename, Feature Type, Source; date: Publication Date;
        varchar: Story People, Story Organizations, Story Locations, Language, Version""",
    "plover": "varchar: event_id; json: record",
}
COLUMNS = {"acled": 31, "ucdp_ged": 49, "gdelt_events": 61, "gdelt_mentions": 16, "icews": 20, "polecat": 40, "plover": 2}


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Warehouse]:
    with migrate.connect(tmp_path_factory.mktemp("codebooks") / "w.duckdb") as warehouse:
        yield warehouse


@pytest.mark.parametrize("view", CODEBOOKS)
def test_view_has_the_codebooks_columns(empty: Warehouse, view: str) -> None:
    query = "select column_name, data_type from duckdb_columns() where schema_name = 'mart' and table_name = ? order by column_index"
    assert empty.rows(query, [view]) == typed(CODEBOOKS[view])
    assert len(typed(CODEBOOKS[view])) == COLUMNS[view]


def test_every_view_and_column_is_commented(empty: Warehouse) -> None:
    bare = "select table_name, column_name from duckdb_columns() where schema_name = 'mart' and coalesce(comment, '') = ''"
    assert empty.rows(bare) == []
    assert empty.rows("select view_name from duckdb_views() where schema_name = 'mart' and coalesce(comment, '') = ''") == []


def test_a_column_that_is_always_null_says_why(empty: Warehouse) -> None:
    query = "select table_name, column_name, comment from duckdb_columns() where schema_name = 'mart' and comment like 'always null%'"
    short = [(view, column) for view, column, comment in empty.rows(query) if len(comment) <= len("always null: ")]
    assert short == []


NULL = re.compile(r"\bnull::\w+ as (?:\"([^\"]+)\"|(\w+))")


def unread(view: str) -> set[str]:
    """Columns that the view's SQL sets to null outright."""
    [file] = (paths.SQL / "marts").glob(f"3?_{view}.sql")
    return {quoted or plain for quoted, plain in NULL.findall(file.read_text(encoding="utf-8"))}


@pytest.mark.parametrize("view", CODEBOOKS)
def test_columns_that_are_set_to_null_say_so_and_no_others(empty: Warehouse, view: str) -> None:
    query = "select column_name, comment from duckdb_columns() where schema_name = 'mart' and table_name = ?"
    assert unread(view) == {column for column, comment in empty.rows(query, [view]) if comment.startswith("always null")}
