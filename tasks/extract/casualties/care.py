"""Harm told by its signs: hospitals, wounds, a gun turned on oneself."""

from collections.abc import Iterator

from tasks.extract.casualties import victims
from tasks.extract.casualties.frames import resolved, subject
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_CARE = frozenset({"hospital", "hospitals", "clinic", "infirmary", "trauma", "er"})
_WOUNDS = frozenset({"wound", "injury", "gunshot", "laceration", "burn", "fracture", "graze"})
_SUFFER = frozenset({"suffer", "sustain", "receive", "have", "treat", "survive"})
_MOVED = frozenset(["take", "transport", "rush", "airlift", "fly", "hospitalize", "admit", "bring", "treat", "drive", "transfer", "send"])
_SELF = frozenset({"himself", "herself", "themselves", "themself"})
SIGNS = _MOVED | _SUFFER | {"turn", "suicide"}
"""Lemmas that open the door to this file's rules."""


def signs(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """Kind, victims and rule of the harm that a word of SIGNS tells of."""
    if parse.lemma[token] in ("suicide", "turn"):
        yield from _suicide(parse, token)
    elif parse.pos[token] == "VERB":
        yield from _hospital(parse, token)


def _hospital(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """`was taken to hospital`, `suffered a gunshot wound`, `treated for his injuries`."""
    lemma, after = parse.lemma[token], set(parse.lemma[token : min(parse.right[token], token + 14) + 1])
    hurt = bool(after & _WOUNDS)
    if not (lemma in _MOVED and after & _CARE) and not (hurt and lemma in _SUFFER):
        return
    passive = parse.child(token, "nsubjpass")
    if passive is None:
        passive = parse.child(token, "nsubj", "dobj") if lemma in _SUFFER and lemma != "treat" else parse.child(token, "dobj")
    if passive is None and parse.dep[token] in ("conj", "xcomp", "advcl", "acl"):
        passive = next((h for h, _ in subject(parse, token)), None)
    found = victims.of(parse, resolved(parse, token, passive), strict=True) if passive is not None else None
    if found is not None:
        yield "shot", found, "wounds" if hurt else "care"


def _suicide(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """`turned the gun on himself`, `committed suicide`."""
    at = token if parse.pos[token] == "VERB" else parse.head[token]
    near = set(parse.lower[token : token + 9])
    if parse.lemma[at] != "commit" and not (parse.lemma[token] == "turn" and near & _SELF and near & {"gun", "weapon", "rifle", "pistol"}):
        return
    head = next((h for h, _ in subject(parse, at)), None)
    found = victims.of(parse, head, strict=True) if head is not None else None
    if found is not None:
        yield "killed", found, "suicide"
