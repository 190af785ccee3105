"""Numbers in words and digits, with what bounds them: `more than 30`, `between ten and 15`, `two dozen`, `dozens`."""

import re
from dataclasses import dataclass

from tasks.extract.casualties import lexicon

_ONES = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_UNITS = {w: n for n, w in enumerate(_ONES)} | {w: 10 * n for n, w in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12, "score": 20}
_FIGURE = re.compile(r"\d{1,3}(?:,\d{3})+|\d{1,9}(?:\.\d{1,3})?")
_JOINTS = ("-", "and", "hundred", "thousand", "million")
_RANGE = re.compile(r"(\d{1,6})\s*[-–—]\s*(\d{1,6})")
_LONGEST = max(map(len, lexicon.qualifiers()))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A count of people by tokens (half-open), its bounds, and the words that bound it."""

    start: int
    end: int
    low: int | None
    best: int | None
    high: int | None
    qualifier: str | None = None

    @property
    def is_vague(self) -> bool:
        """It says there are some, not how many."""
        return self.best is None


def is_numeric(word: str) -> bool:
    """The word is a number, or counts without one; what a dash glues before it is overlooked (`city)–two`)."""
    word = _bare(word)
    return word in _UNITS or word in _SCALES or word in lexicon.vague() or bool(_FIGURE.fullmatch(word)) or bool(_RANGE.fullmatch(word))


def read(words: list[str], at: int) -> Quantity | None:
    """The quantity whose number stands at a position of the (lower-case) words, its qualifier included; None where there is no number."""
    if not is_numeric(words[at]):
        return None
    start = at
    while start and _continues(words, start - 1):
        start -= 1
    end, value = _number(words, start)
    if value is None:
        loose = next((lexicon.vague()[w] for w in map(_bare, words[start:end]) if w in lexicon.vague()), None)
        if loose is None:
            return None
        low, best, high = loose.low, loose.best, loose.high
    else:
        low, best, high = value
    return _qualified(words, start, end, low, best, high)


def _bare(word: str) -> str:
    return re.split("[–—]", word)[-1] if word[:1].isalpha() else word


def _continues(words: list[str], at: int) -> bool:
    """The word at a position belongs to the number that goes on after it: `two` of `two hundred`."""
    word, after = words[at], words[at + 1]
    if word == "-":
        return at > 0 and _UNITS.get(words[at - 1], 0) >= 20 and _UNITS.get(after, 10) < 10
    if word == "and":
        return at > 0 and words[at - 1] in ("hundred", "thousand") and _starts(after)
    if word in ("a", "half"):
        return after in ("dozen", "hundred", "thousand", "a")
    if word in _SCALES:
        return _starts(after) or after == "and" or after in _SCALES
    return _starts(word) and (after in _SCALES or after == "-" or (_UNITS.get(word, 0) >= 20 and _UNITS.get(after, 10) < 10))


def _starts(word: str) -> bool:
    return word in _UNITS or bool(_FIGURE.fullmatch(word))


def _number(words: list[str], start: int) -> tuple[int, tuple[int, int, int] | None]:
    """End of the number that starts at a position, and its (low, best, high)."""
    found = _RANGE.fullmatch(words[start])
    if found and int(found[1]) < int(found[2]):
        return start + 1, (int(found[1]), int(found[1]), int(found[2]))
    at, share = start, 1.0
    while at + 1 < len(words) and words[at] in ("a", "half"):
        share, at = share / 2 if words[at] == "half" else share, at + 1
    total, current = 0.0, None
    while at < len(words):
        grown = _grow(words, at, current)
        if grown is None:
            break
        current, at = grown
        if words[at - 1] in ("thousand", "million", "billion"):
            total, current = total + (current or 0), 0
    if current is None:
        return max(at, start + 1), None
    value = int((total + current) * share)
    return at, (value, value, value)


def _grow(words: list[str], at: int, current: float | None) -> tuple[float, int] | None:
    """The number read so far with one more word, and where to go on; None where the number ends."""
    word, after = _bare(words[at]), words[at + 1] if at + 1 < len(words) else ""
    if current is None and _FIGURE.fullmatch(word):
        return (float(word.replace(",", "")), at + 1) if "." not in word or after in _SCALES else None
    if word in _SCALES:
        return (1 if current is None else current) * _SCALES[word], at + 1
    if word in _UNITS:
        fits = current is None or current % 100 == 0 or (current % 10 == 0 and current % 100 >= 20 and _UNITS[word] < 10)
        return ((current or 0) + _UNITS[word], at + 1) if fits and not (current == 0 and words[at - 1] not in _JOINTS) else None
    joint = (word == "-" and after in _UNITS) or (word == "and" and words[at - 1] in ("hundred", "thousand") and _starts(after))
    return (current, at + 1) if joint and current is not None else None


def _qualified(words: list[str], start: int, end: int, low: int | None, best: int | None, high: int | None) -> Quantity:
    ranged = _ranged(words, start, end, best)
    if ranged is not None:
        return ranged
    for size in range(min(_LONGEST, start), 0, -1):
        phrase = tuple(words[start - size : start])
        effect = lexicon.qualifiers().get(phrase)
        if effect:
            return Quantity(start - size, end, *_bounded(effect, low, best, high), " ".join(phrase))
    if words[end : end + 2] == ["or", "more"]:
        return Quantity(start, end + 2, low, best, None, "or more")
    loose = words[start] if best is None and start < len(words) else None
    return Quantity(start, end, low, best, high, loose)


def _bounded(effect: str, low: int | None, best: int | None, high: int | None) -> tuple[int | None, int | None, int | None]:
    if best is None:
        return low, best, None if effect in ("at_least", "more_than") else high
    if effect in ("at_least", "more_than"):
        return best, best, None
    if effect in ("up_to", "fewer_than"):
        return None, best, best
    return {"about": (None, best, None), "nearly": (None, best, best)}.get(effect, (low, best, high))


def _ranged(words: list[str], start: int, end: int, best: int | None) -> Quantity | None:
    """`between 10 and 15`, `10 to 15`, `ten or 12`: from the first number, or from the second."""
    if best is None:
        return None
    if end + 1 < len(words) and words[end] in ("and", "to", "or", "-", "–") and is_numeric(words[end + 1]):
        second_end, second = _number(words, end + 1)
        opened = start and words[start - 1] in ("between", "from")
        if second and second[2] > best and (words[end] in ("to", "-", "–") or opened or (words[end] == "or" and second[2] - best <= 2)):
            return Quantity(start - bool(opened), second_end, best, best, second[2], " ".join(words[start - bool(opened) : second_end]))
    if start > 1 and words[start - 1] in ("and", "to", "or", "-", "–") and is_numeric(words[start - 2]):
        first = read_plain(words, start - 2)
        if first is not None and first[1] < best:
            opened = first[0] and words[first[0] - 1] in ("between", "from")
            if words[start - 1] in ("to", "-", "–") or opened:
                return Quantity(first[0] - bool(opened), end, first[1], first[1], best, " ".join(words[first[0] - bool(opened) : end]))
    return None


def read_plain(words: list[str], at: int) -> tuple[int, int] | None:
    """Start and value of the bare number that ends at a position."""
    start = at
    while start and _continues(words, start - 1):
        start -= 1
    _, value = _number(words, start)
    return (start, value[1]) if value else None
