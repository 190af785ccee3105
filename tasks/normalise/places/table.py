"""The gazetteer: flat arrays mapped from disk, so that many processes share one copy and loading costs milliseconds."""

import json
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from tasks.normalise.places.fold import fold, loose
from tasks.normalise.places.keys import LOOSE, key

LEAST_ALIKE = 3.5
"""Prominence (3,000 people) from which a place is looked for under other spellings of its sound."""
MANY = 400
"""No name is shared by more places than this and still worth telling apart."""


class Place(NamedTuple):
    """One row of the gazetteer. Degrees; `prominence` is log10 of people, or alike; `admin1`, `admin2` are rows, -1 where unknown."""

    row: int
    name: str
    feature: str
    latitude: float
    longitude: float
    prominence: float
    country: str
    admin1: int
    admin2: int
    geonameid: int | None


class Candidate(NamedTuple):
    """A place that a name may mean, and how the name names it (`keys.PRIMARY`, …)."""

    place: Place
    kind: int


class Gazetteer:
    """Look-ups by name over one built table."""

    def __init__(self, where: Path) -> None:
        self._where = where
        self._arrays: dict[str, npt.NDArray[Any]] = {path.stem: np.load(path, mmap_mode="r") for path in where.glob("*.npy")}
        self._lists: dict[str, Any] = json.loads((where / "lists.json").read_text("utf-8"))
        self._name_bytes = np.memmap(where / "name.bin", dtype="u1", mode="r")
        self.candidates = lru_cache(maxsize=20_000)(self._candidates)
        self.alike = lru_cache(maxsize=20_000)(self._alike)
        self.place = lru_cache(maxsize=50_000)(self._place)

    def __len__(self) -> int:
        return len(self._arrays["latitude"])

    @cached_property
    def iso3(self) -> dict[str, str]:
        """ISO 3166-1 alpha-2 -> alpha-3."""
        return dict(self._lists["iso3"])

    @cached_property
    def country_row(self) -> dict[str, int]:
        """ISO alpha-2 and alpha-3 -> the country's row (countries stand first)."""
        found: dict[str, int] = {}
        for row in range(300):
            place = self.place(row)
            if place.feature == "A.PCLI":
                found[place.country] = found[self.iso3[place.country]] = row
        return found

    def _candidates(self, name: str) -> tuple[Candidate, ...]:
        """Places of this name, however it is set."""
        return self._at(fold(name))

    def _alike(self, name: str) -> tuple[Candidate, ...]:
        """Places of some size whose name sounds like this one."""
        return tuple(c for c in self._at(loose(fold(name))) if c.kind == LOOSE and c.place.prominence >= LEAST_ALIKE)

    def _at(self, text: str) -> tuple[Candidate, ...]:
        if not text:
            return ()
        wanted, keys = np.uint64(key(text)), self._arrays["key"]
        first, last = int(np.searchsorted(keys, wanted, "left")), int(np.searchsorted(keys, wanted, "right"))
        last = min(last, first + MANY)
        rows, kinds = self._arrays["key_row"][first:last], self._arrays["key_kind"][first:last]
        return tuple(Candidate(self.place(int(row)), int(kind)) for row, kind in zip(rows, kinds, strict=True))

    def _place(self, row: int) -> Place:
        of = self._arrays
        start = int(of["name_end"][row - 1]) if row else 0
        return Place(
            row,
            bytes(self._name_bytes[start : int(of["name_end"][row])]).decode(),
            self._lists["feature"][int(of["feature"][row])],
            float(of["latitude"][row]),
            float(of["longitude"][row]),
            float(of["prominence"][row]),
            self._lists["country"][int(of["country"][row])],
            int(of["admin1"][row]),
            int(of["admin2"][row]),
            int(of["geonameid"][row]) or None,
        )


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The table of the data files at hand, built on first use."""
    from tasks.normalise.places import build  # only here: the command `-m …build` must not find itself imported already

    return Gazetteer(build.folder())
