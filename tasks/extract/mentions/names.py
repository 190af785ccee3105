"""Names the language model found, mended: split names joined, possessives and quotes cut off, the article taken in."""

from tasks.extract.mentions.candidates import NAME, Candidate
from tasks.extract.mentions.view import View

_KEPT = {"PERSON", "ORG", "NORP", "GPE", "LOC", "FAC"}
_WITH_ARTICLE = {"ORG", "GPE", "LOC", "FAC"}
_PARTICLES = {"al", "el", "bin", "ibn", "abu", "bint", "ben", "al-", "el-", "ul", "ur", "de", "da", "di", "von", "van", "der", "du", "dos"}
_QUOTES = {'"', "“", "”", "'", "‘", "’", "``", "''"}
_EDGE = {"'s", "’s", "'", "’", '"', "“", "”", "‘", ",", "(", ")", "-", "–", "—", "@", "#", "``", "''", "[", "]", ":", ";", "*", "…", "."}


def find(view: View) -> list[Candidate]:
    """Candidates of the model's entities, from left to right.

    "Tarek" + "Al Masri" is one name; "the SDF" takes in its article, as a reader would; "Iraq's" loses the ending.
    """
    spans = _joined(view, [_trimmed(view, *ent) for ent in view.ents if ent[2] in _KEPT])
    return [Candidate(s, e, label, "name", _root(view, s, e), NAME) for s, e, label in spans if s < e]


def _trimmed(view: View, start: int, end: int, label: str) -> tuple[int, int, str]:
    while start < end and (view.words[end - 1] in _EDGE or view.words[end - 1].isspace()):
        end -= 1
    while start < end and (view.words[start] in _EDGE or view.words[start].isspace()):
        start += 1
    for i in range(start, end):
        if "\n" in view.words[i]:
            end = i
            break
    return start, end, label


def _joined(view: View, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    joined: list[tuple[int, int, str]] = []
    for span in spans:
        last = joined[-1] if joined else None
        if last and _continues(view, last, span):
            joined[-1] = (last[0], span[1], "PERSON")
        else:
            joined.append(span)
    return [(_article(view, s, e, label), e, label) for s, e, label in joined]


def _continues(view: View, last: tuple[int, int, str], span: tuple[int, int, str]) -> bool:
    """`Tarek` + `Al Masri`: side by side, and the second a surname with its particle, whatever the model calls it."""
    if span[2] == last[2] == "PERSON" and _nickname(view, last[1], span[0]):
        return True
    if last[1] != span[0] or view.sentence[last[0]] != view.sentence[span[0]]:
        return False
    if last[2] != "PERSON":
        given = last[1] - last[0] == 1 and view.dep[last[0]] == "compound" and view.head[last[0]] < span[1]
        return given and span[2] == "PERSON" and view.lower[span[0]] in _PARTICLES
    return view.lower[span[0]] in _PARTICLES or (span[2] == "PERSON" and view.dep[last[1] - 1] == "compound")


def _nickname(view: View, end: int, start: int) -> bool:
    """A word or two in quotation marks between the parts of a name: John "Jack" Roe."""
    return 3 <= start - end <= 4 and view.words[end] in _QUOTES and view.words[start - 1] in _QUOTES


def _article(view: View, start: int, end: int, label: str) -> int:
    if label in _WITH_ARTICLE and start and view.lower[start - 1] == "the" and view.head[start - 1] < end:
        return start - 1
    return start


def _root(view: View, start: int, end: int) -> int:
    """The token of the span whose head lies outside it."""
    return next((i for i in range(start, end) if not start <= view.head[i] < end or view.head[i] == i), end - 1)
