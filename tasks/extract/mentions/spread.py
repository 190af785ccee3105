"""Names seen elsewhere in the article: acronyms given in brackets, and the places where the model missed a name it knew."""

from collections import defaultdict

from tasks.extract.mentions.candidates import LEXICON, Candidate
from tasks.extract.mentions.view import View

_LONGEST = 3
_LABELS = {"PERSON", "ORG", "GPE", "LOC", "FAC", "VEHICLE"}


def in_brackets(view: View, found: list[Candidate]) -> list[Candidate]:
    """Short forms in brackets after a name: "the Rural Relief Fund (RRF)", "USS Cole (DDG 67)"."""
    new = []
    for c in found:
        i = c.end + (view.lower[c.end : c.end + 1] in (["'s"], ["’s"]))
        if i + 2 < len(view) and view.words[i] == "(" and c.label in _LABELS:
            end = next((j for j in range(i + 1, min(i + 2 + _LONGEST, len(view))) if view.words[j] == ")"), None)
            if end is not None and _is_short_form(view.words[i + 1 : end]):
                new.append(Candidate(i + 1, end, c.label, "name", end - 1, LEXICON))
    return new


def _is_short_form(words: list[str]) -> bool:
    """Capitals, with figures at most after them: "SRTF", "DDG 67"; a handle ("@relieffund"); neither a year nor an age."""
    if len(words) == 1 and words[0].startswith("@"):
        return True
    return bool(words) and any(w.isupper() for w in words) and all(w.isupper() or w.isdigit() or w in ("-", "/") for w in words)


def everywhere(view: View, names: list[Candidate]) -> list[Candidate]:
    """The names once more wherever their words stand uncovered, as written: acronyms, and names of capitalised words."""
    known: dict[str, dict[tuple[str, ...], Candidate]] = defaultdict(dict)
    covered = bytearray(len(view))
    for c in names:
        covered[c.start : c.end] = b"\x01" * (c.end - c.start)
        words = tuple(view.words[c.start + (view.lower[c.start] == "the") : c.end])
        if c.mention_type == "name" and c.label in _LABELS and words and _is_distinct(words):
            known[words[0]].setdefault(words, c)
    new, i = [], 0
    while i < len(view):
        hit = _longest(view, i, known.get(view.words[i], {})) if not covered[i] else None
        if hit is not None and not any(covered[i : i + hit[0]]):
            like = hit[1]
            new.append(Candidate(i, i + hit[0], like.label, "name", i + hit[0] - 1, LEXICON, gazetteer_id=like.gazetteer_id))
        i += hit[0] if hit is not None else 1
    return new


def _is_distinct(words: tuple[str, ...]) -> bool:
    if len(words) > 1:
        return words[0][0].isupper() and words[-1][0].isupper()
    return words[0][0].isupper() and len(words[0]) > 1


def _longest(view: View, i: int, known: dict[tuple[str, ...], Candidate]) -> tuple[int, Candidate] | None:
    fitting = [(len(words), c) for words, c in known.items() if tuple(view.words[i : i + len(words)]) == words]
    return max(fitting, key=lambda pair: pair[0]) if fitting else None
