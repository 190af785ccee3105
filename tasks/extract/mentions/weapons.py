"""Weapons and platforms by the lexicon."""

from tasks.extract.mentions.candidates import LEXICON, Candidate
from tasks.extract.mentions.lexicon import Lexicon
from tasks.extract.mentions.view import View


def find(view: View, lexicon: Lexicon) -> list[Candidate]:
    """Candidates of weapons and vehicles, from left to right: "a drone", "AK-47s"; a verb ("they shell the town") is none."""
    found = []
    for start, end, entries in lexicon.weapons.find(view.lower, view.lemma):
        if view.pos[end - 1] in ("NOUN", "PROPN"):
            found.append(
                Candidate(start, end, entries[0]["label"], "nominal", end - 1, LEXICON, gazetteer_id=f"weapon:{entries[0]['term']}")
            )
    for start, end, entries in lexicon.weapon_names.find(view.words):
        found.append(Candidate(start, end, entries[0]["label"], "name", end - 1, LEXICON, gazetteer_id=f"weapon:{entries[0]['term']}"))
    return found
