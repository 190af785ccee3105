"""What stands before a person's name: rank, honorific or office (title), and the description of the role."""

from tasks.extract.mentions.candidates import Candidate
from tasks.extract.mentions.lexicon import Lexicon, Row
from tasks.extract.mentions.phrases import Phrases
from tasks.extract.mentions.view import View

_BEFORE = {"compound", "nmod", "amod", "appos", "poss"}
_LONGEST = 8
_LIST_DEPS = {"conj", "pobj", "prep", "acl", "appos", "oprd", "compound"}


def split(view: View, found: list[Candidate], lexicon: Lexicon) -> None:
    """Set title, role and span of the persons among the candidates.

    "Army spokesman Brig Gen Sami Haddad": the name is Sami Haddad, the title Brig Gen, the role Army spokesman.
    """
    edge = 0
    for candidate in found:
        if candidate.label == "PERSON":
            _from_inside(view, candidate, lexicon.titles)
            _from_before(view, candidate, lexicon.titles, edge)
            _role(view, candidate, lexicon)
        edge = candidate.end
    _distribute(view, [c for c in found if c.label == "PERSON"])


def _from_inside(view: View, candidate: Candidate, titles: Phrases[Row]) -> None:
    """A title the model took into the name: "[Sheikh Hassan]" names Hassan."""
    end = _run(view, candidate.start, candidate.end, titles)
    if candidate.start < end < candidate.end:
        candidate.title = (candidate.start, end)
        candidate.start = end


def _from_before(view: View, candidate: Candidate, titles: Phrases[Row], edge: int) -> None:
    """The longest run of titles that ends where the name starts (a parser may take the stop of "Lt." for a sentence's end)."""
    first = candidate.title[0] if candidate.title else candidate.start
    for start in range(max(edge, first - _LONGEST), first):
        if _run(view, start, candidate.start, titles) == candidate.start:
            candidate.title = (start, candidate.start)
            return


def _run(view: View, start: int, end: int, titles: Phrases[Row]) -> int:
    """Where a run of titles that starts here comes to its end."""
    while start < end:
        found = titles.longest(start, view.words)
        if found is None or found[0] > end:
            return start
        start = found[0]
    return start


def _role(view: View, candidate: Candidate, lexicon: Lexicon) -> None:
    """The noun phrase in front of title and name, if its last word is a person's or a group's noun: "militia leaders X and Y"."""
    first = candidate.title[0] if candidate.title else candidate.start
    last = first - 1
    if last < 0 or view.pos[last] not in ("NOUN", "PROPN") or view.sentence[last] != view.sentence[first]:
        return
    known = lexicon.nominals.get(view.lemma[last].lower()) or lexicon.nominals.get(view.lower[last])
    if known is None or known.kind != "person" or not _before(view, last, candidate):
        return
    start = last
    while start > 0 and view.pos[start - 1] in ("NOUN", "PROPN", "ADJ") and view.sentence[start - 1] == view.sentence[first]:
        start -= 1
    candidate.role = (start, first)


def _distribute(view: View, people: list[Candidate]) -> None:
    """A plural role holds for every name in the list: "militia leaders X, known as Z, and Y"."""
    for i, first in enumerate(people):
        if first.role and view.tag[_last_noun(first)] in ("NNS", "NNPS"):
            for other in people[i + 1 :]:
                if view.sentence[other.start] == view.sentence[first.start] and other.role is None and _listed(view, other, first):
                    other.role = first.role


def _last_noun(candidate: Candidate) -> int:
    return candidate.role[1] - 1 if candidate.role else candidate.start


def _listed(view: View, other: Candidate, first: Candidate) -> bool:
    """Whether the parse hangs the name on the first one as its fellow, straight or through an alias."""
    token, seen_conj = other.head, False
    for _ in range(_LONGEST):
        if first.start <= token < first.end:
            return seen_conj
        if view.dep[token] not in _LIST_DEPS:
            return False
        seen_conj = seen_conj or view.dep[token] == "conj"
        token = view.head[token]
    return False


def _before(view: View, last: int, candidate: Candidate) -> bool:
    """Whether the noun belongs to the name, rather than stands beside it by accident."""
    return view.dep[last] in _BEFORE or candidate.start <= view.head[last] < candidate.end or view.head[candidate.head] == last
