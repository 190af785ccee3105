"""Labels the model gives wrongly, put right by the name's own words, by the word before it, and by the rest of the article."""

from collections import Counter, defaultdict

from tasks.extract.mentions.candidates import Candidate
from tasks.extract.mentions.lexicon import Lexicon
from tasks.extract.mentions.view import View
from tasks.extract.mentions.world import Country

_PLACE_PREPOSITIONS = {"in", "near", "outside", "at", "around", "toward", "towards", "inside", "across", "throughout"}
_LETTERS = 0.5


def relabel(view: View, found: list[Candidate], lexicon: Lexicon, countries: dict[int, tuple[int, Country]]) -> list[Candidate]:
    """The candidates with better labels; those that are no names at all ("irrigation.[3", words in another script) left out."""
    names = [c for c in found if _is_name(view, c) and not _is_office(view, c, lexicon)]
    for candidate in names:
        candidate.label = (
            _by_words(view, candidate, lexicon) or _by_map(view, candidate, countries) or _by_context(view, candidate) or candidate.label
        )
    _agree(view, names)
    return names


def _is_name(view: View, candidate: Candidate) -> bool:
    words = view.words[candidate.start : candidate.end]
    letters = [c for word in words for c in word if c.isalpha()]
    return bool(letters) and not any("[" in w for w in words) and sum(c < "\u0370" for c in letters) > _LETTERS * len(letters)


def _is_office(view: View, candidate: Candidate, lexicon: Lexicon) -> bool:
    """Whether a name of a party ends in a person's noun, and so describes somebody: "the UN Special Envoy"."""
    known = lexicon.nominals.get(view.lower[candidate.end - 1])
    return candidate.label in ("ORG", "GPE", "FAC") and known is not None and known.kind == "person"


def _by_words(view: View, candidate: Candidate, lexicon: Lexicon) -> str | None:
    """The label that words of the name give: "Al Noor Hospital" is a building, "HMS Argyll" a ship, "Operation Dawn" an event."""
    first, last = view.words[candidate.start], view.words[candidate.end - 1]
    if candidate.label != "PERSON" or candidate.end - candidate.start > 1:
        if last in lexicon.name_words["last"]:
            return lexicon.name_words["last"][last]
        if first in lexicon.name_words["first"] and candidate.end - candidate.start > 1:
            return lexicon.name_words["first"][first]
    before = view.words[candidate.start - 1] if candidate.start else ""
    if lexicon.name_words["first"].get(before) == "VEHICLE":
        candidate.start -= 1
        return "VEHICLE"
    return None


def _by_map(view: View, candidate: Candidate, countries: dict[int, tuple[int, Country]]) -> str | None:
    """A country or capital is a place unless the model sees a person in it ("Sierra Leone" is no organization)."""
    start = candidate.start + (view.lower[candidate.start] == "the")
    end, country = countries.get(start, (0, None))
    if country is None or end != candidate.end or country.form == "demonym" or candidate.label not in ("ORG", "FAC", "NORP", "LOC"):
        return None
    return "GPE" if candidate.label != "NORP" or view.tag[start] == "NNP" else None


def _by_context(view: View, candidate: Candidate) -> str | None:
    """One word after "in" or "near" is a place, not a person and not a people."""
    if (
        candidate.label not in ("PERSON", "NORP")
        or view.tag[candidate.end - 1] != "NNP"
        or candidate.end - candidate.start > 2
        or candidate.title
        or not candidate.start
    ):
        return None
    return "GPE" if view.lower[candidate.start - 1] in _PLACE_PREPOSITIONS and view.dep[candidate.end - 1] == "pobj" else None


def _agree(view: View, names: list[Candidate]) -> None:
    """One name has one label in an article: the commonest, a name with title or first name counting as a person throughout."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for c in names:
        votes[_key(view, c)][c.label] += 2 if c.label == "GPE" and view.lower[c.start - 1] in _PLACE_PREPOSITIONS else 1
    people = {view.words[c.end - 1] for c in names if c.label == "PERSON" and (c.title or c.end - c.start > 1)}
    for c in names:
        key = _key(view, c)
        if c.label in ("GPE", "ORG", "FAC", "LOC", "NORP") and key in people and c.end - c.start == 1:
            c.label = "PERSON"
        elif c.label == "NORP" and votes[key]["GPE"] and view.tag[c.end - 1] == "NNP":
            c.label = "GPE"
        elif len(votes[key]) > 1:
            (label, count), (_, second) = votes[key].most_common(2)
            if count > second and not (label == "NORP" or c.label == "NORP"):
                c.label = label


def _key(view: View, candidate: Candidate) -> str:
    start = candidate.start + (view.lower[candidate.start] == "the")
    return " ".join(view.words[start : candidate.end])
