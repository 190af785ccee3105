"""How words are usually written, and text rewritten so, letter for letter."""

import gzip
import re
from functools import lru_cache

from tasks import paths

TABLE = paths.MODELS / "truecase.txt.gz"
_TOKEN = re.compile(r"[^\W_]+(?:['’][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?][\"'”’)\]]*|\n\s*\n|--)\s*[\"'“‘(\[]*\s*$")
_BRACKETED = re.compile(r"[\[(]\s*$")
_VOWEL = re.compile(r"[AEIOUYaeiouy]")
_MAX_ACRONYM = 6
_CONTEXT = 12
_BOTH = frozenset({"march"})
"""Words that are a month only beside a number or a word of time: `in March`, `March 15`, but `a flag march`."""
_DATED_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|before|after|next|last|early|mid|late|end of|month of)|\d(?:st|nd|rd|th)?(?: of)?)[\s-]$",
    re.IGNORECASE,
)
_INITIAL = re.compile("[b-hj-z]")
_SHORT, _SHORT_NEXT = re.compile(r"(?:\b[aeip]\.|['’])$", re.IGNORECASE), re.compile(r"\.[gem]\b", re.IGNORECASE)
"""What a lone letter stands beside where it is no initial: `e.g.`, `5 p.m.`, `John's`."""
_DATED_AFTER = re.compile(r"[\s,.]{1,2}\d")


@lru_cache(maxsize=1)
def table() -> dict[str, str]:
    """Lower-case word -> the form in which it is most often written."""
    with gzip.open(TABLE, "rt", encoding="utf-8") as lines:
        return {form.lower(): form for form in (line.rstrip("\n") for line in lines) if form}


def recase(text: str) -> str:
    """The text in ordinary case; never longer or shorter."""
    parts, last = [], 0
    for found in _TOKEN.finditer(text):
        parts.append(text[last : found.start()])
        parts.append(_form(found[0], text[max(0, found.start() - _CONTEXT) : found.start()], text[found.end() : found.end() + 3]))
        last = found.end()
    return "".join([*parts, text[last:]])


def _form(word: str, before: str, after: str) -> str:
    lower = word.lower()
    if _INITIAL.fullmatch(lower) and not (_SHORT.search(before) or _SHORT_NEXT.match(after)):
        return lower.upper()
    usual = lower if lower in _BOTH and not (_DATED_BEFORE.search(before) or _DATED_AFTER.match(after)) else table().get(lower)
    if usual is None:
        usual = _unknown(word, lower, before)
    if usual.islower() and _OPENS.search(before):
        usual = usual[0].upper() + usual[1:]
    return usual if len(usual) == len(word) else word


def _unknown(word: str, lower: str, before: str) -> str:
    """A word that is in no list: a number, a short form in brackets, else a name."""
    if any(c.isdigit() for c in word):
        return lower if word[0].isdigit() else word
    if "'" in word or "’" in word:
        stem, mark, rest = re.split(r"(['’])", lower, maxsplit=1)
        known = table().get(stem, stem.capitalize())
        return known + mark + rest if len(rest) < 3 else known + mark + rest.capitalize()
    if len(word) <= _MAX_ACRONYM and (_BRACKETED.search(before) or not _VOWEL.search(word)):
        return word.upper()
    return lower.capitalize()
