"""Places inside other names and before the text proper: `Clarke County Superior Court`, `University of Kentucky`, `HOBART, Okla. --`."""

import re
from collections.abc import Iterator

from tasks.normalise.places.keys import LOOSE
from tasks.normalise.places.table import Candidate, Gazetteer

AUTHORITIES = frozenset(
    ["police", "sheriff", "sheriffs", "sheriff's", "sheriff’s", "fire", "county", "city", "council", "mayor", "municipal", "superior",
     "district", "metro", "metropolitan", "state", "parish", "town", "township", "provincial", "court", "prosecutor", "prosecutors"]
)  # fmt: skip
"""What follows a town's name where an authority of the town is named."""
INSTITUTIONS = AUTHORITIES | frozenset(
    ["department", "dept", "school", "schools", "high", "middle", "elementary", "college", "university", "hospital", "medical", "circuit",
     "board", "commission", "public", "parks", "chamber", "village", "borough", "regional", "community", "area", "airport", "national",
     "federal", "ministry", "government", "supreme", "health", "center", "centre", "international", "general", "institute", "association",
     "legislature", "senate", "house", "governor", "republican", "democratic", "bureau", "office", "agency", "authority", "army", "navy"]
)  # fmt: skip
"""What follows the name of a country or state, or of a town that the article names elsewhere."""
PEOPLE = frozenset(
    ["man", "men", "woman", "women", "boy", "girl", "boys", "girls", "teen", "teens", "teenager", "teenagers", "couple", "resident",
     "residents", "officer", "officers", "native", "family", "mother", "father", "student", "students", "residence", "home", "neighborhood"]
)  # fmt: skip
"""What follows a town's name where somebody from there is described: `a 19-year-old Elkhart man`."""
KNOWN_TOWN = 3.3
"""Prominence from which a town (2,000 people) lends its name to an authority without further proof."""
BIG_TOWN = 4.7
SCHOOLS = frozenset({"high", "middle", "elementary", "school"})
"""Schools are named after people too."""
_TAIL = re.compile(r"\b(?:of|for|in) (?:the )?((?:[A-Z][\w.'’-]+ ?){1,3})$")
_WORD = re.compile(r"[^\s]+")
_DATELINE = re.compile(
    r"^\s*(?:[^\n]{0,80}\n\s*)?([A-Z][A-Z.'’ -]{2,30}[A-Z])(?:,\s*([A-Z][\w.]+(?: [A-Z][\w.]+)?))?\s*(?:\([^)\n]{2,40}\)\s*)?(?:--|[-–—_])",
)
"""`HOBART, Okla. -`, `CHICAGO (STMW) —`: a town in capitals that opens the text, before a dash."""


def inside(surface: str, label: str, gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Candidate, ...], bool]]:
    """(start, end, candidates, sure) of places inside a name, as offsets into it; unsure ones need the article to name them elsewhere."""
    words = [(m.start(), m.end()) for m in _WORD.finditer(surface)]
    if label == "PERSON":
        yield from _described(surface, words, gazetteer)
        return
    first = 1 if words and surface[: words[0][1]].lower() == "the" else 0
    for length in range(min(3, len(words) - first - 1), 0, -1):
        start, end = words[first][0], words[first + length - 1][1]
        follower = surface[slice(*words[first + length])].strip(".,()").lower()
        found = _named(surface[start:end], gazetteer)
        if found and follower in INSTITUTIONS:
            yield start, _without_possessive(surface, start, end), found, _sure(found, follower)
            return
    tail = _TAIL.search(surface) if label in ("ORG", "GROUP", "FAC") else None
    if tail is not None and (found := _named(tail[1], gazetteer)):
        yield tail.start(1), tail.end(1), found, _best(found) >= BIG_TOWN or found[0].place.feature in ("A.PCLI", "A.ADM1")


def _described(surface: str, words: list[tuple[int, int]], gazetteer: Gazetteer) -> Iterator[tuple[int, int, tuple[Candidate, ...], bool]]:
    """A town before the word for somebody from there, or for somebody who serves it."""
    for last in range(1, len(words)):
        follower = surface[slice(*words[last])].strip(".,()").lower()
        if follower in PEOPLE or follower in AUTHORITIES:
            for length in range(min(3, last), 0, -1):
                start, end = words[last - length][0], words[last - 1][1]
                if surface[start].isupper() and (found := _named(surface[start:end], gazetteer)):
                    yield start, _without_possessive(surface, start, end), found, _best(found) >= KNOWN_TOWN
                    return


def _without_possessive(surface: str, start: int, end: int) -> int:
    return end - 2 if surface[start:end].endswith(("'s", "’s")) else end


def _named(name: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    stripped = name.strip(" ,").removesuffix("'s").removesuffix("’s")
    if not stripped[:1].isupper() or len(stripped) < 3:
        return ()
    return tuple(c for c in gazetteer.candidates(stripped) if c.kind < LOOSE)


def _best(found: tuple[Candidate, ...]) -> float:
    return max(c.place.prominence for c in found)


def _sure(found: tuple[Candidate, ...], follower: str) -> bool:
    if any(c.place.feature in ("A.PCLI", "A.ADM1", "A.ADM2") and c.kind == 0 for c in found):
        return True
    if follower in SCHOOLS:
        return False
    return _best(found) >= (KNOWN_TOWN if follower in AUTHORITIES else BIG_TOWN)


def dateline(body: str) -> tuple[int, int, str | None] | None:
    """Where a dateline's town stands in the body, and the state or country after it; None where there is none."""
    found = _DATELINE.match(body)
    return (found.start(1), found.end(1), found[2]) if found else None


_TOWN_AND_STATE = re.compile(r"((?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+), (?=([A-Z][A-Za-z.]+(?: [A-Z][a-z]+)?))")
_IN_TOWN = re.compile(r"\b(?:in|near|at) ((?:[A-Z][\w.'’-]+ ){0,2}[A-Z][\w'’-]+)")


def in_title(title: str, gazetteer: Gazetteer) -> tuple[str, tuple[Candidate, ...]] | None:
    """The town a headline or its publisher's line names: `Tucson, Arizona`, `fire in Vallejo`; None where none is plain."""
    for found in _TOWN_AND_STATE.finditer(title):
        states = {c.place.row for c in _named(found[2], gazetteer) if c.place.feature == "A.ADM1"}
        states |= {c.place.row for c in gazetteer.candidates(found[2]) if c.place.feature == "A.ADM1" and len(found[2]) == 2}
        if held := tuple(c for c in _named(found[1], gazetteer) if c.place.feature[0] == "P" and c.place.admin1 in states):
            return found[1], held
    for found in _IN_TOWN.finditer(title):
        words = found[1].split()
        for length in range(len(words), 0, -1):
            towns = tuple(c for c in _named(" ".join(words[:length]), gazetteer) if c.place.feature[0] == "P")
            if towns and _best(towns) >= BIG_TOWN:
                return " ".join(words[:length]), towns
    return None
