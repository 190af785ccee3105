"""What befell whom: trigger words and the phrases that stand in their frame."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.casualties import lexicon, numbers, victims
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_MODALS = frozenset({"could", "would", "might", "may", "will", "can", "should", "must", "shall", "'ll", "'d", "wo"})
_ATTEMPTS = frozenset(
    {
        "threaten",
        "try",
        "attempt",
        "plan",
        "want",
        "vow",
        "intend",
        "plot",
        "conspire",
        "order",
        "wish",
        "promise",
        "hope",
        "refuse",
        "fail",
        "ask",
    }
)
_UNSURE = frozenset({"if", "unless", "whether"})
_SUBJECT = ("nsubjpass", "nsubj")
_CARE = frozenset({"hospital", "hospitals", "clinic", "infirmary", "trauma", "er"})
_WOUNDS = frozenset({"wound", "injury", "gunshot", "laceration", "burn", "fracture", "graze"})
_SUFFER = frozenset({"suffer", "sustain", "receive", "have", "treat"})
_MOVED = frozenset({"take", "transport", "rush", "airlift", "fly", "hospitalize", "admit", "bring", "treat", "drive", "transfer"})
_NOT_PEOPLE = frozenset({"DATE", "TIME", "PERCENT", "MONEY", "ORDINAL"})
_FATAL = frozenset({"fatally", "mortally"})
_STRICT = frozenset({"shot", "struck", "captured", "displaced", "missing"})


@dataclass(frozen=True, slots=True)
class Harm:
    """A trigger and whom it befell. Kind `shot` is settled later: it may have killed or injured."""

    trigger: int
    kind: str
    victims: Victims
    rule: str


def find(parse: Parse) -> Iterator[Harm]:
    """All harms of a text, in order of their triggers."""
    words, triggers = lexicon.trigger_words(), lexicon.triggers()
    for token, lemma in enumerate(parse.lemma):
        if lemma in words or parse.lower[token] in words:
            known = (
                triggers.get((lemma, parse.pos[token])) or triggers.get((parse.lower[token], parse.pos[token])) or _otherwise(parse, token)
            )
            if known is not None and not _unreal(parse, token):
                yield from _framed(parse, token, known)
        elif lemma in _MOVED or lemma in _SUFFER:
            yield from _hospital(parse, token)
        elif lemma in ("suicide", "kill") or (lemma == "turn" and "gun" in parse.lower[token : token + 5]):
            yield from _suicide(parse, token)


def _otherwise(parse: Parse, token: int) -> lexicon.Trigger | None:
    """A participle or adjective tagged as something else: `three wounded`, `five dead` as nouns."""
    word, pos = parse.lower[token], parse.pos[token]
    if word in ("dead", "killed", "wounded", "injured", "missing", "hurt") and pos in ("NOUN", "ADJ", "VERB", "ADV", "PROPN"):
        kind = {"dead": "killed", "killed": "killed", "missing": "missing"}.get(word, "injured")
        return lexicon.Trigger(kind, "state")
    return None


def _framed(parse: Parse, token: int, known: lexicon.Trigger) -> Iterator[Harm]:
    frame = _FRAMES[known.frame]
    kind = _fatal(parse, token) or known.kind
    for head, rule in frame(parse, token):
        found = victims.of(parse, head, strict=kind in _STRICT)
        if found is not None and not _agentive(parse, token, head) and not (found.best != 0 and _negated(parse, token)):
            yield Harm(token, kind, found, f"{known.frame}:{rule}")
            return
    if known.frame in ("object", "state", "subject"):
        before = _linear(parse, token)
        if before is not None and not _negated(parse, token):
            yield Harm(token, kind, before, f"{known.frame}:linear")


def _fatal(parse: Parse, token: int) -> str | None:
    """`fatally shot`, `shot dead`, `shot to death`, `shot and killed`."""
    if parse.lemma[token] not in ("shoot", "stab", "hit", "strike", "beat", "injure", "wound"):
        return None
    near = parse.lower[max(0, token - 2) : token + 6]
    if _FATAL & set(near[:4]) or "dead" in parse.lower[token + 1 : token + 3]:
        return "killed"
    after = parse.lower[token + 1 : token + 7]
    return "killed" if "death" in after[:5] and "to" in after[:4] else None


def _unreal(parse: Parse, token: int) -> bool:
    """Only threatened, attempted, feared or supposed."""
    at = token
    for _ in range(3):
        kids = parse.kids[at]
        if any(parse.lower[k] in _MODALS and parse.dep[k] == "aux" for k in kids) and not any(parse.lower[k] == "have" for k in kids):
            return True
        if any(parse.lower[k] in _UNSURE and parse.dep[k] == "mark" for k in kids):
            return True
        above = parse.head[at]
        if above == at or parse.dep[at] not in ("xcomp", "conj", "oprd", "acomp", "attr", "auxpass"):
            return False
        if parse.dep[at] == "xcomp" and parse.lemma[above] in _ATTEMPTS:
            return True
        at = above
    return False


def _negated(parse: Parse, token: int) -> bool:
    """`two others were not hurt`."""
    near = (*parse.kids[token], *(parse.kids[parse.head[token]] if parse.dep[token] in ("acomp", "oprd", "attr", "xcomp") else ()))
    return any(parse.dep[k] == "neg" or parse.lower[k] in ("never", "neither", "nor") for k in near)


def _agentive(parse: Parse, token: int, head: int) -> bool:
    """An active subject kills, it is not killed."""
    return (
        parse.dep[head] == "nsubj"
        and parse.tag[token] in ("VBD", "VBZ", "VBP", "VB", "VBG")
        and parse.pos[token] == "VERB"
        and (parse.child(token, "dobj") is not None)
    )


def _object(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """Object of the active, subject of the passive, noun of the participle."""
    direct = parse.child(token, "dobj")
    if direct is not None:
        yield direct, "object"
        return
    passive = parse.child(token, "nsubjpass")
    if passive is not None:
        yield _resolved(parse, token, passive), "passive"
        return
    if parse.tag[token] == "VBN" or parse.tag[token] == "VBD":
        yield from _participle(parse, token)


def _participle(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    dep, above = parse.dep[token], parse.head[token]
    if dep in ("acl", "relcl", "amod") and parse.pos[above] in ("NOUN", "PROPN", "PRON", "NUM", "DET"):
        yield above, "participle"
    elif dep in ("conj", "xcomp", "oprd", "acomp", "ccomp", "advcl", "ROOT", "dep"):
        own = parse.child(token, "nsubj")
        if own is not None and (parse.tag[token] == "VBN" or parse.lemma[token] not in ("kill", "shoot", "murder")):
            yield _resolved(parse, token, own), "bare"
        elif own is None and above != token:
            shared = parse.child(above, "nsubjpass") or (parse.child(above, "nsubj") if parse.tag[token] == "VBN" else None)
            if shared is not None and (dep != "advcl"):
                yield _resolved(parse, above, shared), "shared"
            elif parse.dep[above] in ("acl", "relcl") and parse.pos[parse.head[above]] in ("NOUN", "PROPN", "PRON"):
                yield parse.head[above], "shared"


def _resolved(parse: Parse, verb: int, subject: int) -> int:
    """The noun that `who` stands for."""
    if parse.lower[subject] not in ("who", "whom", "that", "which"):
        return subject
    at = verb
    for _ in range(4):
        if parse.dep[at] == "relcl":
            return parse.head[at]
        at = parse.head[at]
    return subject


def _subject(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    at = token
    for step in range(4):
        own = parse.child(at, *_SUBJECT)
        if own is not None:
            yield _resolved(parse, at, own), "subject" if step == 0 else "shared"
            return
        if parse.dep[at] in ("acl", "relcl") and parse.pos[parse.head[at]] in ("NOUN", "PROPN", "PRON", "NUM"):
            yield parse.head[at], "modified"
            return
        if parse.dep[at] not in ("conj", "xcomp", "advcl") or parse.head[at] == at:
            return
        at = parse.head[at]


def _state(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """`X is dead`, `left X dead`, `X was found dead`, `three dead`, `the dead man`."""
    dep, above = parse.dep[token], parse.head[token]
    if dep in ("amod", "acl", "nmod") and parse.pos[above] in ("NOUN", "PROPN", "NUM", "PRON"):
        yield above, "modified"
    own = parse.child(token, *_SUBJECT) or parse.child(token, "nummod", "npadvmod", "quantmod", "dep")
    if own is not None and own != token:
        yield own, "own"
    counted = numbers.read(parse.lower, token - 1) if token and parse.opens[token] < token else None
    if counted is not None and parse.pos[token - 1] == "NUM":
        yield token - 1, "counted"
    if dep in ("acomp", "oprd", "attr", "xcomp", "advmod", "ccomp", "amod", "conj", "dep", "prt") and above != token:
        direct = parse.child(above, "dobj")
        if parse.lemma[above] in ("leave", "find", "shoot", "pronounce", "declare") and direct is not None and dep != "conj":
            yield direct, "object"
        yield from _subject(parse, above)


def _deed(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """`the death of X`, `X's death`, `12 deaths`."""
    for kid in parse.kids[token]:
        if parse.lower[kid] == "of" and kid > token:
            inner = parse.child(kid, "pobj")
            if inner is not None:
                yield inner, "of"
        elif parse.dep[kid] == "poss":
            yield kid, "poss"
    yield from _count(parse, token)


def _count(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """`four fatalities`, `no injuries`: the number of the noun itself."""
    for kid in parse.kids[token]:
        if (
            kid < token
            and (numbers.is_numeric(parse.lower[kid]) or parse.lower[kid] in ("no", "zero"))
            and parse.dep[kid] in ("nummod", "amod", "det")
        ):
            yield token, "counted"
            return


def _remains(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    if parse.tag[token] == "NNS":
        yield from _count(parse, token)
    for kid in parse.kids[token]:
        if parse.lower[kid] == "of" and kid > token:
            inner = parse.child(kid, "pobj")
            if inner is not None:
                yield inner, "of"


def _lives(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """`claimed 30 lives`, `cost the lives of two men`, `lost his life`."""
    verb = parse.lemma[parse.head[token]]
    if verb in ("claim", "take", "cost", "lose"):
        yield from _remains(parse, token)
        if verb == "lose" and any(parse.dep[k] == "poss" for k in parse.kids[token]):
            yield from _subject(parse, parse.head[token])


def _toll(parse: Parse, token: int) -> Iterator[tuple[int, str]]:
    """`the death toll rose to 19`."""
    if not any(parse.lemma[k] in ("death", "fatality") for k in parse.kids[token]):
        return
    for at in range(token + 1, min(parse.closes[token], token + 12) + 1):
        if numbers.is_numeric(parse.lower[at]) and parse.ent[at] not in _NOT_PEOPLE and parse.lower[at - 1] != "from":
            yield at, "toll"
            return


_FRAMES = {
    "object": _object,
    "subject": _subject,
    "state": _state,
    "deed": _deed,
    "count": _count,
    "remains": _remains,
    "lives": _lives,
    "toll": _toll,
}


def _linear(parse: Parse, token: int) -> Victims | None:
    """A number or a counted noun right before the trigger, whatever the parse: `2 dead, 5 others critically wounded`."""
    at = token - 1
    while at > parse.opens[token] and (
        parse.pos[at] in ("ADV", "AUX")
        or parse.lower[at] in ("were", "was", "are", "been", "left", "critically", "reported", "more", "confirmed")
    ):
        at -= 1
    if at < parse.opens[token] or (parse.head[at] == token and parse.dep[at] == "nsubj" and parse.child(token, "dobj") is not None):
        return None
    if numbers.is_numeric(parse.lower[at]) and victims.is_person(parse, at):
        found = numbers.read(parse.lower, at)
        return Victims(at, found.start, at + 1, found.low, found.best, found.high, found.qualifier) if found else None
    before = numbers.read(parse.lower, at - 1) if at > parse.opens[token] and lexicon.status(parse.lemma[at]) else None
    if before is None:
        return None
    return Victims(
        at, before.start, at + 1, before.low, before.best, before.high, before.qualifier, lexicon.status(parse.lemma[at]) or "unknown"
    )


def _hospital(parse: Parse, token: int) -> Iterator[Harm]:
    """`was taken to hospital`, `suffered a gunshot wound`, `treated for his injuries`."""
    if parse.pos[token] != "VERB" or _unreal(parse, token):
        return
    lemma, after = parse.lemma[token], set(parse.lemma[token : min(parse.right[token], token + 14) + 1])
    hurt = bool(after & _WOUNDS)
    cared = lemma in _MOVED and bool(after & _CARE)
    if not (cared or (hurt and lemma in _SUFFER | {"treat"})):
        return
    passive = parse.child(token, "nsubjpass")
    head = passive if passive is not None else (parse.child(token, "nsubj", "dobj") if lemma in _SUFFER else parse.child(token, "dobj"))
    if head is None and parse.dep[token] in ("conj", "xcomp", "advcl"):
        head = next((h for h, _ in _subject(parse, token)), None)
    found = victims.of(parse, _resolved(parse, token, head), strict=True) if head is not None else None
    if found is not None:
        yield Harm(token, "injured" if hurt else "shot", found, "wounds" if hurt else "care")


def _suicide(parse: Parse, token: int) -> Iterator[Harm]:
    """`turned the gun on himself`, `committed suicide`."""
    at = token if parse.pos[token] == "VERB" else parse.head[token]
    if parse.lemma[token] == "suicide" and parse.lemma[at] != "commit":
        return
    if parse.lemma[token] == "turn" and not {"himself", "herself", "themselves"} & set(parse.lower[token : token + 9]):
        return
    head = next((h for h, _ in _subject(parse, at)), None)
    found = victims.of(parse, head, strict=True) if head is not None else None
    if found is not None:
        yield Harm(at, "killed", found, "suicide")
