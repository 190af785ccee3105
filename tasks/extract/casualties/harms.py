"""What befell whom: trigger words and the phrases that stand in their frame."""

from collections.abc import Iterator
from dataclasses import dataclass

from tasks.extract.casualties import attackers, care, lexicon, lists, numbers, parts, victims
from tasks.extract.casualties.frames import FRAMES, counts_of, deed_kids
from tasks.extract.casualties.persons import SELVES, is_person
from tasks.extract.casualties.realis import is_of_several, is_period, negated, unreal
from tasks.extract.casualties.subjects import subject
from tasks.extract.casualties.victims import Victims
from tasks.extract.quotes.parse import Parse

_FATAL = frozenset({"fatally", "mortally"})
_VIOLENT = frozenset({"shoot", "stab", "hit", "strike", "beat", "injure", "wound"})
_STRICT = frozenset({"shot", "struck", "captured", "displaced", "missing"})
_HIT = ("shot", "struck")
_STATES = {"dead": "killed", "killed": "killed", "missing": "missing", "wounded": "injured", "injured": "injured", "hurt": "injured"}
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_ROLLS = {
    "dead": "killed", "deceased": "killed", "slain": "killed", "killed": "killed", "injured": "injured", "wounded": "injured",
    "hurt": "injured", "missing": "missing", "kidnapped": "captured", "hostages": "captured", "victims": "victim",
}  # fmt: skip
"""Words that open a list of names, and what befell those on it."""
_ALONG = 16
_BETWEEN = frozenset(["were", "was", "are", "is", "been", "being", "left", "critically", "reported", "more", "confirmed"])


@dataclass(frozen=True, slots=True)
class Harm:
    """A trigger and whom it befell. Kinds `shot` and `struck` are settled later: they may have killed or injured."""

    trigger: int
    kind: str
    victims: Victims
    rule: str
    is_period: bool = False
    is_self: bool = False
    attacker: str = ""
    """How it is told that whom it befell is the attacker."""
    is_of_several: bool = False
    by_others: bool = False
    with_attacker: bool = False


def find(parse: Parse) -> Iterator[Harm]:
    """All harms of a text, in order of their triggers."""
    words, triggers = lexicon.trigger_words(), lexicon.triggers()
    for token, lemma in enumerate(parse.lemma):
        if parse.lower[token] in _ROLLS:
            yield from _roll(parse, token)
        if lemma in words or parse.lower[token] in words:
            pos = parse.pos[token]
            known = triggers.get((lemma, pos)) or triggers.get((parse.lower[token], pos)) or _otherwise(parse, token)
            if known is not None and not unreal(parse, token):
                yield from _framed(parse, token, known)
        elif care.opens(parse, token) and not unreal(parse, token) and not negated(parse, token):
            for kind, found, rule in care.signs(parse, token):
                own = attackers.sign(parse, token, found, own=rule == "suicide")
                yield Harm(token, kind, found, rule, is_self=own == "self", attacker=own)


def _roll(parse: Parse, token: int) -> Iterator[Harm]:
    """`The dead are Anna Berg, 34, and Otto Krag, 61`; victims may be dead or injured: kind `victim` is settled by nobody."""
    found = [v for h in lists.introduced(parse, token) if (v := victims.of(parse, h, strict=True, alone=True)) is not None]
    if len(found) > 1:
        yield Harm(token, _ROLLS[parse.lower[token]], victims.joined(found), "roll")


def _otherwise(parse: Parse, token: int) -> lexicon.Trigger | None:
    """A participle or adjective tagged as something else: `three wounded`, `five dead` as nouns."""
    kind = _STATES.get(parse.lower[token])
    return lexicon.Trigger(kind, "state") if kind and parse.pos[token] in ("NOUN", "ADJ", "VERB", "ADV", "PROPN") else None


def _framed(parse: Parse, token: int, known: lexicon.Trigger) -> Iterator[Harm]:
    kind, over = _fatal(parse, token) or known.kind, is_period(parse, token)
    for head, rule in FRAMES[known.frame](parse, token):
        own = parse.lower[head] in SELVES or rule == "own life"
        mutual = parse.lower[head] == "other" and parse.lower[head - 1] == "each"
        whom = next((h for h, _ in subject(parse, token)), head) if own or mutual else head
        found = _with_others(parse, token, _read(parse, token, whom, rule, kind))
        if (
            found is not None
            and not (known.frame != "subject" and _agentive(parse, token, head))
            and not (found.best != 0 and negated(parse, token))
        ):
            selves = [v for v in found.parts if parse.lower[v.head] in SELVES]
            if kind in _HIT and 0 < len(selves) < len(found.parts):
                yield Harm(token, kind, _doer(parse, token, selves[0]), f"{known.frame}:{rule}", over, True, "shot")
                found = victims.joined([v for v in found.parts if v not in selves])
            some = list(parts.of(parse, found, token))
            heads = [p.head for v in (found, *some) for p in v.parts or [v] if found.best != 1]
            yield Harm(
                token, kind, found, f"{known.frame}:{rule}", over or _is_statistic(parse, token, rule), own,
                attackers.sign(parse, token, found, own=own, fatal=kind == "killed"), _of_several(parse, token, found),
                not own and attackers.by_others(parse, token),
                attackers.has_self(parse, heads) or (rule == "multiple" and "suicide" in parse.lower[token : token + 3]),
            )  # fmt: skip
            yield from (Harm(token, kind, part, "part", over) for part in some)
            return
    if known.frame in ("object", "state", "subject") and parse.tag[token] != "VBG" and not negated(parse, token):
        before = _linear(parse, token)
        if before is not None:
            yield Harm(token, kind, before, f"{known.frame}:linear", over, is_of_several=_of_several(parse, token, before))
            yield from (Harm(token, kind, part, "part", over) for part in parts.of(parse, before, token))


def _of_several(parse: Parse, token: int, found: Victims) -> bool:
    return found.best != 1 and is_of_several(parse.lower[parse.opens[token] : parse.closes[token] + 1])


def _doer(parse: Parse, token: int, himself: Victims) -> Victims:
    """`shot his wife and then himself`: who did it."""
    head = next((h for h, _ in subject(parse, token)), None)
    return (victims.of(parse, head, strict=True, alone=True) if head is not None else None) or himself


def _with_others(parse: Parse, token: int, found: Victims | None) -> Victims | None:
    """`was killed along with two guards`: those who shared the fate."""
    if found is None or not found.best:
        return found
    for at in range(max(token + 1, found.end), min(parse.closes[token], token + _ALONG)):
        if parse.lower[at] in ("along", "together") and parse.lower[at + 1] == "with":
            head = parse.child(at + 1, "pobj")
            more = victims.of(parse, head, strict=True) if head is not None else None
            return victims.together(found, more) if more is not None and more.best else found
    return found


def _read(parse: Parse, token: int, head: int, rule: str, kind: str) -> Victims | None:
    """The victims of a frame's phrase; of the trigger itself where it is what is counted."""
    if rule == "multiple":
        return _multiple(parse, token)
    if rule == "toll" and parse.lower[head - 1] == "to":
        plain = numbers.read_plain(parse.lower, head)
        return Victims(head, plain[0], head + 1, plain[1], plain[1], plain[1]) if plain else None
    if rule == "counted" and not is_person(parse, head):
        return victims.counted(parse, head)
    return victims.of(parse, head, strict=kind in _STRICT, alone=rule == "modified" and token < head)


def _is_statistic(parse: Parse, token: int, rule: str) -> bool:
    """`81 homicides` counts deeds, each its own happening; `a double homicide` is one."""
    return rule == "multiple" and parse.tag[token] in ("NNS", "NNPS") and not any(parse.lower[k] in _TIMES for k in parse.kids[token])


def _multiple(parse: Parse, token: int) -> Victims | None:
    """`triple homicide` counts three, `two murders` two, `two counts of murder` two."""
    charged = counts_of(parse, token)
    if charged is not None:
        said = numbers.read(parse.lower, charged)
        return Victims(token, said.start, token + 1, said.low, said.best, said.high, said.qualifier) if said else None
    for kid in deed_kids(parse, token):
        if parse.lower[kid] in _TIMES:
            count = _TIMES[parse.lower[kid]] + ("suicide" in parse.lower[token] or "suicide" in parse.lower[token + 1 : token + 3])
            return Victims(token, kid, token + 1, count, count, count)
        found = numbers.read(parse.lower, kid) if kid < token and parse.dep[kid] == "nummod" else None
        if found is not None:
            return Victims(token, found.start, token + 1, found.low, found.best, found.high, found.qualifier)
    return None


def _fatal(parse: Parse, token: int) -> str | None:
    """`fatally shot`, `shot dead`, `shot to death`."""
    if parse.lemma[token] == "gun" or parse.lemma[token] not in _VIOLENT:
        return None
    if _FATAL & set(parse.lower[max(0, token - 2) : token + 3]) or "dead" in parse.lower[token + 1 : token + 3]:
        return "killed"
    after = parse.lower[token + 1 : token + 6]
    if "death" in after and "to" in after[:4]:
        return "killed"
    return "killed" if any(parse.lower[k] == "to" and parse.lower[k + 1 : k + 2] == ["death"] for k in parse.kids[token]) else None


def _agentive(parse: Parse, token: int, head: int) -> bool:
    """An active subject kills, it is not killed."""
    active = parse.tag[token] in ("VBD", "VBZ", "VBP", "VB", "VBG") and parse.pos[token] == "VERB"
    return active and parse.dep[head] == "nsubj" and parse.child(token, "dobj") is not None


def _linear(parse: Parse, token: int) -> Victims | None:
    """A number or a counted noun right before the trigger, whatever the parse: `2 dead, 5 others critically wounded`."""
    first, above = parse.opens[token], parse.head[token]
    if parse.dep[token] == "amod" and above > token and not is_person(parse, above):
        return None
    at = token - 1
    while at > first and (parse.pos[at] in ("ADV", "AUX") or parse.lower[at] in _BETWEEN):
        at -= 1
    if at < first or (parse.head[at] == token and parse.dep[at] == "nsubj" and parse.child(token, "dobj") is not None):
        return None
    if numbers.is_numeric(parse.lower[at]) and is_person(parse, at):
        found = numbers.read(parse.lower, at)
        return Victims(at, found.start, at + 1, found.low, found.best, found.high, found.qualifier) if found else None
    known = lexicon.status(parse.lemma[at])
    before = numbers.read(parse.lower, at - 1) if at > first and known else None
    if before is None or known is None:
        return None
    return Victims(at, before.start, at + 1, before.low, before.best, before.high, before.qualifier, known)
