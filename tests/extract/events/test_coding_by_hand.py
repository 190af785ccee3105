"""Coding on Docs parsed by hand, by the lexicon alone."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc
from spacy.vocab import Vocab

from tasks.extract import layers
from tasks.extract.events import classify, coding

ACTIVE = """
Rebels rebel NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
two two NUM CD nummod 3
soldiers soldier NOUN NNS dobj 1
"""
PASSIVE = """
Soldiers soldier NOUN NNS nsubjpass 2
were be AUX VBD auxpass 2
killed kill VERB VBN ROOT 2
by by ADP IN agent 2
rebels rebel NOUN NNS pobj 3
"""
PARTICIPLE = """
Rebels rebel NOUN NNS nsubj 1
attacked attack VERB VBD ROOT 1
troops troop NOUN NNS dobj 1
, , PUNCT , punct 1
wounding wound VERB VBG advcl 1
villagers villager NOUN NNS dobj 4
"""
POSSESSIVE = """
Chad Chad PROPN NNP poss 2 GPE
's 's PART POS case 0
bombing bombing NOUN NN nsubj 5
of of ADP IN prep 2
villagers villager NOUN NNS pobj 3
continued continue VERB VBD ROOT 5
"""
LIGHT = """
Rebels rebel NOUN NNS nsubj 1
launched launch VERB VBD ROOT 1
a a DET DT det 3
raid raid NOUN NN dobj 1
on on ADP IN prep 3
troops troop NOUN NNS pobj 4
"""
MODIFIER = """
Police police NOUN NNS nsubj 1
bought buy VERB VBD ROOT 1
attack attack NOUN NN compound 3
helicopters helicopter NOUN NNS dobj 1
"""
VERB_AS_NOUN = """
French French ADJ JJ amod 1 NORP
planes plane NOUN NNS compound 2
patrol patrol NOUN NN ROOT 2
in in ADP IN prep 2
the the DET DT det 5
strait strait NOUN NN pobj 3
"""


@pytest.fixture(autouse=True)
def _lexicon_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(classify, "load", lambda: None)


def roles(doc: Doc, mention: layers.EventMention) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for a in mention.arguments:
        found.setdefault(a.role, []).append(doc[a.start : a.end].text)
    return found


@pytest.mark.parametrize(
    ("table", "trigger", "actor", "recipient"),
    [
        pytest.param(ACTIVE, "killed", ["Rebels"], ["two soldiers"], id="active"),
        pytest.param(PASSIVE, "killed", ["rebels"], ["Soldiers"], id="passive with agent"),
        pytest.param(PARTICIPLE, "wounding", ["Rebels"], ["villagers"], id="participle takes the subject above"),
        pytest.param(POSSESSIVE, "bombing", ["Chad"], ["villagers"], id="owner of a nominalisation acts"),
        pytest.param(LIGHT, "launched a raid", ["Rebels"], ["troops"], id="light verb and noun are one trigger"),
    ],
)
def test_parties_of_a_construction(parse: Callable[[str], Doc], table: str, trigger: str, actor: list[str], recipient: list[str]) -> None:
    doc = parse(table)
    mention = next(m for m in coding.code(doc) if doc[m.trigger[0] : m.trigger[1]].text == trigger)
    assert (roles(doc, mention).get("actor"), roles(doc, mention).get("recipient")) == (actor, recipient)


def test_noun_in_the_place_of_a_verb_behind_a_plural_is_the_verb(parse: Callable[[str], Doc]) -> None:
    assert [m.event_type for m in coding.code(parse(VERB_AS_NOUN))] == ["MOBILIZE"]


def test_noun_that_modifies_another_reports_nothing(parse: Callable[[str], Doc]) -> None:
    assert coding.code(parse(MODIFIER)) == []


@pytest.mark.parametrize("kind", ["teaser", "caption", "boilerplate", "dateline"])
def test_other_kinds_of_text_are_not_coded(parse: Callable[[str], Doc], kind: str) -> None:
    doc = parse(ACTIVE)
    doc._.segments = [layers.Segment(kind, 0, len(doc.text), 0, len(doc))]
    assert coding.code(doc) == []


@pytest.mark.parametrize("kind", ["body", "headline", "quote_block", "embed"])
def test_news_text_is_coded(parse: Callable[[str], Doc], kind: str) -> None:
    doc = parse(ACTIVE)
    doc._.segments = [layers.Segment(kind, 0, len(doc.text), 0, len(doc))]
    assert [m.event_type for m in coding.code(doc)] == ["ASSAULT"]


def test_event_names_the_narrowest_attribution_around_it(parse: Callable[[str], Doc]) -> None:
    doc = parse(ACTIVE)
    doc._.attributions = [layers.Attribution((0, len(doc.text))), layers.Attribution((7, 20)), layers.Attribution((14, 20))]
    assert coding.code(doc)[0].attribution == 1


WORDS = ["rebels", "killed", "attack", "the", "talks", "agreed", "to", "of", "police", "who", "not", "protest", "Chad", "will", "and", ","]
TAGS = ["NN", "NNS", "VBD", "VBN", "VBG", "NNP", "IN", "DT", "CC", "JJ", "PRP", "CD"]
DEPS = [
    "nsubj",
    "dobj",
    "nsubjpass",
    "prep",
    "pobj",
    "conj",
    "advcl",
    "relcl",
    "acl",
    "amod",
    "poss",
    "xcomp",
    "ccomp",
    "agent",
    "neg",
    "aux",
]
POS = ["NOUN", "VERB", "PROPN", "ADP", "DET", "ADJ", "NUM", "PUNCT", "SPACE", "AUX"]


@st.composite
def docs(draw: st.DrawFn) -> Doc:
    """Trees of any shape."""
    size = draw(st.integers(1, 14))

    def pick(values: list[str]) -> list[str]:
        return [draw(st.sampled_from(values)) for _ in range(size)]

    heads = [draw(st.integers(0, i)) for i in range(size)]
    words = pick(WORDS)
    deps = ["ROOT" if heads[i] == i else d for i, d in enumerate(pick(DEPS))]
    return Doc(Vocab(), words=words, lemmas=words, pos=pick(POS), tags=pick(TAGS), deps=deps, heads=heads)


@settings(max_examples=150, deadline=None)
@given(docs())
def test_any_tree_is_coded_within_its_bounds(doc: Doc) -> None:
    for m in coding.code(doc):
        assert 0 <= m.start <= m.trigger[0] < m.trigger[1] <= m.end <= len(doc)
        assert 0 <= m.confidence <= 1
        assert all(0 <= a.start < a.end <= len(doc) for a in m.arguments)


def test_long_enumeration_is_read(parse: Callable[[str], Doc]) -> None:
    lines = ["Rebels rebel NOUN NNS nsubj 1", "killed kill VERB VBD ROOT 1", "soldiers soldier NOUN NNS dobj 1"]
    lines += [f"soldiers soldier NOUN NNS conj {i}" for i in range(2, 1500)]
    doc = parse("\n".join(lines))
    assert len(roles(doc, coding.code(doc)[0])["recipient"]) == 1499
