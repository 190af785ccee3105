"""Verb and noun senses with their argument frames, read from `data/ontology/events`.

A row of `verbs.csv` or `nouns.csv`: `lemma` (alternatives by `|`), `frame` (see `frames.py`), `type`, `mode`, `recipient` (where to look,
see `locate.py`; empty: the type's own list), `context`, `confidence`, `example` (a sentence that must code to the row), `source`.
"""

import csv
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tasks import paths
from tasks.errors import SitrepError

_Classes = dict[str, frozenset[str]]
FOLDER = paths.ONTOLOGY / "events"


@dataclass(frozen=True, slots=True)
class Term:
    """One condition of a frame: what to look at, the words or kinds of name allowed there (none: any), and whether it must not hold."""

    slot: str
    words: frozenset[str] | None
    labels: frozenset[str]
    is_negative: bool


@dataclass(frozen=True, slots=True)
class Sense:
    """One row: a word in a frame and what it means."""

    row: str
    kind: str
    lemma: str
    terms: tuple[Term, ...]
    event_type: str
    mode: str | None
    recipient: tuple[str, ...]
    contexts: tuple[str, ...]
    confidence: float
    example: str
    source: str = ""

    @property
    def is_accident(self) -> bool:
        """Whether the row is of violence that nobody does (`The boiler exploded`); its source says so."""
        return self.source == "accident"


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by lemma, the more demanding frames first; word classes; where each type looks for its recipient."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    classes: dict[str, frozenset[str]]
    labels: dict[str, frozenset[str]]
    ladders: dict[str, tuple[str, ...]]


def rows(name: str, folder: Path = FOLDER) -> list[dict[str, str]]:
    """Rows of one file; lines that start with # are remarks."""
    with (folder / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(line for line in file if line.strip() and not line.startswith("#")))


@lru_cache(maxsize=1)
def lemmas() -> dict[str, str]:
    """Forms whose lemma the language model gets wrong."""
    return {row["form"]: row["lemma"] for row in rows("lemmas.csv")}


def word_class(name: str) -> frozenset[str]:
    """Words of a class of the ontology in use."""
    return load().classes[name]


@lru_cache(maxsize=4)
def load(folder: Path = FOLDER) -> Lexicon:
    """The lexicon of a folder.

    Raises SitrepError where a row names a class or a type that is not declared.
    """
    classes, labels = _classes(folder, "words"), _classes(folder, "labels")
    types = {row["type"]: tuple(row["recipient"].split()) for row in rows("types.csv", folder)}
    return Lexicon(
        verbs=_senses("verbs", folder, classes, labels, types),
        nouns=_senses("nouns", folder, classes, labels, types),
        classes=classes,
        labels=labels,
        ladders=types,
    )


def _classes(folder: Path, column: str) -> dict[str, frozenset[str]]:
    members: dict[str, set[str]] = {}
    for row in rows("classes.csv", folder):
        members.setdefault(row["class"], set()).update(row[column].split())
    return {name: frozenset(words) for name, words in members.items()}


def _senses(
    kind: str, folder: Path, classes: _Classes, labels: _Classes, types: dict[str, tuple[str, ...]]
) -> dict[str, tuple[Sense, ...]]:
    by_lemma: dict[str, list[Sense]] = {}
    for row in rows(f"{kind}.csv", folder):
        name = f"{kind[:-1]}:{row['lemma'].split('|')[0]}" + (f"[{row['frame']}]" if row["frame"] else "")
        if row["type"] not in types:
            raise SitrepError("S311", f"{name}: no event type {row['type']!r}", "use a type declared in data/ontology/events/types.csv")
        terms = tuple(_term(term, name, classes, labels) for term in row["frame"].split())
        for lemma in row["lemma"].split("|"):
            by_lemma.setdefault(lemma, []).append(_sense(kind, name, lemma, row, terms))
    return {lemma: tuple(sorted(senses, key=lambda s: -_demands(s))) for lemma, senses in by_lemma.items()}


def _demands(sense: Sense) -> float:
    """How much a frame asks for: naming words asks for more than a mere place in the clause."""
    return sum(0.5 if t.is_negative else 1.0 + (t.words is not None) for t in sense.terms)


def _sense(kind: str, name: str, lemma: str, row: dict[str, str], terms: tuple[Term, ...]) -> Sense:
    return Sense(
        row=name,
        kind=kind,
        lemma=lemma,
        terms=terms,
        event_type=row["type"],
        mode=row["mode"] or None,
        recipient=tuple(row["recipient"].split()),
        contexts=tuple(row["context"].split()),
        confidence=float(row["confidence"] or 0.7),
        example=row["example"],
        source=row["source"],
    )


def _term(text: str, name: str, classes: _Classes, labels: _Classes) -> Term:
    slot, _, words = text.removeprefix("!").partition(":")
    allowed: set[str] = set()
    kinds: set[str] = set()
    for word in words.split("|") if words else ():
        if word.startswith("@") and word[1:] not in classes:
            raise SitrepError("S312", f"{name}: no word class {word!r}", "declare it in data/ontology/events/classes.csv")
        allowed |= classes[word[1:]] if word.startswith("@") else {word}
        kinds |= labels[word[1:]] if word.startswith("@") else set()
    return Term(slot, frozenset(allowed) if words else None, frozenset(kinds), text.startswith("!"))
