"""How a source stands to what it says, by the cue's word: data/ontology/voices/cues.csv."""

import csv
from functools import lru_cache

from tasks import paths
from tasks.extract.quotes.parse import Parse

_REVERSED = {"confirms": "denies", "denies": "confirms"}
_NEGATIONS = frozenset({"not", "n't", "never", "neither"})


def of(parse: Parse, cue: int) -> str:
    """Stance of a cue: `reports` where the lexicon has no opinion; a negated confirmation denies."""
    known = _lexicon().get(parse.lemma[cue], "reports")
    if known == "reports" and parse.lower[cue] in ("allegedly", "reportedly", "purportedly", "supposedly"):
        known = "claims"
    if any(parse.lower[k] in _NEGATIONS for k in parse.kids[cue]):
        return _REVERSED.get(known, known)
    return known


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, str]:
    with (paths.ONTOLOGY / "voices" / "cues.csv").open(encoding="utf-8", newline="") as lines:
        return {row["lemma"]: row["stance"] for row in csv.DictReader(lines)}
