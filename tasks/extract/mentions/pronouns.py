"""Personal pronouns that can stand for people and groups."""

from tasks.extract.mentions.candidates import PRONOUN, Candidate
from tasks.extract.mentions.view import View

_ONE = ("he", "him", "his", "himself", "she", "her", "hers", "herself", "i", "me", "my", "myself")
_MANY = ("they", "them", "their", "theirs", "themselves", "we", "us", "our", "ours", "ourselves")
LABELS = dict.fromkeys(_ONE, "PERSON") | dict.fromkeys(_MANY, "GROUP")
"""Lower-case pronoun -> label of what it stands for. "it" is left to the coreference component, which may find it a party."""


def find(view: View) -> list[Candidate]:
    """Candidates of the personal pronouns, in order. "US" in capitals is no pronoun."""
    return [
        Candidate(i, i + 1, LABELS[word], "pronoun", i, PRONOUN)
        for i, word in enumerate(view.lower)
        if word in LABELS and view.pos[i] == "PRON" and view.words[i] != "US"
    ]
