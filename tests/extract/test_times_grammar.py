"""The grammar of time phrases: its own examples, its spans, and that the short way of searching loses nothing."""

import re
from collections.abc import Iterator

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tasks.timewords import find, parse_at
from tasks.timewords.grammar import WORDS_BEFORE, grammar
from tasks.timewords.lexicon import HOME, words_of

RULES = yaml.safe_load((HOME / "grammar.yaml").read_text(encoding="utf-8"))["rules"]
EXAMPLES = [(rule["name"], example) for rule in RULES for example in rule.get("examples", [])]
COUNTER_EXAMPLES = [(rule["name"], example) for rule in RULES for example in rule.get("not", [])]


@pytest.mark.parametrize(("name", "example"), EXAMPLES)
def test_rule_finds_its_example(name: str, example: str) -> None:
    start, end = example.index("["), example.index("]") - 1
    found = {(f.start, f.end, f.rule.name) for f in find(example.replace("[", "").replace("]", ""))}
    assert (start, end, name) in found


@pytest.mark.parametrize(("name", "text"), COUNTER_EXAMPLES)
def test_rule_leaves_its_counter_example(name: str, text: str) -> None:
    assert [text[f.start : f.end] for f in find(text)] == []


@pytest.mark.parametrize("rule", RULES, ids=[rule["name"] for rule in RULES])
def test_every_rule_has_an_example_or_a_counter_example(rule: dict[str, object]) -> None:
    assert rule.get("examples") or rule.get("not")


@pytest.mark.parametrize(
    "text",
    [
        "He may go.",
        "They march north.",
        "It came second.",
        "Prices fall.",
        "The Sunday Times reported it.",
        "About 1,200 people fled.",
        "The sun sat low.",
        "He lost half of it.",
        "The dec of cards",
        "It was the last-minute deal.",
    ],
)
def test_words_that_only_look_like_times(text: str) -> None:
    assert [text[f.start : f.end] for f in find(text)] == []


@pytest.mark.parametrize(
    ("text", "phrases"),
    [
        ("It fell in March and rose in May.", ["March", "May"]),
        ("Two dates: 4 March 2019 and June 5, 2020.", ["4 March 2019", "June 5, 2020"]),
        ("Talks ran from Monday to Wednesday.", ["Monday", "Wednesday"]),
        ("LIMA, 3 JAN 90 -- TROOPS LEFT TODAY.", ["3 JAN 90", "TODAY"]),
        ("He left on the second day.\n\nMonday was calm.", ["Monday"]),
        ("He left late on Wednesday, the day before the vote.", ["late on Wednesday", "the day before"]),
    ],
)
def test_phrases_of_a_sentence(text: str, phrases: list[str]) -> None:
    assert [text[f.start : f.end] for f in find(text)] == phrases


KINDS = ("WEEKDAY", "MONTH", "MONTHABBR", "UNIT", "UNITS", "NUMW", "ORDW", "PREP", "SEASON", "DAYPART", "EARLY", "NOW")
OTHERS = [
    "the",
    "a",
    "last",
    "next",
    "this",
    "ago",
    "later",
    "after",
    "1998",
    "27",
    "27th",
    "1990s",
    "5:30",
    "p.m.",
    ",",
    ".",
    "'s",
    "-",
    "rebels",
    "$",
    "2010",
]
WORDS = sorted({word for kind in KINDS for word in words_of(kind)} | set(OTHERS))
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=25).map(" ".join)


@given(st.one_of(SENTENCES, st.text(max_size=200)))
@settings(max_examples=200, deadline=None)
def test_phrases_are_stretches_of_the_text_in_order(text: str) -> None:
    last = 0
    for found in find(text):
        assert last <= found.start < found.end <= len(text)
        last = found.end


@given(SENTENCES)
@settings(max_examples=200, deadline=None)
def test_remembered_words_stand_in_the_text(text: str) -> None:
    for found in find(text):
        assert all(part in text for part in found.parts.values())


def _everywhere(text: str) -> Iterator[tuple[int, int, str]]:
    """Every rule at every word: what `find` must agree with."""
    known = grammar()
    classes, spans = known.alphabet.encode(text)
    at = 0
    while at < len(classes):
        hits = [(rule, hit) for rule in known.rules if (hit := rule.pattern.match(classes, at)) and hit.end() > at]
        if not hits:
            at += 1
            continue
        rule, hit = max(hits, key=lambda pair: pair[1].end())
        at = hit.end()
        if rule.timex_type != "NONE":
            yield spans[hit.start()][0], spans[hit.end() - 1][1], rule.name


@given(SENTENCES)
@settings(max_examples=200, deadline=None)
def test_searching_only_around_words_of_time_loses_nothing(text: str) -> None:
    text = re.sub(r"\bsecond\b", "third", text)  # alone it is an ordinal oftener than a unit, and left out on purpose
    assert [(f.start, f.end, f.rule.name) for f in find(text)] == list(_everywhere(text))


@given(SENTENCES)
@settings(max_examples=100, deadline=None)
def test_a_phrase_is_read_the_same_in_its_place(text: str) -> None:
    for found in find(text):
        again = parse_at(text, found.start, found.end)
        assert again is not None
        if found.start < WORDS_BEFORE:  # all that stands before it is looked at; further back only its last words are
            assert again.parts.keys() & found.parts.keys() or not found.parts
