"""Words for people: which they are, who is told apart from whom, and where a noun phrase ends."""

from tasks.extract.casualties import lexicon, numbers
from tasks.extract.quotes.parse import Parse

NOBODY = frozenset({"no", "none", "nobody", "neither", "zero"})
ONE = frozenset({"he", "she", "him", "her", "himself", "herself", "who", "whom", "that", "someone", "somebody"})
SELVES = frozenset({"himself", "herself", "themselves", "themself"})
MANY = frozenset({"they", "them", "we", "us", "those", "themselves", "everyone", "everybody", "all"})
_NOT_PEOPLE = frozenset(
    [
        "it",
        "this",
        "what",
        "something",
        "nothing",
        "everything",
        "itself",
        "which",
        "i",
        "me",
        "you",
        "myself",
        "yourself",
        "anyone",
        "anybody",
    ]
)
_AFTER_MEASURE = frozenset({"percent", "%", "km", "a.m.", "p.m.", "am", "pm", "million", "-", "years", "o'clock"})
_STOP = frozenset({"relcl", "acl", "advcl", "prep", "punct", "appos", "parataxis", "conj", "cc"})
_DASHES = frozenset({"-", "–", "—", "--", ":"})
_DATELINE = 12


def is_person(parse: Parse, head: int, strict: bool = False) -> bool:
    """The word denotes one or more people. `strict` asks for a word or name known to be one."""
    word, pos, ent = parse.lower[head], parse.pos[head], parse.ent[head]
    if word in ONE or word in MANY or word in NOBODY or (pos == "PRON" and not numbers.is_numeric(word)):
        return word not in _NOT_PEOPLE
    if ent == "PERSON" or ent == "NORP":
        return pos in ("PROPN", "NOUN", "ADJ")
    if numbers.is_numeric(word):
        return ent in ("CARDINAL", "") and not _measured(parse, head)
    if lexicon.status(parse.lemma[head]) or lexicon.status(word):
        return True
    return pos == "PROPN" and not strict and ent in ("", "ORG") and parse.child(head, "det") is None and parse.tag[head] == "NNP"


def _measured(parse: Parse, head: int) -> bool:
    """The number measures something: `3 km`, `$5`, `5 p.m.`, `2 percent`."""
    after = parse.lower[head + 1] if head + 1 < len(parse) else ""
    return (head > 0 and parse.lower[head - 1] in ("$", "€", "£", "#")) or after in _AFTER_MEASURE


def status_of(parse: Parse, head: int) -> str:
    """Victim status by the noun, else by a noun that qualifies it: `police driver`."""
    beside = ("compound", "amod", "nmod", "appos") if parse.pos[head] == "PROPN" else ("compound", "amod", "nmod")
    for token in (head, *(k for k in parse.kids[head] if parse.dep[k] in beside)):
        known = lexicon.status(parse.lemma[token]) or lexicon.status(parse.lower[token])
        if known not in (None, "unknown"):
            return str(known)
    return "unknown"


def keys(parse: Parse, head: int) -> tuple[str, ...]:
    """What tells an individual apart: surname, age, sex, stage of life; at most one of each."""
    named = (head, *(k for k in parse.kids[head] if parse.dep[k] == "appos"))
    names = [t for t in named if parse.pos[t] == "PROPN" and parse.ent[t] in ("PERSON", "") and len(parse.lower[t]) > 2]
    found = ["name:" + _name(parse, t) for t in names[:1]]
    found += _age(parse, head)
    return (*found, *traits(parse, *named))


def traits(parse: Parse, *heads: int) -> tuple[str, ...]:
    """Sex and stage of life that nouns give, at most one of each."""
    known = [trait for t in heads for trait in lexicon.traits().get(parse.lemma[t], lexicon.traits().get(parse.lower[t], ()))]
    return tuple({trait.split(":")[0]: trait for trait in reversed(known)}.values())


def _name(parse: Parse, head: int) -> str:
    """The words of a name, without titles of the same phrase."""
    words = [k for k in (*parse.kids[head], head) if parse.pos[k] == "PROPN" and parse.dep[k] in ("compound", parse.dep[head])]
    words = [k for k in words if k == head or (k < head and parse.ent[k] == parse.ent[head])]
    return " ".join(parse.lower[k] for k in sorted(words))


def _age(parse: Parse, head: int) -> list[str]:
    """`John Smith, 34,` and `a 34-year-old man`, in digits or words."""
    last = min(
        [parse.right[head], head + 14, *(parse.left[k] - 1 for k in parse.kids[head] if k > head and parse.dep[k] in ("relcl", "acl"))]
    )
    for token in range(parse.left[head], last + 1):
        word, ahead = parse.lower[token], parse.lower[token + 1 : token + 3]
        if word.endswith("-year-old") or "-year-old-" in word:
            return ["age:" + word.split("-")[0]]
        apposed = token > head and parse.dep[token] in ("appos", "nummod", "npadvmod") and ahead[:1] in ([","], ["."], [")"], [";"], [])
        if apposed and word.isdigit() and 0 < int(word) < 110:
            return ["age:" + word]
        read = numbers.read(parse.lower, token) if numbers.is_numeric(word) else None
        if read is not None and "year" in "".join(parse.lower[read.end : read.end + 2]) and read.best is not None:
            return [f"age:{read.best}"]
    return []


def edges(parse: Parse, head: int) -> tuple[int, int]:
    """First and last token of a noun phrase without what is joined to it or hangs after it, and without a dateline before it."""
    first, last = head, head
    for kid in parse.kids[head]:
        if kid < head and parse.dep[kid] not in ("punct", "cc", "preconj"):
            first = min(first, parse.left[kid])
        elif kid > head and parse.dep[kid] not in _STOP:
            last = max(last, parse.right[kid])
    for token in range(head - 1, max(first, head - _DATELINE), -1):
        if parse.lower[token] in _DASHES and parse.starts[token] > parse.ends[token - 1] and parse.starts[token + 1] > parse.ends[token]:
            return token + 1, last
    return first, last
