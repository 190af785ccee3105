"""Numbers in words and figures."""

import re

from tasks.timewords import value_of

_FRACTIONS = {"1/2": 0.5, "1/4": 0.25, "3/4": 0.75, "½": 0.5, "¼": 0.25, "¾": 0.75}


def quantity(text: str | None) -> float | None:
    """How many: 1 where nothing is said, None where it is vague ("several", "a few")."""
    if text is None:
        return 1
    words = re.findall(r"\d/\d|[\d.,]*\d|[^\W\d_]+|[½¼¾]", text.lower())
    if "couple" in words:
        return 2
    if any(value_of(w, "VAGUE") for w in words):
        return None
    total, part, seen = 0.0, 0.0, False
    for word in words:
        known = _number(word)
        if known is not None:
            part, seen = part + known, True
        elif size := value_of(word, "BIGNUM"):
            part, seen = (part or 1) * float(size), True
            if float(size) >= 1000:
                total, part = total + part, 0.0
    return total + part if seen else 1


def _number(word: str) -> float | None:
    if word in _FRACTIONS:
        return _FRACTIONS[word]
    if word[0].isdigit():
        try:
            return float(word.replace(",", ""))
        except ValueError:
            return None
    known = value_of(word, "NUMW")
    return float(known) if known else None


def ordinal(text: str) -> int | None:
    """Third or 3rd -> 3."""
    known = value_of(text, "ORDW")
    figures = re.match(r"\d+", text)
    return int(known) if known else int(figures[0]) if figures else None


def number_text(number: float) -> str:
    """3 for 3.0, 2.5 for 2.5."""
    return str(int(number)) if number == int(number) else f"{number:g}"
