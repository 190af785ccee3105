"""The words that say how two events hang together, from `data/ontology/relations/cues.csv`."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache

from tasks import paths

NEGATED = re.compile(
    r"\b(?:(?:not|never|neither|nor|without|rather than|instead of)\W+(?:\w+\W+){0,2}|(?:denied|denies|denying)\W+(?:\w+\W+){0,8})$",
    re.IGNORECASE,
)
"""What stands before a cue that takes it back: `not in retaliation for`, `denied that it came in response to`."""


@dataclass(frozen=True, slots=True)
class Cue:
    """`forward`: the event before the cue was the answer to the one after it; `strength` in (0, 1]."""

    text: str
    relation: str
    is_forward: bool
    strength: float


@dataclass(frozen=True, slots=True)
class Found:
    """A cue in a text: half-open offsets into it."""

    cue: Cue
    start: int
    end: int


@lru_cache(maxsize=1)
def cues() -> dict[str, Cue]:
    """Every cue by its words in small letters."""
    with (paths.ONTOLOGY / "relations" / "cues.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    return {row["cue"]: Cue(row["cue"], row["relation"], row["direction"] == "forward", float(row["strength"])) for row in rows}


def find(text: str) -> list[Found]:
    """The cues of a sentence in order, the longest where several begin; one that is denied is left out."""
    said = (match for match in _pattern().finditer(text) if not NEGATED.search(text[: match.start()]))
    return [Found(cues()[" ".join(match.group().lower().split())], match.start(), match.end()) for match in said]


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(cues(), key=lambda cue: (-len(cue), cue))
    return re.compile(r"\b(?:" + "|".join(re.escape(cue).replace(r"\ ", r"\s+") for cue in longest_first) + r")\b", re.IGNORECASE)
