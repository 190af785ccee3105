"""The habits of news pages, read from `data/ontology/segments.yml`."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

import yaml

from tasks.ingest.segment.units import Unit
from tasks.paths import ONTOLOGY

FILE = ONTOLOGY / "segments.yml"
LONGEST = 60
HEAD_CHARS = 200
TAIL_CHARS = 400


@dataclass(frozen=True, slots=True)
class Habit:
    """One row: a kind, where its pattern stands in a paragraph, and how long such a paragraph may be."""

    kind: str
    where: str
    pattern: re.Pattern[str]
    unstopped: bool
    words: int
    example: str
    against: str

    def match(self, unit: Unit) -> tuple[int, int] | None:
        """The stretch of the unit that is of this kind, as offsets into the unit; None where it is prose."""
        is_sentence = self.unstopped and unit.is_stopped and not unit.text.endswith(("?", "!"))
        if self.where != "tail" and (is_sentence or unit.words > self.words):
            return None
        start = max(0, len(unit.text) - TAIL_CHARS)
        if self.where == "start":
            return (0, len(unit.text)) if self.pattern.match(unit.text, 0, HEAD_CHARS) else None
        if self.where == "whole":
            return (0, len(unit.text)) if self.pattern.fullmatch(unit.text) else None
        found = self.pattern.search(unit.text, start)
        if found is None:
            return None
        return (found.start(), len(unit.text)) if self.where == "tail" else (0, len(unit.text))


@cache
def habits() -> tuple[Habit, ...]:
    """All rows, in the file's order: the first that matches decides."""
    rows: list[dict[str, Any]] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(
        Habit(
            row["kind"],
            row["where"],
            re.compile(row["pattern"] if row["where"] in ("start", "whole") else rf"(?:{row['pattern']})\s*\Z"),
            row.get("unstopped", False),
            row.get("words", LONGEST),
            row["example"],
            row["against"],
        )
        for row in rows
    )


@cache
def _screen() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """All patterns of a place at once: most paragraphs match none, and are done with."""
    heads = "|".join(f"(?:{habit.pattern.pattern})" for habit in habits() if habit.where in ("start", "whole"))
    tails = "|".join(f"(?:{habit.pattern.pattern})" for habit in habits() if habit.where in ("end", "tail"))
    return re.compile(heads), re.compile(tails)


def judge(unit: Unit) -> tuple[str, int, int] | None:
    """Kind of the unit, or of its tail, with the offsets of that stretch in the unit; None for prose."""
    heads, tails = _screen()
    if not heads.match(unit.text, 0, HEAD_CHARS) and not tails.search(unit.text, max(0, len(unit.text) - TAIL_CHARS)):
        return None
    for habit in habits():
        if (found := habit.match(unit)) is not None:
            return (habit.kind, *found)
    return None
