"""Tolls in headlines, which have no parse worth the name: `Man, 4-year-old dead`, `Two killed, 3 hurt`, `Police: triple murder`."""

import re
from collections.abc import Iterator

from tasks.extract.casualties import lexicon, numbers, realis

_WORD = re.compile(r"\d+-year-old|\w+(?:['’\-]\w+)*|[^\w\s]")
_AFTER = {
    "dead": "killed", "killed": "killed", "slain": "killed", "die": "killed", "dies": "killed", "died": "killed", "deceased": "killed",
    "murdered": "killed", "executed": "killed", "injured": "injured", "wounded": "injured", "hurt": "injured", "hospitalized": "injured",
    "shot": "shot", "stabbed": "shot",
}  # fmt: skip
"""Words that follow their victims."""
_BEFORE = {
    "kills": "killed", "kill": "killed", "killing": "killed", "murders": "killed", "murdering": "killed", "slaying": "killed",
    "death": "killed", "deaths": "killed", "slays": "killed", "shoots": "shot", "injures": "injured", "wounds": "injured",
    "injuring": "injured", "wounding": "injured",
}  # fmt: skip
"""Words that their victims follow."""
_TURNS = {"killed": "killed", "wounded": "injured", "injured": "injured"}
"""Words that follow their victims, or without any before them come first: `shooting that wounded four`."""
_EDGES = frozenset(
    [
        *("in", "at", "after", "as", "by", "near", "outside", "on", "from", "during", "over", "when", "with", "following", "who", "for"),
        *("before", "inside", "that", ":", ";", "-", "–", "—", "|", ".", "(", ")"),
    ]
)
_DEEDS = ("murder", "homicide", "killing", "slaying")
_TIMES = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_NTH = {w: n for n, w in enumerate(("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"), 2)}
"""`Third victim dies`: two had died before."""
_PAIRS = frozenset({"parents", "grandparents", "couple", "couples"})
_SELVES = frozenset({"self", "himself", "herself"})
_AHEAD = 11
_MOST = 100
Found = tuple[str, int]


def read(title: str | None) -> list[Found]:
    """(kind, how many) of every toll in a headline; kind `shot` leaves open who of them died."""
    return list(_tolls(_WORD.findall(title.lower()))) if title else []


def is_of_several(title: str | None) -> bool:
    """The headline sums up several happenings: `Four killed in city shootings`."""
    return bool(title) and realis.is_of_several(_WORD.findall((title or "").lower()))


def _tolls(words: list[str]) -> Iterator[Found]:
    phrase: list[str] = []
    for at, word in enumerate(words):
        ahead = words[at + 1 : at + 1 + _AHEAD]
        if word in _TIMES and any(w.startswith(_DEEDS) for w in ahead[:2]):
            yield "killed", _TIMES[word] + any("suicide" in w for w in ahead[:3])
        before = _count(phrase) if word in _AFTER else None
        if before is not None:
            yield "killed" if word in ("shot", "stabbed") and {"dead", "death", "killed"} & set(ahead[:3]) else _AFTER[word], before
        kind = _BEFORE.get(word) or (_TURNS.get(word) if before is None else None)
        after = _count(_until_edge(ahead)) if kind else None
        if kind and after is not None:
            yield kind, after
        phrase = [] if word in _EDGES or word in _AFTER or kind else [*phrase, word]


def _until_edge(words: list[str]) -> list[str]:
    end = next((n for n, w in enumerate(words) if w in _EDGES or w in _AFTER or w in _BEFORE), len(words))
    return [w for w in words[:end] if w != "of"]


def _count(words: list[str]) -> int | None:
    """`a man, two women` count three; nothing where a plural has no number or nobody is meant."""
    total, number = 0, None
    for at, word in enumerate(words):
        if word in _NTH and at + 1 < len(words) and _is_person(words[at + 1]):
            return _NTH[word]
        if word in _PAIRS or word in _SELVES:
            total, number = total + (1 if word in _SELVES else 2 * (number or 1)), None
            continue
        if numbers.is_numeric(word):
            read = numbers.read(words, at)
            if read is None or read.best is None or read.best >= _MOST:
                return None
            total, number = total + (number or 0), read.best
        elif _is_person(word) and not (at + 1 < len(words) and _is_person(words[at + 1])):
            one = lexicon.status(word) is not None and not _is_plural(word)
            if number is None and not one:
                return None
            total, number = total + (1 if number is None else number), None
    return (total + (number or 0)) or None


def _is_person(word: str) -> bool:
    return bool(lexicon.status(word) or lexicon.status(word.removesuffix("s")))


def _is_plural(word: str) -> bool:
    return word.endswith("s") or word in ("children", "people", "men", "women")
