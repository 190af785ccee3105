"""Known parties, and what words say of unknown ones: kind, country, PLOVER sectors."""

import csv
import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tasks import paths
from tasks.ids import short_id

GOVERNMENT = "government-of-"
ARMY = "armed-forces-of-"
_WORD = re.compile(r"[^\W_]+(?:[-'’.][^\W_]+)*\.?")
_EX = re.compile(r"\bex-", re.IGNORECASE)
_LONGEST = 5
_SHORT = 3
FORMER = frozenset({"former", "ex", "ousted", "deposed", "late", "retired", "onetime", "erstwhile", "disgraced", "toppled", "impeached"})
"""Before a role: held no more. "The ex-minister" is nobody of the government."""
OFFICES = frozenset({"GOV", "MIL", "COP", "JUD", "LEG", "SPY"})
"""PLOVER sectors of the state: those who have left them are elites."""
ELITE = "ELI"
_APART = {"former", "alleged", "suspected", "ex", "leaders", "chiefs", "families", "wives", "linked", "backed", "and", "anti"}
_SUFFIXES = (("men", "man"), ("ies", "y"), ("es", ""), ("s", ""))


@dataclass(frozen=True, slots=True)
class Profile:
    """What is known of a party. `aliases` are (name, kind of alias)."""

    kind: str
    name: str
    country: str | None
    sectors: tuple[str, ...]
    wikidata: str | None = None
    aliases: tuple[tuple[str, str], ...] = ()
    actor_id: str | None = None
    active: tuple[int | None, int | None] = (None, None)
    local: bool = False
    """Its names mean it only where its country is spoken of."""

    @property
    def entity_id(self) -> str:
        """Its core.entity."""
        return short_id("actor", self.name, self.kind, self.country)


@dataclass(frozen=True, slots=True)
class State:
    """A country's names and numbers."""

    iso3: str
    name: str
    cow: int | None
    gwno: int | None


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def _list(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


@lru_cache
def states() -> dict[str, State]:
    """ISO3 -> country, from `data/gazetteer/countries.csv`."""
    rows = _rows(paths.GAZETTEER / "countries.csv")
    return {r["iso3"]: State(r["iso3"], r["name"], int(r["cow"] or 0) or None, int(r["gwno"] or 0) or None) for r in rows}


def _with_article(name: str) -> str:
    words = set(name.split())
    return (
        f"the {name}" if words & {"United", "Republic", "Islands", "Netherlands", "Philippines", "Bahamas", "Gambia", "Maldives"} else name
    )


@lru_cache
def _demonyms() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in _rows(paths.GAZETTEER / "countries.csv"):
        for word in [row["name"], *_list(row["alternates"]), *_list(row["demonyms"])]:
            found.setdefault(word, row["iso3"])
    return found


@lru_cache
def parties() -> dict[str, Profile]:
    """Gazetteer id -> party, from `data/gazetteer/actors`; with a government and an army for every country."""
    found = {}
    for state in states().values():
        for opening, kind, what, sector in ((GOVERNMENT, "government", "Government", "GOV"), (ARMY, "military", "Armed forces", "MIL")):
            name, actor_id = f"{what} of {_with_article(state.name)}", opening + state.iso3
            found[actor_id] = Profile(kind, name, state.iso3, (sector,), actor_id=actor_id)
    for path in sorted((paths.GAZETTEER / "actors").glob("*.csv")):
        for row in _rows(path):
            found[row["actor_id"]] = _profile(row)
            if row["stands_for"] == "armed_forces":
                found[ARMY + row["country_iso3"]] = found[row["actor_id"]]
    return found


def _profile(row: dict[str, str]) -> Profile:
    aliases = [(a, "name") for a in _list(row["aliases"])] + [(a, "acronym") for a in _list(row["acronyms"])]
    aliases += [(a, "native") for a in _list(row["native"])]
    kind, sectors = row["kind"], tuple(_list(row["sectors"]))
    active = (int(row["active_from"] or 0) or None, int(row["active_to"] or 0) or None)
    local = row["context"] not in ("", "famous")
    country, wikidata = row["country_iso3"] or None, row["wikidata"] or None
    return Profile(kind, row["name"], country, sectors, wikidata, tuple(aliases), row["actor_id"], active, local)


@lru_cache
def _by_name() -> dict[str, Profile]:
    found = {name: party for party in parties().values() for name in (party.name, *(alias for alias, _ in party.aliases))}
    for party in parties().values():  # some papers write Isis and Nato
        for alias, kind in party.aliases:
            if kind == "acronym" and len(alias) > _SHORT and alias.isalpha():
                found.setdefault(alias.capitalize(), party)
    return found


@lru_cache
def _nouns() -> dict[str, tuple[str, str]]:
    """Noun or title -> (kind of entity, PLOVER sector)."""
    found = {row["title"].rstrip(".").lower(): ("person", row["sector"]) for row in _rows(paths.ONTOLOGY / "titles.csv") if row["sector"]}
    return found | {row["lemma"]: (row["kind"], row["sector"]) for row in _rows(paths.ONTOLOGY / "nominals.csv") if row["sector"]}


@lru_cache(maxsize=20_000)
def describe(words: str) -> tuple[str | None, tuple[str, ...], str | None]:
    """Kind, sectors and country that a description or name gives: "Kenyan soldiers" -> (military, (MIL,), KEN).

    The last telling noun decides; a known party among the words ("Hezbollah commander") gives its sectors and country.
    """
    tokens = _WORD.findall(_EX.sub("ex ", words))
    party = next(iter(_named(tokens)), None)
    country = next((c for n in (3, 2, 1) for i in range(len(tokens) - n + 1) if (c := _demonyms().get(" ".join(tokens[i : i + n])))), None)
    kind, sector = next((found for token in reversed(tokens) if (found := _noun(token.lower()))), (None, ""))
    sectors = party.sectors if party is not None else (sector,) if sector else ()
    if is_former(words):
        sectors = (ELITE,) if sectors else ()
    return kind, sectors, country or (party.country if party is not None else None)


@lru_cache(maxsize=20_000)
def is_former(words: str) -> bool:
    """Whether a role is held no more: "former Kenyan president", "ex-minister"."""
    tokens = re.findall(r"[^\W\d_]+", words.lower())
    return bool(FORMER & set(tokens[:-1])) or (len(tokens) > 1 and tokens[-1] == "emeritus")


@lru_cache(maxsize=20_000)
def parties_in(words: str) -> tuple[Profile, ...]:
    """The known parties that a role names: "spokesman of the African Union"; none of a role held no more."""
    return () if is_former(words) else tuple(_named(_WORD.findall(words)))


@lru_cache(maxsize=20_000)
def side_of(words: str) -> Profile | None:
    """The armed party that a description of fighters names: "Boko Haram militants", "members of Boko Haram".

    Former, alleged and chief ones are not the party, nor are those of two parties.
    """
    tokens = [t.removesuffix("’s").removesuffix("'s") for t in _WORD.findall(words)]
    if {t.lower() for t in tokens} & _APART or not any(_fights(t.lower()) for t in tokens):
        return None
    named = _named(tokens)
    return named[0] if len(named) == 1 and named[0].kind in ("armed_group", "military") else None


def _fights(word: str) -> bool:
    found = _noun(word)
    return word == "members" or (found is not None and found[0] in ("armed_group", "military") and word != found[0])


def _named(tokens: list[str]) -> list[Profile]:
    """The parties named among these words, the longest names first."""
    found: list[Profile] = []
    i = 0
    while i < len(tokens):
        spans = ((n, _by_name().get(" ".join(tokens[i : i + n]))) for n in range(min(_LONGEST, len(tokens) - i), 0, -1))
        size, party = next(((n, p) for n, p in spans if p is not None), (1, None))
        found += [party] if party is not None else []
        i += size
    return found


def _noun(word: str) -> tuple[str, str] | None:
    nouns, plain = _nouns(), word.rstrip(".")
    found = nouns.get(plain)
    for ending, instead in _SUFFIXES:
        if found is None and plain.endswith(ending):
            found = nouns.get(plain.removesuffix(ending) + instead)
    return found
