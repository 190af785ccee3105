"""Harm told by its signs: hospitals, wounds, a gun turned on oneself."""

from collections.abc import Iterator

from tasks.extract.casualties import victims
from tasks.extract.casualties.persons import SELVES
from tasks.extract.casualties.subjects import own_subject, resolved, subject
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_CARE = frozenset({"hospital", "hospitals", "clinic", "infirmary", "trauma", "er"})
_WOUNDS = frozenset({"wound", "injury", "gunshot", "laceration", "burn", "fracture", "graze"})
_SUFFER = frozenset({"suffer", "sustain", "receive", "have", "treat", "survive"})
_MOVED = frozenset(["take", "transport", "rush", "airlift", "fly", "hospitalize", "admit", "bring", "treat", "drive", "transfer", "send"])
_STAYS = frozenset({"be", "remain", "stay", "list"})
_STABLE = frozenset({"critical", "serious", "stable", "fair", "good", "grave", "guarded", "satisfactory"})
_SIGNS = _MOVED | _SUFFER | {"turn", "suicide"}
_SOON = 8


def opens(parse: Parse, token: int) -> bool:
    """The word opens the door to this file's rules."""
    lemma = parse.lemma[token]
    if lemma in _STAYS:
        soon = parse.lower[token + 1 : token + _SOON]
        return "in" in soon and ("condition" in soon or not _CARE.isdisjoint(soon))
    return lemma in _SIGNS


def signs(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """Kind, victims and rule of the harm that a word that opens the door tells of."""
    if parse.lemma[token] in ("suicide", "turn"):
        yield from _suicide(parse, token)
    elif parse.lemma[token] in _STAYS:
        yield from _condition(parse, token)
    elif parse.pos[token] == "VERB":
        yield from _hospital(parse, token)


def _hospital(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """`was taken to hospital`, `suffered a gunshot wound`, `treated for his injuries`."""
    lemma, after = parse.lemma[token], set(parse.lemma[token : min(parse.right[token], token + 14) + 1])
    hurt = bool(after & _WOUNDS)
    if not (lemma in _MOVED and after & _CARE) and not (hurt and lemma in _SUFFER):
        return
    passive = own_subject(parse, token, "nsubjpass")
    if passive is None:
        passive = own_subject(parse, token, "nsubj", "dobj") if lemma in _SUFFER and lemma != "treat" else parse.child(token, "dobj")
    if passive is None and parse.dep[token] in ("conj", "xcomp", "advcl", "acl"):
        passive = next((h for h, _ in subject(parse, token)), None)
    found = victims.of(parse, resolved(parse, token, passive), strict=True) if passive is not None else None
    if found is not None:
        yield "shot", found, "wounds" if hurt else "care"


def _condition(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """`are still in hospital`, `was in critical condition`; not `the condition was critical`."""
    ins = [k for k in parse.kids[token] if parse.lower[k] == "in" and k > token]
    place = next((o for k in ins if (o := parse.child(k, "pobj")) is not None), None)
    if place is None or not (
        (parse.lower[place] == "condition" and any(parse.lower[k] in _STABLE for k in parse.kids[place]))
        or (parse.lower[place] in _CARE and (parse.lemma[token] == "remain" or "still" in parse.lower[token:place]))
    ):
        return
    own = own_subject(parse, token, "nsubj", "nsubjpass")
    found = victims.of(parse, resolved(parse, token, own), strict=True) if own is not None else None
    if found is not None:
        yield "shot", found, "care"


def _suicide(parse: Parse, token: int) -> Iterator[tuple[str, Victims, str]]:
    """`turned the gun on himself`, `committed suicide`."""
    at = token if parse.pos[token] == "VERB" else parse.head[token]
    near = set(parse.lower[token : token + 9])
    if parse.lemma[at] != "commit" and not (parse.lemma[token] == "turn" and near & SELVES and near & {"gun", "weapon", "rifle", "pistol"}):
        return
    head = next((h for h, _ in subject(parse, at)), None)
    found = victims.of(parse, head, strict=True) if head is not None else None
    if found is not None:
        yield "killed", found, "suicide"
