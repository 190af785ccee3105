"""Words that may introduce what somebody says or thinks."""

import csv
from collections.abc import Iterator
from functools import lru_cache

from tasks import paths
from tasks.extract.quotes.parse import Parse

_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_OPENERS = frozenset({"ccomp", "xcomp", "acl", "prep", "relcl"})
_PREPOSITIONS = frozenset({"according", "per", "despite", "amid"})
_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly"})


def candidates(parse: Parse) -> Iterator[int]:
    """Verbs, nouns and adjectives with something depending on them, `according`, hearsay adverbs, and the colon after a name."""
    for token, pos in enumerate(parse.pos):
        if pos in ("VERB", "AUX"):
            if parse.dep[token] not in _AUXILIARY and (pos == "VERB" or parse.kids[token]):
                yield token
        elif pos in ("NOUN", "ADJ", "PROPN"):
            if any(k > token and parse.dep[k] in _OPENERS for k in parse.kids[token]):
                yield token
        elif parse.lower[token] in _PREPOSITIONS or parse.lower[token] in _ADVERBS or (parse.lower[token] == ":" and token):
            yield token


def is_hearsay(parse: Parse, token: int) -> bool:
    """An adverb that disowns its clause."""
    return parse.lower[token] in _ADVERBS


def is_trap(parse: Parse, token: int) -> bool:
    """A verb of saying that says nothing with this object: `the flood claimed 30 lives`."""
    objects = _traps().get(parse.lemma[token])
    return objects is not None and any(parse.dep[k] == "dobj" and parse.lemma[k] in objects for k in parse.kids[token])


@lru_cache(maxsize=1)
def _traps() -> dict[str, frozenset[str]]:
    with (paths.ONTOLOGY / "voices" / "traps.csv").open(encoding="utf-8", newline="") as lines:
        return {row["lemma"]: frozenset(row["objects"].split()) for row in csv.DictReader(lines)}
