"""Lists of victims that a parse often breaks: `a pastor, his wife, and three of their children were shot`."""

from tasks.extract.casualties import lexicon, numbers
from tasks.extract.casualties.persons import SELVES, is_person
from tasks.extract.quotes.parse import Parse

_INSIDE = frozenset({"DET", "ADJ", "NUM", "NOUN", "PROPN", "PRON", "PART"})
_NAMED = frozenset({"NOUN", "PROPN"})
_APPOSED = frozenset({"a", "an", "the"})
ALL = frozenset({"both", "all", "each", "most"})
"""`two men, both bystanders, died`: what they all are."""
_JOINTS = frozenset({",", ";", "and", "&"})
_LONG_JOINTS = (("as", "well", "as"), ("along", "with"), ("together", "with"))
_LASTLY = frozenset({"then", "finally", "later", "also"})
_REACH = 60
_ASIDE = 9
_OPENERS = frozenset({"are", "were", "is", "was", "as", "include", "included", ":"})
_BEFORE_LIST = 5


def further(parse: Parse, head: int, end: int, *, is_open: bool = False) -> list[int]:
    """Heads of the members after the first phrase of a list (it ends at `end`); none where no `and` closes it, unless it `is_open`.

    Every member is a phrase about people; one that another verb takes as its subject ends the list (`killed a guard, police said`).
    """
    found: list[int] = []
    at, last, joint, closed = end, head, "", False
    limit = min(parse.closes[head], end + _REACH) + 1
    while at < limit and not closed:
        width = _joint(parse, at)
        if width:
            joint, at = joint or "," if parse.lower[at] in (",", ";") else "and", at + width
            at += joint == "and" and at < limit and parse.lower[at] in _LASTLY
            continue
        first, at = at, _phrase_end(parse, at, limit)
        new = _head(parse, first, at) if joint else None
        if new is None or _is_subject_of_another(parse, head, new, at):
            break
        if not _is_age(parse, first, at) and not _apposed(parse, last, first, at, joint):
            found.append(new)
            last, closed = new, joint == "and"
        joint, at = "", _skipped(parse, at, limit)
    return found if closed or is_open else []


def _skipped(parse: Parse, at: int, limit: int) -> int:
    """Where the list goes on: past what is said of a member, where a semicolon follows soon (`; a minor known as Carlos; `)."""
    if at >= limit or _joint(parse, at):
        return at
    return next((t for t in range(at, min(at + _ASIDE, limit)) if parse.lower[t] == ";"), at)


def _joint(parse: Parse, at: int) -> int:
    """How many tokens at a position join the members of a list: `,`, `and`, `as well as`."""
    if parse.lower[at] in _JOINTS:
        return 1
    return next((len(words) for words in _LONG_JOINTS if tuple(parse.lower[at : at + len(words)]) == words), 0)


def introduced(parse: Parse, token: int) -> list[int]:
    """Heads of the list that a word for victims opens: `the dead are A, B and C`, `identified the victims as A, 34; B, 36`."""
    stop = min(parse.closes[token], token + _BEFORE_LIST)
    opener = next((t for t in range(token + 1, stop + 1) if parse.lower[t] in _OPENERS), None)
    if opener is None or opener + 1 > parse.closes[token]:
        return []
    first = opener + 1 + (parse.lower[opener + 1] in ("identified", "named", "listed") and parse.lower[min(opener + 2, stop)] == "as") * 2
    first += parse.lower[min(first, len(parse) - 1)] == ":"
    end = _phrase_end(parse, first, parse.closes[token] + 1)
    head = _head(parse, first, end) if end > first else None
    return [head, *further(parse, head, end, is_open=True)] if head is not None and parse.ent[head] == "PERSON" else []


def _phrase_end(parse: Parse, at: int, limit: int) -> int:
    """End of the noun phrase that starts at a token, `three of their children` in one."""
    while at < limit and (
        parse.pos[at] in _INSIDE or parse.lower[at] == "-" or (parse.lower[at] == "of" and at and numbers.is_numeric(parse.lower[at - 1]))
    ):
        at += 1
    return at


def _head(parse: Parse, first: int, end: int) -> int | None:
    """The number before `of`, else the last noun; None where it is not about people. An age stands for itself."""
    of = next((t for t in range(first + 1, end) if parse.lower[t] == "of"), None)
    if of is not None:
        return of - 1
    if _is_age(parse, first, end):
        return first
    head = next((t for t in range(end - 1, first - 1, -1) if _names_somebody(parse, t)), None)
    return head if head is not None and is_person(parse, head, strict=True) else None


def _names_somebody(parse: Parse, token: int) -> bool:
    return (
        parse.pos[token] in _NAMED
        or parse.lower[token] in SELVES
        or lexicon.status(parse.lower[token]) is not None
        or numbers.is_numeric(parse.lower[token])
    )


def _is_age(parse: Parse, first: int, end: int) -> bool:
    return end == first + 1 and parse.lower[first].isdigit()


def _apposed(parse: Parse, last: int, first: int, end: int, joint: str) -> bool:
    """`Otto Krag, a teacher, and a nurse`, `his wife, Anna Berg, and a nurse`: what stands between commas is no further victim."""
    after = parse.lower[end] if end < len(parse) else ""
    named = parse.pos[last] == "PROPN" and parse.lower[first] in _APPOSED
    name = parse.pos[last] == "NOUN" and parse.tag[last] == "NN" and parse.ent[end - 1] == "PERSON" and parse.lower[first - 1] == ","
    return joint == "," and (parse.lower[first] in ALL or (after == "," and (named or name)))


def _is_subject_of_another(parse: Parse, first: int, head: int, end: int) -> bool:
    above = parse.head[head]
    if parse.tag[parse.head[first]] == "VBG" and parse.dep[first] == "dobj":
        return False  # `the boy accused of shooting his parents and three sisters told police`
    speaks = parse.dep[head] == "nsubj" and above >= end and parse.child(above, "auxpass") is None
    return speaks and parse.tag[above] != "VBN"
