"""The word lists of coreference, from `data/ontology/coreference_words.csv`."""

from functools import lru_cache

from tasks import paths
from tasks.extract.mentions.lexicon import rows


@lru_cache
def uses(use: str) -> frozenset[str]:
    """Words of one use, lower case, singular."""
    return frozenset(row["word"] for row in rows(paths.ONTOLOGY / "coreference_words.csv") if row["use"] == use)
