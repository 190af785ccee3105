"""Words about names, from `data/ontology/names`: variants, particles, common names, words that name no party of their own."""

import csv
from functools import cache, lru_cache

from anyascii import anyascii

from tasks import paths

FOLDER = paths.ONTOLOGY / "names"
_APOSTROPHES = str.maketrans("", "", "'’‘`ʿʾʼ´")


@lru_cache(maxsize=200_000)
def fold(text: str) -> str:
    """Lower-case ASCII without apostrophes: `Sa’ïd` -> `said`."""
    bare = text.translate(_APOSTROPHES)
    return (bare if bare.isascii() else anyascii(bare).translate(_APOSTROPHES)).lower()


def table(name: str) -> list[dict[str, str]]:
    """Rows of one file."""
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@cache
def words(kind: str) -> frozenset[str]:
    """The folded words of one kind: particle, suffix, title, abd, common, small, type, generic, legal."""
    return frozenset(fold(row["word"]) for row in table("words") if row["kind"] == kind)


@cache
def variants(of: str) -> dict[str, str]:
    """Folded spelling -> the one that stands for all: `muhammad` -> `mohammed`. `of` is person or party."""
    found: dict[str, str] = {}
    for row in table("variants"):
        if row["of"] == of:
            first, *others = [fold(v) for v in row["variants"].split("|")]
            found |= {v: found.get(first, first) for v in (first, *others)}
    return found


@cache
def countries() -> dict[str, str]:
    """Folded country name or demonym -> ISO3; several words are joined by a blank."""
    found: dict[str, str] = {}
    with (paths.GAZETTEER / "countries.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            for cell in (row["name"], row["alternates"], row["demonyms"]):
                for word in filter(None, cell.split("|")):
                    found.setdefault(fold(word).replace(".", ""), row["iso3"])
    return found


@cache
def weights() -> dict[str, float]:
    """Feature -> points: how much more likely it is among records of one party than of two."""
    return {row["feature"]: float(row["points"]) for row in table("weights")}
