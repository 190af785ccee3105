"""Descriptions of people, groups and places by a noun: "dozens of protesters", "the Iraq-based militia", "a mosque"."""

from tasks.extract.mentions.candidates import NOMINAL, Candidate
from tasks.extract.mentions.lexicon import Lexicon, Nominal
from tasks.extract.mentions.view import View

_LEFT = {"det", "amod", "compound", "nummod", "nmod", "poss", "quantmod", "predet", "advmod"}
_LABELS = {"group": "GROUP", "place": "LOC", "facility": "FAC"}
_COUNTERS = {"dozen", "hundred", "thousand", "score", "million", "group", "number", "member", "lot", "majority", "handful", "pair", "ten"}
_NOUNS = {"NOUN", "PROPN"}
_OFFICES = {"minister", "ambassador", "envoy", "representative", "secretary", "coordinator", "adviser", "advisor", "commissioner"}
_BESIDE = {"PERSON": Nominal("person", ""), "ORG": Nominal("group", "")}
_FORCES = {"MIL", "GOV", "COP", "REB", "UAF"}
_SKIP = {"compound", "amod", "npadvmod"}


def find(view: View, lexicon: Lexicon, named: list[Candidate]) -> list[Candidate]:
    """Candidates of the nouns in the lexicon and of those in apposition to a name, each with its noun phrase, from left to right."""
    found, beside = [], _beside_names(view, named)
    for i, pos in enumerate(view.pos):
        if pos not in _NOUNS:
            continue
        if view.dep[i] == "compound":
            modifier = _modifier(view, i, lexicon)
            found += [modifier] if modifier is not None else []
        elif view.dep[i] not in _SKIP and (known := _known(view, i, lexicon) or beside.get(i)):
            start, end = _paragraph(view, i, _left(view, i), _right(view, i, lexicon))
            kind = "name" if _is_name(view, start, end) else "nominal"
            found.append(Candidate(start, end, _label(view, i, known), kind, i, NOMINAL))
    return found


def _beside_names(view: View, named: list[Candidate]) -> dict[int, Nominal]:
    """Nouns in apposition to a name say what it names, whether the lexicon has them or not: "the goalkeeper, Jane Roe"."""
    found, inside = {}, {c.head: c for c in named if c.label in _BESIDE}
    for head, candidate in inside.items():
        if view.dep[head] == "appos" and _is_noun(view, view.head[head]):
            found[view.head[head]] = _BESIDE[candidate.label]
        for child in view.children.get(head, ()):
            if view.dep[child] == "appos" and _is_noun(view, child):
                found[child] = _BESIDE[candidate.label]
    return found


def _is_name(view: View, start: int, end: int) -> bool:
    """Several words, all proper nouns: "Borough Market" is a name that the model missed."""
    return end - start > 1 and all(view.pos[i] == "PROPN" and view.words[i][0].isupper() for i in range(start, end))


def _is_noun(view: View, i: int) -> bool:
    """A common noun in Latin letters."""
    return view.pos[i] == "NOUN" and view.words[i][0] < "\u0370"


def _modifier(view: View, i: int, lexicon: Lexicon) -> Candidate | None:
    """A party before what it does: "[coalition] air strikes", "a [rebel] attack"; not "government forces", which is one party."""
    known, governor = lexicon.nominals.get(view.lemma[i].lower()), view.head[i]
    if known is None or known.sector not in _FORCES or view.dep[governor] == "compound" or _known(view, governor, lexicon) is not None:
        return None
    if (known.kind == "person" and known.sector == "MIL") or view.pos[governor] == "PROPN" or view.pos[i - 1] in _NOUNS:
        return None
    start = i - 1 if known.kind == "group" and i and view.lower[i - 1] == "the" else i
    return Candidate(start, i + 1, "GROUP", "nominal", i, NOMINAL)


def _known(view: View, i: int, lexicon: Lexicon) -> Nominal | None:
    """What the lexicon says of a noun; a compound ("police station") before its last word, the object counted before the count."""
    lemma = _singular(view, i)
    if i and (pair := lexicon.nominals.get(f"{view.lower[i - 1]} {lemma}")):
        return pair
    if lemma in _COUNTERS and (counted := _of(view, i)) is not None:
        return lexicon.nominals.get(view.lemma[counted].lower()) or lexicon.nominals.get(lemma)
    return lexicon.nominals.get(lemma) or lexicon.nominals.get(view.lower[i])


def _singular(view: View, i: int) -> str:
    """Base form; the lemmatizer leaves a capitalised plural ("Coalition Commanders") as it is."""
    word = view.lemma[i].lower()
    return word[:-1] if view.tag[i] == "NNPS" and word.endswith("s") else word


def _label(view: View, i: int, known: Nominal) -> str:
    if known.kind == "person" and _singular(view, i) in _COUNTERS:
        return "GROUP"
    if known.kind == "person":
        return "PERSON" if view.tag[i] in ("NN", "NNP") and view.lower[i] not in ("people", "police") else "GROUP"
    return _LABELS[known.kind]


def _paragraph(view: View, i: int, start: int, end: int) -> tuple[int, int]:
    """The phrase cut where a line ends: a headline is no part of the sentence below it."""
    first = max((t + 1 for t in range(start, i) if "\n" in view.words[t]), default=start)
    last = min((t for t in range(i + 1, end) if "\n" in view.words[t]), default=end)
    return first, last


def _left(view: View, i: int) -> int:
    start = i
    for child in view.children.get(i, ()):
        if child < i and view.dep[child] in _LEFT:
            start = min(start, _edge(view, child))
    while view.pos[start] in ("PUNCT", "SPACE") and start < i:
        start += 1
    return start


def _edge(view: View, i: int) -> int:
    """Leftmost token of a subtree."""
    while (first := view.children.get(i, (i,))[0]) < i:
        i = first
    return i


def _of(view: View, i: int) -> int | None:
    """Object of an `of` that follows the noun."""
    if i + 1 < len(view) and view.lower[i + 1] == "of" and view.head[i + 1] == i:
        return next((c for c in view.children.get(i + 1, ()) if view.dep[c] == "pobj"), None)
    return None


def _right(view: View, i: int, lexicon: Lexicon) -> int:
    """Past the noun, and past an `of` phrase that says whose or which: "members of the tribe", "the city of Mosul"."""
    counted = _of(view, i) or _post(view, i)
    if counted is None or not (view.pos[counted] == "PROPN" or _known(view, counted, lexicon)):
        return i + 1
    return _right(view, counted, lexicon)


def _post(view: View, i: int) -> int | None:
    """The name that an office is for: "ambassador to Chad", "Minister for the Middle East"."""
    if _singular(view, i) in _OFFICES and i + 1 < len(view) and view.lower[i + 1] in ("for", "to") and view.head[i + 1] == i:
        return next((c for c in view.children.get(i + 1, ()) if view.dep[c] == "pobj" and view.pos[c] == "PROPN"), None)
    return None
