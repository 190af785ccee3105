"""Words that may introduce what somebody says or thinks."""

from collections.abc import Iterator

from tasks.extract.quotes.parse import Parse

_AUXILIARY = frozenset({"aux", "auxpass", "neg"})
_OPENERS = frozenset({"ccomp", "xcomp", "acl", "prep", "relcl"})
_PREPOSITIONS = frozenset({"according", "per", "despite", "amid"})
_ADVERBS = frozenset({"reportedly", "allegedly", "supposedly", "purportedly", "apparently"})


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
