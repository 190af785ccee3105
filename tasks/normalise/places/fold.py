"""Two foldings of a place name: one that forgives typography, one that forgives transliteration."""

import re
from functools import lru_cache

from anyascii import anyascii

_APOSTROPHES = re.compile(r"['’‘`ʿʾʼ]")
_NOT_WORD = re.compile(r"[^a-z0-9]+")
_SHORT = {"st": "saint", "ste": "sainte", "mt": "mount", "mtn": "mountain", "ft": "fort", "pt": "port"}
_ARTICLES = frozenset(["al", "el", "ad", "as", "ash", "ar", "az", "an", "at", "ed", "es", "esh", "er", "ez", "en", "et", "ul", "il"])
_SOUNDS = (
    (re.compile(r"kh|q|ck"), "k"),
    (re.compile(r"gh"), "g"),
    (re.compile(r"dh|th"), "d"),
    (re.compile(r"ph"), "f"),
    (re.compile(r"dj|zh"), "j"),
    (re.compile(r"tch|tsh|cz"), "ch"),
    (re.compile(r"ou|oo|u|o|w"), "u"),
    (re.compile(r"ee|iy|ey|ei|ai|ay|y|e|i"), "i"),
    (re.compile(r"ts|tz"), "z"),
)
_DOUBLED = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def fold(name: str) -> str:
    """Lower-case ASCII words: `St. Mary’s` -> `saint marys`, `Ciudad Juárez` -> `ciudad juarez`, `the Sahel` -> `sahel`."""
    text = _APOSTROPHES.sub("", name if name.isascii() else anyascii(name)).lower().replace("&", " and ")
    words = _NOT_WORD.sub(" ", text).split()
    if len(words) > 1 and words[0] == "the":
        words = words[1:]
    if len(words) > 1:
        words = [_SHORT.get(word, word) for word in words[:-1]] + words[-1:]
    return " ".join(words)


def loose(folded: str) -> str:
    """Consonants and rough vowels of a folded name without Arabic articles, so that transliterations meet.

    `al hudaydah`, `hodeidah` -> `hudida`; empty where too little is left to go by (fewer than five letters).
    """
    words = [w for w in folded.split() if w not in _ARTICLES] or folded.split()
    text = "".join(words)
    for pattern, sound in _SOUNDS:
        text = pattern.sub(sound, text)
    text = _DOUBLED.sub(r"\1", text).removesuffix("h")
    return "~" + text if len(text) >= 5 else ""
