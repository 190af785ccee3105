"""How an article opens: headline, deck, byline, dateline."""

import re

from tasks.ingest import dates
from tasks.ingest.segment.units import Unit

HEADLINE_WORDS = 25
HEADLINE_CHARS = 180
HEADLINES = 2

_NAME = r"[A-Z][\w.'’-]*(?:\s(?:[A-Z][\w.'’-]*|de|van|von|der|bin|al|el|da|dos|di|la|le)){0,4}"
_BYLINE = re.compile(rf"(?:By|BY|by) {_NAME}(?:(?:,| and| &|,? in| \|| for| with) {_NAME}){{0,4}}(?:[,|–—-]? ?(?:\([\w ]+\)|\S+@\S+))?")
_WEEKDAY_OR_MONTH = re.compile(
    r"(?:By|BY|by) (?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|"
    r"(?:By|BY|by) (?:January|February|March|April|June|July|August|September|October|November|December)\b"
)


def headlines(units: list[Unit], title: str | None = None) -> int:
    """How many of the first units are headline and deck: short, without a full stop, and followed by prose.

    "Two die in Quito blast" before "A bomb killed two people in Quito on Monday." is one; a text of a single line has none.
    """
    if title and len(units) > 1 and units[0].text.casefold() == title.strip().casefold():
        return 1
    count = next((i for i, unit in enumerate(units[: HEADLINES + 1]) if not _like_headline(unit, units)), HEADLINES + 1)
    if count == 0 or count > HEADLINES or not _is_prose(units[count:]):
        return 0
    return count


def _like_headline(unit: Unit, units: list[Unit]) -> bool:
    text = unit.text
    if len(text) > HEADLINE_CHARS or unit.words > HEADLINE_WORDS or text[:1].islower() or is_byline(unit):
        return False
    if dates.dateline_end(text, 0) is not None:
        return False
    shouts = text.isupper() and unit.words > 1 and not all(other.text.isupper() for other in units)
    return shouts or not unit.is_stopped or (text.endswith("?") and unit.words <= HEADLINE_WORDS)


def _is_prose(rest: list[Unit]) -> bool:
    """Whether full sentences follow: within the next three units, one that ends like a sentence or is long."""
    return any(unit.is_stopped or unit.words > HEADLINE_WORDS for unit in rest[:3])


def is_byline(unit: Unit) -> bool:
    """Whether it says who wrote: "By Ana Ruiz and Tom Mensah" but not "By Monday the army had left"."""
    return unit.words <= 16 and bool(_BYLINE.fullmatch(unit.text)) and not _WEEKDAY_OR_MONTH.match(unit.text)


def dateline(unit: Unit) -> int | None:
    """Offset in the unit where its dateline ends and prose begins; None without a dateline."""
    end = dates.dateline_end(unit.text, 0)
    return end if end is not None and end < len(unit.text) else None
