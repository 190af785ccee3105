"""Attackers among the dead: by their own hand, by the police, or called the gunman. A toll may or may not count them with their victims."""

import re
from functools import lru_cache

from tasks.extract.casualties import lexicon
from tasks.extract.casualties.persons import MANY, SELVES
from tasks.extract.casualties.subjects import subject
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_LAW = frozenset({"police", "officer", "policeman", "deputy", "trooper", "sheriff", "cop", "marshal", "agent", "detective", "swat"})
_DEEDS = frozenset(["kill", "shoot", "murder", "stab", "slay", "attack", "ambush", "open", "fire", "wound", "gun"])
_MURDER_SUICIDE = re.compile(
    r"\b(?:murder|homicide|killing|slaying|shooting)s?\s?(?:[-–/]|and|then)?\s?suicide"
    r"|\bkill(?:s|ed|ing)? (?:[^.\n]{1,60}(?:,|and|then) )?(?:him|her|them)?sel(?:f|ves)\b"
    r"|\b(?:takes?|took|taken|taking|ends?|ended|ending) (?:his|her|their) own li(?:fe|ves)\b|\b(?:gun|it) (?:up)?on (?:him|her)?self\b",
    re.IGNORECASE,
)
_WITHIN = 14


def sign(parse: Parse, token: int, found: Victims, *, own: bool = False, fatal: bool = True) -> str:
    """How a harm tells that whom it befell is the attacker: `self`, `shot`, `law` or `word`; empty where it does not, or tells of several.

    `he shot himself`, `died of a self-inflicted wound`; `police killed the man`; `the gunman died`, `the man who shot him died`.
    """
    if own or _inflicted(parse, token):
        return "self" if fatal else "shot"
    if found.best != 1 or found.parts:
        return ""
    doer = agent(parse, token)
    if doer is not None and _is_law(parse, doer):
        return "law"
    return "word" if parse.lemma[found.head] in lexicon.attackers() or _is_doer(parse, found.head, token) else ""


def by_others(parse: Parse, token: int) -> bool:
    """Somebody did it who is no officer of the law: `a man killed two guards`, `two guards were killed by a man`; not `they killed him`."""
    doer = agent(parse, token)
    return doer is not None and not _is_law(parse, doer) and parse.lower[doer] not in MANY and parse.ent[doer] not in ("DATE", "TIME")


def _is_law(parse: Parse, doer: int) -> bool:
    return parse.lemma[doer] in _LAW or parse.lower[doer].removesuffix("s") in _LAW


def agent(parse: Parse, token: int) -> int | None:
    """Who did it: the subject of the active verb, or the noun after `by`."""
    by = parse.child(token, "agent")
    if by is not None:
        return parse.child(by, "pobj")
    if parse.pos[token] != "VERB" or parse.child(token, "dobj") is None:
        return None
    return next((head for head, _ in subject(parse, token)), None)


def has_self(parse: Parse, heads: list[int]) -> bool:
    """One of those counted is the attacker: `his wife and himself`, `a bystander and the suspect`."""
    return any(parse.lower[t] in SELVES or parse.lemma[t] in lexicon.attackers() for t in heads)


@lru_cache(maxsize=2)
def is_murder_suicide(text: str | None) -> bool:
    """The text says that somebody killed others, or was to, and then himself."""
    return bool(text and _MURDER_SUICIDE.search(text))


def _inflicted(parse: Parse, token: int) -> bool:
    """`dead of a self-inflicted wound`: right after the word for the death."""
    for at in range(token + 1, min(parse.closes[token], token + _WITHIN) + 1):
        if parse.lower[at] in ("self-inflicted", "inflicted"):
            return parse.lower[at] == "self-inflicted" or "self" in parse.lower[at - 2 : at]
    return False


def _is_doer(parse: Parse, head: int, token: int) -> bool:
    """`the man who shot him`, `the boy suspected of killing her`."""
    for kid in parse.kids[head]:
        if parse.dep[kid] == "relcl" and kid != token and parse.lemma[kid] in _DEEDS and parse.child(kid, "nsubjpass", "auxpass") is None:
            own = parse.child(kid, "nsubj")
            return own is not None and parse.lower[own] in ("who", "that") and SELVES.isdisjoint(parse.lower[k] for k in parse.kids[kid])
        if parse.dep[kid] == "acl" and parse.lemma[kid] in ("suspect", "accuse"):
            return True
    return False
