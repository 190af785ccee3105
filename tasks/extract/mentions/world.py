"""Countries as words give them: names ("Kenya"), demonyms ("Kenyan", "Kenyans")."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks import paths
from tasks.extract.mentions.candidates import Candidate
from tasks.extract.mentions.lexicon import Lexicon, Row, rows
from tasks.extract.mentions.phrases import Phrases
from tasks.extract.mentions.view import View

_SIDES = {"backed", "led", "aligned", "linked", "sponsored", "supported", "trained", "funded", "brokered", "allied", "armed"}
"""After a country and a hyphen: it stands behind the party, which need not be of it ("an Iran-backed militia")."""


@dataclass(frozen=True, slots=True)
class Country:
    """One way of naming a country; `form` is name, demonym or capital."""

    iso3: str
    form: str


class World:
    """The country names of `data/gazetteer/countries.csv`."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._names = Phrases((lexicon.words(term), country) for term, country in _terms())

    def find(self, view: View) -> dict[int, tuple[int, Country]]:
        """First token of each country name -> the token after it, and the country. Verbs and common nouns ("turkey") are none."""
        return {
            start: (end, found[0])
            for start, end, found in self._names.find(view.words)
            if view.pos[start] in ("PROPN", "ADJ", "NOUN", "DET", "X", "")
        }


def place(view: View, found: list[Candidate], countries: dict[int, tuple[int, Country]]) -> None:
    """Set the country that the words of each candidate give: its own name, or the first demonym or country name inside it.

    "Anbar, Iraq" is a place in a country, not the country.
    """
    for candidate in found:
        for i in range(candidate.start, candidate.end):
            if i in countries and countries[i][0] <= candidate.end:
                end, country = countries[i]
                whole = end == candidate.end and i - candidate.start <= (view.lower[candidate.start] == "the")
                if country.form == "capital":
                    candidate.seat_of = country.iso3 if whole else None
                elif not whole and end < len(view) - 1 and view.words[end] == "-" and view.lower[end + 1] in _SIDES:
                    continue
                elif whole or candidate.label not in ("GPE", "LOC", "FAC"):
                    candidate.country = country.iso3
                    break


def _terms() -> Iterator[tuple[str, Country]]:
    for row in rows(paths.GAZETTEER / "countries.csv"):
        yield from ((name, Country(row["iso3"], "name")) for name in [row["name"], *_list(row, "alternates")])
        for word in _list(row, "demonyms"):
            yield word, Country(row["iso3"], "demonym")
            if not word.endswith(("s", "h", "ese", "z")):
                yield word + "s", Country(row["iso3"], "demonym")
        yield from ((name, Country(row["iso3"], "capital")) for name in _list(row, "capitals"))


def _list(row: Row, column: str) -> list[str]:
    return [part for part in row[column].split("|") if part]
