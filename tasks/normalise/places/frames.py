"""Places as rows: `core.place`, and what one article says of them."""

from collections.abc import Iterable, Mapping
from typing import Any

from tasks.ids import short_id
from tasks.normalise.places.article import Found
from tasks.normalise.places.fold import fold
from tasks.normalise.places.table import Gazetteer, Place

_RESOLUTION = {"A.PCLI": 1, "A.ADM1": 2, "A.ADM2": 3, "P.PPLX": 5}
_BY_CLASS = {"P": 4, "S": 5, "R": 5}
SUB_CITY = 5
CITY = 4


def entity_id(place: Place, inner: str | None = None) -> str:
    """Id of a gazetteer place; of a place inside it that only the text knows, where `inner` names that."""
    known = (
        short_id("geonames", place.geonameid)
        if place.geonameid
        else short_id("place", place.feature, place.name, place.country, place.admin1)
    )
    return short_id("place", known, fold(inner)) if inner else known


def resolution(place: Place) -> int | None:
    """PLOVER's resolution; null for what no level fits, such as seas and continents."""
    if place.feature == "L.RGN":
        return 2 if place.country else None
    return _RESOLUTION.get(place.feature, _BY_CLASS.get(place.feature[0], 3 if place.country else None))


def place_row(found: Found, gazetteer: Gazetteer) -> dict[str, Any]:
    """The row of core.place. A place inside a town takes the town's coordinates and says so by resolution and city."""
    place = found.place
    admin1, admin2 = (gazetteer.place(row).name if row >= 0 else None for row in (place.admin1, place.admin2))
    feature_class, _, feature_code = place.feature.partition(".")
    return {
        "entity_id": entity_id(place, found.inner),
        "geonameid": None if found.inner else place.geonameid,
        "name": found.inner or place.name,
        "feature_class": None if found.inner else feature_class,
        "feature_code": None if found.inner else feature_code,
        "latitude": round(place.latitude, 5),
        "longitude": round(place.longitude, 5),
        "country_iso3": gazetteer.iso3.get(place.country),
        "admin1": admin1,
        "admin2": admin2,
        "city": place.name if place.feature[0] == "P" else None,
        "resolution": SUB_CITY if found.inner else resolution(place),
    }


def country_row(identity: str, iso3: str, gazetteer: Gazetteer) -> dict[str, Any] | None:
    """core.place of a government or a people: its country's; None where the code is no country's."""
    row = gazetteer.country_row.get(iso3)
    return None if row is None else place_row(Found(gazetteer.place(row), "country", 1.0), gazetteer) | {"entity_id": identity}


def described(rows: Iterable[Mapping[str, Any]], places: Mapping[str, Mapping[str, Any]]) -> list[dict[str, Any]]:
    """Rows of core.article_entity for placed mentions (`article_id`, `entity_id`), counted."""
    counts: dict[tuple[str, str], int] = {}
    for row in rows:
        counts[(row["article_id"], row["entity_id"])] = counts.get((row["article_id"], row["entity_id"]), 0) + 1
    return [
        {
            "article_id": article,
            "entity_id": entity,
            "kind": "place",
            "name": places[entity]["name"],
            "country_iso3": places[entity]["country_iso3"],
            "origin": "gazetteer" if places[entity]["feature_class"] else "discovered",
            "mention_count": count,
        }
        for (article, entity), count in counts.items()
    ]
