"""The component that finds time phrases: spans, types, tense, and what the parse tells apart. Docs are built by hand; no model."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.times import direction, times

VOCAB = spacy.blank("en").vocab


def parsed(text: str) -> Doc:
    """A Doc from `word/TAG/dep/head` (head by position) separated by blanks; POS follows from the tag."""
    parts = [token.rsplit("/", 3) for token in text.split()]
    words, tags, deps, heads = zip(*parts, strict=True)
    pos = ["AUX" if d in ("aux", "auxpass") else "VERB" if t.startswith("VB") else "NOUN" for t, d in zip(tags, deps, strict=True)]
    doc = Doc(
        VOCAB,
        words=list(words),
        tags=list(tags),
        pos=pos,
        deps=list(deps),
        heads=[int(h) for h in heads],
        lemmas=[w.lower() for w in words],
    )
    times(doc)
    return doc


def plain(text: str) -> Doc:
    """An unparsed Doc of words with blanks between."""
    words = text.split()
    count = len(words)
    doc = Doc(VOCAB, words=words, tags=["NN"] * count, pos=["NOUN"] * count, deps=["dep"] * count, heads=[0] * count, lemmas=words)
    times(doc)
    return doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They/PRP/nsubj/2 will/MD/aux/2 meet/VB/ROOT/2 Friday/NNP/npadvmod/2", "future"),
        ("They/PRP/nsubj/1 met/VBD/ROOT/1 Friday/NNP/npadvmod/1", "past"),
        ("They/PRP/nsubj/2 were/VBD/auxpass/2 killed/VBN/ROOT/2 Friday/NNP/npadvmod/2", "past"),
        ("They/PRP/nsubj/1 plan/VBP/ROOT/1 to/TO/aux/3 meet/VB/xcomp/1 Friday/NNP/npadvmod/3", "future"),
        ("They/PRP/nsubj/3 would/MD/aux/3 have/VB/aux/3 met/VBN/ROOT/3 Friday/NNP/npadvmod/3", "past"),
        ("They/PRP/nsubj/1 wait/VBP/ROOT/1 until/IN/prep/1 Friday/NNP/pobj/2", "future"),
        ("They/PRP/nsubj/1 stay/VBP/ROOT/1 since/IN/prep/1 Friday/NNP/pobj/2", "past"),
        ("Friday/NNP/poss/2 's/POS/case/0 raid/NN/nsubj/4 will/MD/aux/4 matter/VB/ROOT/4", None),
        ("A/DT/det/1 calm/NN/ROOT/1 Friday/NNP/appos/1", None),
    ],
)
def test_direction_follows_the_tense(text: str, expected: str | None) -> None:
    doc = parsed(text)
    found = layers.times(doc)[0]
    assert direction(doc[found.start : found.end]) == expected


@pytest.mark.parametrize(
    "text",
    [
        "They/PRP/nsubj/1 sold/VBD/ROOT/1 2010/CD/nummod/3 vehicles/NNS/dobj/1",
        "It/PRP/nsubj/1 costs/VBZ/ROOT/1 $/$/nmod/3 1999/CD/dobj/1",
        "Under/IN/ROOT/0 Resolution/NNP/pobj/0 1973/CD/nummod/1",
        "The/DT/det/2 1100/CD/nummod/2 block/NN/ROOT/2",
        "Fees/NNS/nsubj/1 are/VBP/ROOT/1 $/$/nmod/3 5/CD/attr/1 a/DT/det/5 week/NN/npadvmod/3",
        "A/DT/det/2 quarterly/JJ/amod/2 dividend/NN/ROOT/2",
        "They/PRP/nsubj/2 soon/RB/advmod/2 left/VBD/ROOT/2",
    ],
)
def test_what_counts_prices_or_numbers_is_no_time(text: str) -> None:
    assert layers.times(parsed(text)) == []


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("It/PRP/nsubj/1 fell/VBD/ROOT/1 in/IN/prep/1 2010/CD/pobj/2", "2010"),
        ("They/PRP/nsubj/1 marched/VBD/ROOT/1 for/IN/prep/1 a/DT/det/4 week/NN/pobj/2", "a week"),
        ("They/PRP/nsubj/2 will/MD/aux/2 leave/VB/ROOT/2 soon/RB/advmod/2", "soon"),
    ],
)
def test_their_counterparts_are_times(text: str, surface: str) -> None:
    doc = parsed(text)
    assert [layers.surface(doc, t.start, t.end) for t in layers.times(doc)] == [surface]


@pytest.mark.parametrize(
    ("text", "timex_type"),
    [
        ("on 4 March 2019", "DATE"),
        ("on Monday night", "TIME"),
        ("at 5 p.m.", "TIME"),
        ("for three days", "DURATION"),
        ("every day", "SET"),
    ],
)
def test_types(text: str, timex_type: str) -> None:
    assert [t.timex_type for t in layers.times(plain(text))] == [timex_type]


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "raid",
                "on",
                "Monday",
                "March",
                "4",
                ",",
                "2019",
                "last",
                "week",
                "two",
                "days",
                "ago",
                "in",
                "May",
                "5",
                "p.m.",
                "$",
                "2010",
                "rebels",
                "'s",
            ]
        ),
        max_size=20,
    )
)
@settings(max_examples=100, deadline=None)
def test_spans_are_of_the_body_and_never_overlap(words: list[str]) -> None:
    doc = plain(" ".join(words)) if words else times(Doc(VOCAB, words=[]))
    body, last = layers.article(doc).body, 0
    for found in layers.times(doc):
        first, end = layers.chars(doc, found.start, found.end)
        assert found.start >= last
        assert body[first:end] == layers.surface(doc, found.start, found.end)
        last = found.end
