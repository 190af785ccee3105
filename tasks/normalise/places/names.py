"""What a mention says of the place it names: the bare name, the kind of place, the place it says it lies in."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from tasks.normalise.places.keys import DEMONYM, PRIMARY
from tasks.normalise.places.table import Candidate, Gazetteer

_BEFORE = re.compile(
    r"^(?:the\s+)?(?:(?:far|deep)\s+)?(?:(?:north|south)-?(?:east|west)(?:ern)?|north(?:ern)?|south(?:ern)?|east(?:ern)?|west(?:ern)?|central|"
    r"down-?town|up-?town|mid-?town|greater|mainland|inner|outer|upper|lower|rural|suburban|metro(?:politan)?|occupied|old|nearby|neighbou?ring|"
    r"rebel-held|government-held|war-torn|(?:city|town|village|province|state|district|county|municipality|port|region|governorate|island|"
    r"kingdom|republic|suburb|outskirts)\s+of)\s+(?:the\s+)?",
    re.IGNORECASE,
)
"""`northern Nigeria`, `downtown Cairo`, `the city of Basra`: the name is what follows."""
_KINDS = {
    "A.ADM2": "county|parish|district|municipality|borough",
    "A.ADM1": "province|governorate|oblast|state|prefecture|department|region|territory",
    "P.": "city|town|village|suburb|municipality|area|neighbou?rhood|township|camp",
    "H.": "river|lake|bay|sea|creek|gulf",
    "T.": "island|islands|valley|mountain|mountains|peninsula|desert",
}
_AFTER = [(feature, re.compile(rf"\s+(?:{words})$", re.IGNORECASE)) for feature, words in _KINDS.items()]
_POSSESSIVE = re.compile(r"['’]s?$")
_EDGES = " \t\n\"“”'‘’.,;:()[]-–—*"
MAIN_TOWN = 5.0
"""A facility's name leads to a town only if the town has this prominence (100,000 people): `Mosul University`."""
_STREET = re.compile(
    r"\b(?:street|st|road|rd|avenue|ave|boulevard|blvd|drive|dr|lane|ln|highway|hwy|interstate|route|freeway|parkway|pkwy|court|ct|circle|"
    r"place|terrace|trail|way|apts?|apartments?|plaza|mall|motel|hotel|bar|restaurant|cafe|nightclub|club|park|bridge|square)\.?$|\d",
    re.IGNORECASE,
)
"""A street or house is named after some other place: `Jefferson Avenue`, `Interstate 4`."""


class Reading(NamedTuple):
    """One way to read a mention: its candidates, and whether they are the place itself or the place around it."""

    candidates: tuple[Candidate, ...]
    is_container: bool = False


def read(surface: str, label: str, gazetteer: Gazetteer) -> Reading:
    """Candidates of a mention: the whole name, else what is left without its surroundings, else the town a facility is named after."""
    if label in ("FAC", "LOC") and _STREET.search(surface):
        return Reading(tuple(c for c in gazetteer.candidates(surface) if c.kind == PRIMARY and c.place.feature[0] not in "PA"))
    queries = list(_queries(surface))
    for query, feature in queries:
        found = gazetteer.candidates(query)
        if feature:
            found = tuple(c for c in found if c.place.feature.startswith(feature)) or found
        if found:
            return Reading(found)
    if label == "GPE" and (people := tuple(c for c in gazetteer.candidates(queries[0][0].removesuffix("s")) if c.kind == DEMONYM)):
        return Reading(people)
    for query, _ in queries:
        if found := gazetteer.alike(query):
            return Reading(found)
    return _facility(surface, gazetteer) if label in ("FAC", "LOC", "ORG") else Reading(())


def _queries(surface: str) -> Iterator[tuple[str, str]]:
    name = _POSSESSIVE.sub("", " ".join(surface.split()).strip(_EDGES[:-1]))
    dotted = f"{name}." if surface.rstrip().endswith(".") else name
    yield dotted, ""
    bare = name
    while (shorter := _BEFORE.sub("", bare, count=1)) != bare and shorter:
        bare = shorter
        yield bare, ""
    for feature, pattern in _AFTER:
        if (shorter := pattern.sub("", bare)) != bare and len(shorter) > 2:
            yield shorter, feature
    if "," in bare:
        yield bare.split(",")[0], ""


def _facility(surface: str, gazetteer: Gazetteer) -> Reading:
    """`Baghdad International Airport` -> Baghdad, as the place around it."""
    words = surface.split()
    for length in range(min(3, len(words) - 1), 0, -1):
        found = gazetteer.candidates(" ".join(words[:length]).strip(_EDGES))
        towns = tuple(c for c in found if c.place.feature[0] == "P" and c.place.prominence >= MAIN_TOWN and c.kind < 2)
        if towns:
            return Reading(towns, is_container=True)
    return Reading(())


_CONTAINED = re.compile(
    r"^(?:,\s*(?:in\s+)?|\s+\(|,?\s+in\s+|,\s*(?:(?:a|the)\s+)?(?:[\w-]+\s+){0,4}?(?:in|of)\s+|\s+of\s+|\s*/\s*)"
    r"(?:the\s+)?(?:(?:north|south|east|west|central|rural|far|up|down)[\w-]*\s+){0,2}(?:the\s+)?(?:(?:province|state|district|region|county|city|town)\s+of\s+)?$",
    re.IGNORECASE,
)
"""Between a place and what holds it: `Laredo, Texas`, `Kut in the Wasit province`, `Hasna, a village in northern Idlib`."""
_POSSESSED = re.compile(
    r"^(?:['’]s?\s+)(?:[\w-]+\s+){0,4}?(?:(?:city|town|village|province|district|region|neighbou?rhood|suburb|port)\s+(?:of\s+)?)?$",
    re.IGNORECASE,
)
"""Between a holder and what it holds: `Iraq's southern city of Basra`."""


OF_THE_CITY = re.compile(
    r"\b(?:capital|city|town)['’]s\s+(?:[\w-]+\s+){0,3}?(?:neighbou?rhood|district|suburb|quarter|area|ward|side)\s+of\s+$", re.IGNORECASE
)
"""Before a quarter of a town that is not named again: `the capital's eastern district of`."""


def inside(body: str, spans: Sequence[tuple[int, int]], here: int) -> list[int]:
    """Positions in `spans` (in text order) of the neighbours that the words say hold the place at `here`."""
    start, end = spans[here]
    found = []
    if here + 1 < len(spans) and spans[here + 1][0] - end < 60 and _CONTAINED.match(body[end : spans[here + 1][0]]):
        found.append(here + 1)
    if here and start - spans[here - 1][1] < 60 and _POSSESSED.match(body[spans[here - 1][1] : start]):
        found.append(here - 1)
    return found
