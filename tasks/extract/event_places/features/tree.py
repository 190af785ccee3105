"""Steps through the parse."""

from spacy.tokens import Token

VERBAL = frozenset({"VERB", "AUX"})
MOST_STEPS = 12
_INSIDE_NAME = frozenset({"compound", "nmod", "amod", "poss", "appos", "conj", "flat", "nummod"})
_OPEN = frozenset({"NOUN", "VERB", "ADJ", "ADP", "ADV"})


def governor(token: Token) -> tuple[str, Token]:
    """The preposition that governs a name, or its own dependency, and the head of the phrase that the name is part of."""
    here, steps = token, 0
    while here.dep_ in _INSIDE_NAME and steps < 4:
        here, steps = here.head, steps + 1
    return (here.head.lower_, here) if here.dep_ == "pobj" else (f"<{here.dep_}>", here)


def over(stand: Token) -> Token:
    """What a name's preposition, or the name itself, hangs on: `village` in `a village in Idlib`."""
    return stand.head.head if stand.dep_ == "pobj" else stand.head


def chain(token: Token) -> list[Token]:
    """The token and what governs it, up to the root."""
    found = [token]
    while found[-1].head.i != found[-1].i and len(found) < MOST_STEPS:
        found.append(found[-1].head)
    return found


def word(token: Token) -> str:
    """Lemma of a common word; of the rest only what it is."""
    return token.lemma_.lower() if token.pos_ in _OPEN and not token.ent_type_ else token.pos_


def closed(token: Token) -> str:
    """A function word or mark as written; of the rest only what it is."""
    return token.lower_ if token.pos_ in ("ADP", "PUNCT", "PART", "CCONJ", "DET") else token.pos_
