"""The lexicons of the mention reader, from `data/`, cut into the tokens of the language model."""

import csv
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from spacy.tokens import Doc

from tasks import paths
from tasks.extract.mentions.phrases import Phrases

Row = dict[str, str]


@lru_cache
def rows(path: Path) -> tuple[Row, ...]:
    """Rows of a CSV file, each a dict by column."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(csv.DictReader(lines))


@dataclass(frozen=True)
class Nominal:
    """What a noun says of those it describes: `kind` of word (person, group, place, facility) and PLOVER sector."""

    kind: str
    sector: str


@dataclass(frozen=True)
class Lexicon:
    """All lexicons, for one tokenizer."""

    tokenizer: Callable[[str], Doc]

    def words(self, term: str) -> tuple[str, ...]:
        """A term's tokens."""
        return tuple(token.text for token in self.tokenizer(term))

    @cached_property
    def nominals(self) -> dict[str, Nominal]:
        """Noun (lower case, singular; of a compound the whole) -> what it says. The first row of a noun counts."""
        found: dict[str, Nominal] = {}
        for row in rows(paths.ONTOLOGY / "nominals.csv"):
            found.setdefault(row["lemma"], Nominal(row["class"], row["sector"]))
        return found

    @cached_property
    def titles(self) -> Phrases[Row]:
        """Ranks, honorifics and offices that stand before a name, as written."""
        return Phrases((self.words(row["title"]), row) for row in rows(paths.ONTOLOGY / "titles.csv"))

    @cached_property
    def name_words(self) -> dict[str, dict[str, str]]:
        """Position (first, last) -> word of a name -> the label such names have."""
        found: dict[str, dict[str, str]] = {"first": {}, "last": {}}
        for row in rows(paths.ONTOLOGY / "name_words.csv"):
            found[row["position"]][row["word"]] = row["label"]
        return found

    @cached_property
    def weapons(self) -> Phrases[Row]:
        """Weapons and platforms by common noun, lower case."""
        return Phrases((self.words(r["term"]), r) for r in rows(paths.GAZETTEER / "weapons" / "weapons.csv") if r["match"] == "lower")

    @cached_property
    def weapon_names(self) -> Phrases[Row]:
        """Weapons and platforms by name or abbreviation, as written."""
        return Phrases((self.words(r["term"]), r) for r in rows(paths.GAZETTEER / "weapons" / "weapons.csv") if r["match"] == "exact")
