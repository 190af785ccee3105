"""A Doc as plain lists: reading token attributes one by one costs too much at thousands of words a second."""

from dataclasses import dataclass, field

from spacy.tokens import Doc

_ATTRIBUTES: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "HEAD", "SENT_START"]


@dataclass(slots=True)
class View:
    """Token attributes by token index; `head` is the index of the syntactic head, `sentence` a running number."""

    words: list[str]
    lower: list[str]
    lemma: list[str]
    pos: list[str]
    tag: list[str]
    dep: list[str]
    head: list[int]
    sentence: list[int]
    ents: list[tuple[int, int, str]]
    children: dict[int, list[int]] = field(default_factory=dict)
    kinds: dict[int, str] = field(default_factory=dict)
    """Label of the entity that a token stands in."""

    def __len__(self) -> int:
        return len(self.words)


_KEPT = "sitrep.view"


def keep(doc: Doc) -> View:
    """The view of a Doc, kept on it for the next component, which takes it off again."""
    seen = doc.user_data[_KEPT] = of(doc)
    return seen


def take(doc: Doc) -> View:
    """The view kept on the Doc, or a new one."""
    seen: View | None = doc.user_data.pop(_KEPT, None)
    return seen if seen is not None else of(doc)


def of(doc: Doc) -> View:
    """The view of a Doc; a part the Doc lacks (a hand-made one without a parse) reads as empty strings."""
    columns = doc.to_array(_ATTRIBUTES).T.tolist()
    words, lower, lemma, pos, tag, dep = (_strings(doc, column) for column in columns[:6])
    heads = [i + (offset if offset < 2**63 else offset - 2**64) for i, offset in enumerate(columns[6])]
    view = View(words, lower, lemma, pos, tag, dep, heads, _sentences(columns[7]), [(e.start, e.end, e.label_) for e in doc.ents])
    view.kinds = {i: label for start, end, label in view.ents for i in range(start, end)}
    for i, head in enumerate(heads):
        if head != i:
            view.children.setdefault(head, []).append(i)
    return view


_KNOWN: dict[int, str] = {}
_LIMIT = 200_000


def _strings(doc: Doc, hashes: list[int]) -> list[str]:
    """The strings of hashes, remembered between documents (a hash always means the same string) up to a bound."""
    if len(_KNOWN) > _LIMIT:
        _KNOWN.clear()
    _KNOWN[0] = ""
    store = doc.vocab.strings
    for key in set(hashes).difference(_KNOWN):
        _KNOWN[key] = store[key]
    return [_KNOWN[key] for key in hashes]


def _sentences(starts: list[int]) -> list[int]:
    numbers, number = [], 0
    for i, start in enumerate(starts):
        number += i > 0 and start == 1
        numbers.append(number)
    return numbers
