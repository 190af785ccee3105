"""Text as words of time: every word that the lexicon knows is one private character, every other one `x`.

The characters make a second, much shorter text over which the grammar's patterns run.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from tasks import paths

HOME = paths.ONTOLOGY / "times"
OTHER = "x"
SHAPES = {
    "D": "d", "T2": "t", "Y4": "y", "N": "n", "T4": "T", "DEC": "e", "FRAC": "f", "ORDN": "o", "DECN": "c", "DECS": "C", "OTHERWORD":
    "x", "APYEAR": "a", "CLOCK": "k", "AMPM": "m", "OCLOCK": "q", "ISO": "i", "SLASH": "s", "H": "h", "COMMA": ",", "POSS": "p", "LP":
    "(", "RP": ")", "DOT": ".", "COLON": ":", "PARA": "¶", "DOLLAR": "$", "PCT": "%", "SLASH1": "/", "OTHERPUNCT": "!",
}  # fmt: skip
"""Shape name -> its character in the text of classes."""
UNIONS = {"INT": ("D", "T2", "Y4", "N", "T4"), "PUNCT": ("COMMA", "RP", "DOT", "COLON", "PARA", "OTHERPUNCT", "LP", "H")}
_PUNCTUATION = {",": ",", "(": "(", "[": "(", ")": ")", "]": ")", ".": ".", ":": ":", "$": "$", "%": "%", "/": "/"}
_PUNCTUATION |= dict.fromkeys("-–—‐‑−", "h")
_TOKEN = re.compile(
    r"""(?P<m>\b[AaPp](?:\.\s?[Mm]\b\.?|[Mm]\b))
    |(?P<q>\b[Oo]['’][Cc][Ll][Oo][Cc][Kk]\b)
    |(?P<w>[^\W\d_]+)
    |(?P<i>\b\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?\b)
    |(?P<s>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d\d)\b)
    |(?P<k>\b\d{1,2}[:.]\d\d(?::\d\d)?(?=\s?[AaPp]\.?[Mm]\b)|\b\d{1,2}:\d\d(?::\d\d)?\b)
    |(?P<f>\b\d/\d\b|[¼½¾])
    |(?P<o>\b\d{1,2}(?:st|nd|rd|th|ST|ND|RD|TH)\b)
    |(?P<c>\b\d{3}0['’]?s\b)
    |(?P<C>['’`]?\b\d0['’]?s\b)
    |(?P<a>(?<!['’`])['’`]\d\d\b)
    |(?P<e>\d+\.\d+)
    |(?P<n>\d[\d,]*\d|\d)
    |(?P<p>['’][sS]\b|['’](?=\s))
    |(?P<para>\n[^\S\n]*\n\s*)
    |(?P<x>[^\s\w]|_)""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Word:
    """A row of words.csv: the class a word belongs to and what it stands for."""

    kind: str
    value: str


@lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[Word, ...]]:
    known: dict[str, list[Word]] = defaultdict(list)
    with (HOME / "words.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            known[row["word"]].append(Word(row["class"], row["value"]))
    return {word: tuple(kinds) for word, kinds in known.items()}


def words_of(kind: str) -> dict[str, str]:
    """Word -> value of one class."""
    return {word: w.value for word, kinds in _lexicon().items() for w in kinds if w.kind == kind}


def value_of(word: str, kind: str) -> str | None:
    """What a word stands for in a class, null where it is none of it."""
    return next((w.value for w in _lexicon().get(word.lower(), ()) if w.kind == kind), None)


class Alphabet:
    """One private character for each word; grows while the grammar is compiled, then is read only."""

    def __init__(self) -> None:
        self.chars: dict[str, str] = {}
        self.classes: dict[str, str] = dict(SHAPES)
        for name, parts in UNIONS.items():
            self.classes[name] = "".join(SHAPES[p] for p in parts)
        for word, kinds in _lexicon().items():
            for kind in kinds:
                self.classes[kind.kind] = self.classes.get(kind.kind, "") + self.char(word)

    def char(self, word: str) -> str:
        """The character of a word, a new one if it has none."""
        return self.chars.setdefault(word, chr(0xE000 + len(self.chars)))

    def encode(self, text: str) -> tuple[str, list[tuple[int, int]]]:
        """The text of classes, and the character span of each word."""
        out: list[str] = []
        spans: list[tuple[int, int]] = []
        chars = self.chars
        for match in _TOKEN.finditer(text):
            kind = match.lastgroup
            if kind == "w":
                word = match.group()
                found = chars.get(word) or chars.get(word.lower())
                code = OTHER if found is None or (word.islower() and word in _CASED) else found
            else:
                code = _shape(kind or "x", match.group())
            out.append(code)
            spans.append(match.span())
        return "".join(out), spans


_CASED = frozenset(
    {"may", "march", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "mar", "jan", "jun", "dec", "apr", "sep", "nov", "oct"}
)
"""Names of days and months that in small letters are other words."""


def _shape(kind: str, text: str) -> str:
    if kind == "n":
        return _number(text)
    if kind == "para":
        return "¶"
    return _PUNCTUATION.get(text, "!") if kind == "x" else kind


def _number(text: str) -> str:
    if not text.isdigit() or not text.isascii():
        return "n"
    if len(text) == 4 and "1000" <= text <= "2199":
        return "y"
    if len(text) == 4 and (text < "1000" or "2200" <= text < "2400"):
        return "T"
    if len(text) <= 2:
        return "d" if 1 <= int(text) <= 31 else "t"
    return "n"
