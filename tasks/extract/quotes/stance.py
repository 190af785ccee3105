"""How a source stands to what it says, by the cue's word: data/ontology/voices/cues.csv."""

import csv
from functools import lru_cache

from tasks import paths
from tasks.extract.quotes.parse import Parse

_REVERSED = {"confirms": "denies", "denies": "confirms"}
_NOBODY = frozenset({"no", "neither", "nobody", "none"})
_NEGATIONS = frozenset({"not", "n't", "never", "neither"})


def of(parse: Parse, cue: int) -> str:
    """Stance of a cue: `reports` where the lexicon has no opinion; a negated confirmation denies."""
    known = _lexicon().get(parse.lemma[cue], "reports")
    if known == "reports" and parse.lower[cue] in ("allegedly", "reportedly", "purportedly", "supposedly"):
        known = "claims"
    if any(parse.lower[k] in _NEGATIONS or (parse.dep[k] == "nsubj" and _nobody(parse, k)) for k in parse.kids[cue]):
        return _REVERSED.get(known, known)
    return known


def _nobody(parse: Parse, subject: int) -> bool:
    """`neither side confirmed`, `nobody denied`."""
    return parse.lower[subject] in _NOBODY or any(parse.lower[k] in _NOBODY for k in parse.kids[subject] if parse.dep[k] == "det")


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, str]:
    with (paths.ONTOLOGY / "voices" / "cues.csv").open(encoding="utf-8", newline="") as lines:
        return {row["lemma"]: row["stance"] for row in csv.DictReader(lines)}
