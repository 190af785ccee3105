"""The tolls' word lists: data/ontology/tolls/*.csv."""

import csv
from dataclasses import dataclass
from functools import lru_cache

from tasks import paths

_HOME = paths.ONTOLOGY / "tolls"
_SUFFIXES = ("man", "men", "woman", "women", "ist", "eer", "ers", "ors")


@dataclass(frozen=True, slots=True)
class Trigger:
    """What a word says has befallen somebody, and where its victims stand (frame)."""

    kind: str
    frame: str


@dataclass(frozen=True, slots=True)
class Vague:
    """Bounds of a word that counts without a number."""

    low: int | None
    best: int | None
    high: int | None


def _rows(name: str) -> list[dict[str, str]]:
    with (_HOME / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def triggers() -> dict[tuple[str, str], Trigger]:
    """(lemma, part of speech) -> trigger."""
    return {(row["lemma"], row["pos"]): Trigger(row["kind"], row["frame"]) for row in _rows("triggers.csv")}


@lru_cache(maxsize=1)
def trigger_words() -> frozenset[str]:
    """Lemmas that open the door to a sentence."""
    return frozenset(lemma for lemma, _ in triggers())


@lru_cache(maxsize=1)
def qualifiers() -> dict[tuple[str, ...], str]:
    """Words before a number -> how they bound it."""
    return {tuple(row["phrase"].split()): row["effect"] for row in _rows("qualifiers.csv")}


@lru_cache(maxsize=1)
def vague() -> dict[str, Vague]:
    """Word -> bounds."""
    return {row["word"]: Vague(*(int(row[k]) if row[k] else None for k in ("low", "best", "high"))) for row in _rows("numbers.csv")}


@lru_cache(maxsize=1)
def _persons() -> dict[str, str]:
    return {row["noun"]: row["status"] for row in _rows("persons.csv")}


@lru_cache(maxsize=1)
def attackers() -> frozenset[str]:
    """Nouns for who attacks."""
    return frozenset(row["noun"] for row in _rows("attackers.csv"))


@lru_cache(maxsize=1)
def _things() -> frozenset[str]:
    return frozenset(row["noun"] for row in _rows("things.csv"))


@lru_cache(maxsize=1)
def traits() -> dict[str, tuple[str, ...]]:
    """Noun -> what it says of sex and stage of life: `girl` is female and a child."""
    pronouns = dict.fromkeys(("he", "him", "himself"), ("sex:male",)) | dict.fromkeys(("she", "her", "herself"), ("sex:female",))
    return pronouns | {row["noun"]: tuple(f"{k}:{row[k]}" for k in ("sex", "stage") if row[k]) for row in _rows("persons.csv")}


def status(noun: str) -> str | None:
    """Victim status of a noun for people; None for a word that is not known to mean people."""
    known = _persons().get(noun)
    if known is None and noun.endswith("s"):
        known = _persons().get(noun[:-1])
    return known or ("unknown" if len(noun) > 5 and noun.endswith(_SUFFIXES) and noun.removesuffix("s") not in _things() else None)
