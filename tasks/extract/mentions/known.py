"""Parties of the actor gazetteer in a text, told apart by what else the article speaks of."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from tasks import paths
from tasks.extract.mentions.candidates import KNOWN, Candidate
from tasks.extract.mentions.lexicon import Lexicon, Row, rows
from tasks.extract.mentions.phrases import Phrases
from tasks.extract.mentions.view import View
from tasks.extract.mentions.world import Country

_CAPITALS_SHARE = 0.6
_SHORT = 3


@dataclass(frozen=True, slots=True)
class Alias:
    """One name of one party. `strong`: no other party or thing is called so; `local`: only where one of its countries is spoken of."""

    actor_id: str
    countries: tuple[str, ...]
    strong: bool
    local: bool
    acronym: bool


class Known:
    """The names and acronyms of `data/gazetteer/actors`, matched as written."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = Phrases((lexicon.words(name), alias) for name, alias in _aliases())

    def find(self, view: View, places: dict[int, tuple[int, Country]]) -> list[Candidate]:
        """Candidates of known parties, from left to right.

        Where several parties share a name ("SDF"), the one named in full in the article is meant, else the one whose country the article
        speaks of most; where that does not tell, the name stays without gazetteer id.
        """
        spoken_of = Counter(country.iso3 for _, country in places.values())
        shouted = _shouted(view)
        found = [
            (start, end, aliases)
            for start, end, aliases in self._names.find(view.words)
            if _is_name(view, start, end, aliases) and not (aliases[0].acronym and view.sentence[start] in shouted)
        ]
        in_full = {a.actor_id for _, _, aliases in found for a in aliases if a.strong}
        candidates = []
        for start, end, aliases in found:
            chosen = _choose(aliases, in_full, spoken_of)
            if chosen is not None or _looks_named(view, start, end):
                candidates.append(Candidate(_article(view, start), end, "ORG", "name", end - 1, KNOWN, gazetteer_id=chosen))
        return candidates


def _choose(aliases: list[Alias], in_full: set[str], spoken_of: Counter[str]) -> str | None:
    fitting = [a for a in aliases if a.actor_id in in_full or not a.local or _spoken(a, spoken_of)]
    if len(fitting) < 2:
        return fitting[0].actor_id if fitting else None
    named = [a for a in fitting if a.actor_id in in_full]
    if len(named) == 1:
        return named[0].actor_id
    first, second = sorted(fitting, key=lambda a: -_spoken(a, spoken_of))[:2]
    return first.actor_id if _spoken(first, spoken_of) > _spoken(second, spoken_of) else None


def _spoken(alias: Alias, spoken_of: Counter[str]) -> int:
    return sum(spoken_of[country] for country in alias.countries)


def _is_name(view: View, start: int, end: int, aliases: list[Alias]) -> bool:
    """Several words, or one that the grammar takes for a name: "Vox" the party, not "Ice" at the head of a sentence."""
    return end - start > 1 or view.pos[start] in ("PROPN", "") or _in_ent(view, start) or (aliases[0].acronym and not aliases[0].local)


def _looks_named(view: View, start: int, end: int) -> bool:
    return all(view.kinds.get(i) in ("ORG", "NORP") for i in range(start, end))


def _in_ent(view: View, i: int) -> bool:
    return view.kinds.get(i) in ("ORG", "NORP", "GPE", "PERSON")


def _article(view: View, start: int) -> int:
    return start - 1 if start and view.lower[start - 1] == "the" and view.words[start].lower() != "the" else start


def _shouted(view: View) -> set[int]:
    """Sentences in capitals, where an acronym cannot be told from a word."""
    letters, capitals = Counter[int](), Counter[int]()
    for word, sentence in zip(view.words, view.sentence, strict=True):
        if len(word) > _SHORT and word.isalpha():
            letters[sentence] += 1
            capitals[sentence] += word.isupper()
    return {s for s, n in letters.items() if capitals[s] > _CAPITALS_SHARE * n}


def _aliases() -> Iterator[tuple[str, Alias]]:
    for path in sorted((paths.GAZETTEER / "actors").glob("*.csv")):
        for row in rows(path):
            local = row["context"] not in ("", "famous")
            countries = (row["country_iso3"],) if row["context"] in ("", "famous", "country") else tuple(_list(row, "context"))
            for name in [row["name"], *_list(row, "aliases"), *_list(row, "native")]:
                yield name, Alias(row["actor_id"], countries, " " in name and not local, local, acronym=False)
            for name in _list(row, "acronyms"):
                far = local or (len(name) <= _SHORT and row["context"] != "famous")
                yield name, Alias(row["actor_id"], countries, len(name) > _SHORT + 1, far, acronym=True)
                if len(name) > _SHORT and name.isalpha() and name.isupper():  # some papers write Isis and Nato
                    yield name.capitalize(), Alias(row["actor_id"], countries, strong=False, local=True, acronym=False)


def _list(row: Row, column: str) -> list[str]:
    return [part for part in row[column].split("|") if part]
