"""A stretch of text that may be a mention, before overlaps are settled."""

from dataclasses import dataclass


@dataclass(slots=True)
class Candidate:
    """Tokens, label and what was split off. `rank`: where two overlap, the higher stays."""

    start: int
    end: int
    label: str
    mention_type: str
    head: int
    rank: int
    title: tuple[int, int] | None = None
    role: tuple[int, int] | None = None
    gazetteer_id: str | None = None
    country: str | None = None
    seat_of: str | None = None


NAME, LEXICON, NOMINAL, KNOWN, PRONOUN = 3, 2, 1, 4, 0
"""Ranks: a gazetteer match beats the model's name, that a weapon, that a description."""
