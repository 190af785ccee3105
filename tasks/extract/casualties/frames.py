"""Where victims stand: one function per frame of the trigger lexicon, each giving heads of phrases with the name of its rule."""

from collections.abc import Callable, Iterator

from tasks.extract.casualties import numbers
from tasks.extract.casualties.persons import is_person
from tasks.extract.casualties.subjects import own_subject, resolved, subject
from tasks.extract.quotes.parse import Parse

Found = Iterator[tuple[int, str]]
_DEADLY = frozenset({"fatal", "deadly"})
_STRUCK = frozenset({"shoot", "gun", "stab", "strike", "beat"})
_NOT_PEOPLE = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})


def _object(parse: Parse, token: int) -> Found:
    """Object of the active, subject of the passive, noun of the participle."""
    direct = parse.child(token, "dobj")
    if direct is not None:
        yield _past_prefix(parse, direct), "object"
        return
    passive = own_subject(parse, token, "nsubjpass")
    if passive is not None:
        yield resolved(parse, token, passive), "passive"
        return
    if parse.tag[token] == "VBN" or parse.tag[token] == "VBD":
        yield from _participle(parse, token)


def _past_prefix(parse: Parse, head: int) -> int:
    """`his two co-workers`, of which a parse may make `his two co`."""
    return head + 2 if parse.lower[head] == "co" and parse.lower[head + 1 : head + 2] == ["-"] and head + 2 < len(parse) else head


def _participle(parse: Parse, token: int) -> Found:
    dep, above = parse.dep[token], parse.head[token]
    be = parse.child(token, "auxpass")
    late = parse.child(be, "attr", "nsubj") if be is not None else None
    if late is not None and late > token:
        yield late, "inverted"
        return
    if dep in ("acl", "relcl", "amod") and parse.pos[above] in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
        yield above, "participle"
    elif dep in ("advcl", "ccomp", "csubj", "acomp") and parse.lemma[above] == "be" and (parse.child(above, "nsubj", "attr") or 0) > token:
        yield parse.child(above, "nsubj", "attr") or token, "inverted"
    elif dep in ("conj", "xcomp", "oprd", "acomp", "ccomp", "advcl", "ROOT", "dep"):
        own = parse.child(token, "nsubj")
        if own is not None and (parse.tag[token] == "VBN" or parse.lemma[token] not in ("kill", "shoot", "murder")):
            yield resolved(parse, token, own), "bare"
        elif own is None and above != token:
            shared = parse.child(above, "nsubjpass") or (parse.child(above, "nsubj") if parse.tag[token] == "VBN" else None)
            if shared is not None and (dep != "advcl"):
                yield resolved(parse, above, shared), "shared"
            elif parse.dep[above] in ("acl", "relcl") and parse.pos[parse.head[above]] in ("NOUN", "PROPN", "PRON"):
                yield parse.head[above], "shared"


def _state(parse: Parse, token: int) -> Found:
    """`X is dead`, `left X dead`, `X was found dead`, `three dead`, `the dead man`."""
    dep, above = parse.dep[token], parse.head[token]
    if dep == "amod" and above > token and not is_person(parse, above):
        return
    if parse.lemma[above] in _STRUCK and parse.child(above, "nsubjpass") is None and parse.child(above, "dobj") is not None:
        yield parse.child(above, "dobj") or token, "object"
        return
    if token and parse.opens[token] < token and numbers.is_numeric(parse.lower[token - 1]) and parse.ent[token - 1] in ("", "CARDINAL"):
        yield token - 1, "number"
    if dep in ("amod", "acl", "nmod") and parse.pos[above] in ("NOUN", "PROPN", "NUM", "PRON"):
        yield above, "modified"
    own = own_subject(parse, token, "nsubjpass", "nsubj") or parse.child(token, "nummod", "npadvmod", "quantmod", "dep")
    if own is not None and own != token:
        yield own, "own"
    if dep in ("acomp", "oprd", "attr", "xcomp", "advmod", "ccomp", "amod", "conj", "dep", "prt") and above != token:
        direct = parse.child(above, "dobj")
        if parse.lemma[above] in ("leave", "find", "shoot", "pronounce", "declare") and direct is not None and dep != "conj":
            yield direct, "object"
        yield from subject(parse, above)


def _deed(parse: Parse, token: int) -> Found:
    """`the death of X`, `X's death`, `12 deaths`."""
    for kid in parse.kids[token]:
        if parse.lower[kid] == "of" and kid > token:
            inner = parse.child(kid, "pobj")
            if inner is not None:
                yield inner, "of"
        elif parse.dep[kid] == "poss":
            yield kid, "poss"
    yield from _count(parse, token)


def _fatal_deed(parse: Parse, token: int) -> Found:
    """`the fatal shooting of X`; the shooting of X may have left him alive."""
    if any(parse.lower[k] in _DEADLY for k in parse.kids[token]):
        yield from _deed(parse, token)


def _count(parse: Parse, token: int) -> Found:
    """`four fatalities`, `no injuries`: the number of the noun itself."""
    for kid in parse.kids[token]:
        if (
            kid < token
            and (numbers.is_numeric(parse.lower[kid]) or parse.lower[kid] in ("no", "zero"))
            and parse.dep[kid] in ("nummod", "amod", "det")
        ):
            yield token, "counted"
            return


def _remains(parse: Parse, token: int) -> Found:
    if parse.tag[token] == "NNS":
        yield from _count(parse, token)
    for kid in parse.kids[token]:
        if parse.lower[kid] == "of" and kid > token:
            inner = parse.child(kid, "pobj")
            if inner is not None:
                yield inner, "of"


def _lives(parse: Parse, token: int) -> Found:
    """`claimed 30 lives`, `cost the lives of two men`, `lost his life`."""
    verb = parse.lemma[parse.head[token]]
    if verb in ("take", "end") and parse.lower[token - 1] == "own":
        yield from ((head, "own life") for head, _ in subject(parse, parse.head[token]))
    elif verb in ("claim", "take", "cost", "lose"):
        yield from _remains(parse, token)
        if verb == "lose" and any(parse.dep[k] == "poss" for k in parse.kids[token]):
            yield from subject(parse, parse.head[token])


def _manner(parse: Parse, token: int) -> Found:
    """`six were shot, two of them fatally`."""
    at = token - 1
    while at > parse.opens[token] and parse.lower[at] in ("of", "them", "whom", "those", "the", "victims", "people"):
        at -= 1
    if numbers.is_numeric(parse.lower[at]) and parse.head[token] != at + 1:
        yield at, "manner"


def deed_kids(parse: Parse, token: int) -> list[int]:
    """What stands before a deed; before its compound where it is part of one (`a double murder-suicide`)."""
    above = parse.head[token]
    more = parse.kids[above] if parse.dep[token] == "compound" and parse.lemma[above] == "suicide" else []
    return [*parse.kids[token], *(k for k in more if k < token)]


def counts_of(parse: Parse, token: int) -> int | None:
    """The number in `three counts of murder`, one for each who died; attempts kill nobody."""
    count = parse.head[parse.head[token]]
    if parse.dep[token] != "pobj" or parse.lemma[count] != "count" or parse.lower[parse.head[token]] != "of":
        return None
    if any(parse.lower[k].startswith("attempt") for k in parse.kids[token]):
        return None
    return next((k for k in parse.kids[count] if k < count and numbers.is_numeric(parse.lower[k])), None)


def _multiple(parse: Parse, token: int) -> Found:
    """`a triple homicide`, `two homicides`, `an apparent double murder-suicide`: the word itself says how many. So does a charge."""
    if counts_of(parse, token) is not None:
        yield token, "multiple"
        return
    for kid in deed_kids(parse, token):
        if parse.lower[kid] in ("double", "triple", "quadruple", "quintuple") or numbers.is_numeric(parse.lower[kid]):
            yield token, "multiple"
            return
    yield from _deed(parse, token)


def _toll(parse: Parse, token: int) -> Found:
    """`the death toll rose to 19`, `the number of dead rose from 12 to 19`."""
    of = (o for k in parse.kids[token] if parse.lower[k] == "of" for o in parse.kids[k])
    if not any(parse.lemma[k] in ("death", "fatality", "dead") for k in (*parse.kids[token], *of)):
        return
    for at in range(token + 1, min(parse.closes[token], token + 12) + 1):
        if numbers.is_numeric(parse.lower[at]) and parse.ent[at] not in _NOT_PEOPLE and parse.lower[at - 1] != "from":
            yield at, "toll"
            return


FRAMES: dict[str, Callable[[Parse, int], Found]] = {
    "object": _object,
    "subject": subject,
    "state": _state,
    "deed": _deed,
    "fatal": _fatal_deed,
    "count": _count,
    "remains": _remains,
    "lives": _lives,
    "toll": _toll,
    "manner": _manner,
    "multiple": _multiple,
}
"""Frame of the lexicon -> where its victims stand."""
