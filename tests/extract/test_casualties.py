"""Tolls: whom something befell, how many, which belong together."""

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import casualties, layers

Toll = tuple[str, int | None, int | None, int | None]

_NLP = spacy.blank("en")


@pytest.fixture(scope="module")
def blank() -> Language:
    return _NLP


@pytest.fixture(scope="module")
def reader() -> Language:
    from tasks.extract import pipeline
    from tasks.settings import ReaderSettings

    return pipeline.build(ReaderSettings())


def parsed(nlp: Language, table: str) -> Doc:
    """A Doc of lines `word lemma POS TAG dep head`."""
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    return Doc(nlp.vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=[int(h) for h in heads])


KILLED = """
Twelve twelve NUM CD nummod 1
soldiers soldier NOUN NNS nsubjpass 3
were be AUX VBD auxpass 3
killed kill VERB VBN ROOT 3
. . PUNCT . punct 3
"""


def test_passive_subject_is_the_victim(blank: Language) -> None:
    (toll,) = layers.casualties(casualties.casualties(parsed(blank, KILLED)))
    assert (toll.kind, toll.low, toll.best, toll.high, toll.victim_text) == ("killed", 12, 12, 12, "Twelve soldiers")
    assert toll.victim_status == "security_force"


def test_toll_goes_to_the_event_whose_trigger_it_is(blank: Language) -> None:
    doc = parsed(blank, KILLED)
    doc._.events = [layers.EventMention(0, 5, (3, 4), "ASSAULT")]
    assert layers.casualties(casualties.casualties(doc))[0].event == 0


def test_toll_is_claimed_by_the_attribution_that_holds_it(blank: Language) -> None:
    doc = parsed(blank, KILLED)
    doc._.attributions = [layers.Attribution((0, len(doc.text))), layers.Attribution((0, 4))]
    assert layers.casualties(casualties.casualties(doc))[0].attribution == 0


@pytest.mark.parametrize("auxiliary", ["could", "might", "will"])
def test_what_may_happen_is_no_toll(blank: Language, auxiliary: str) -> None:
    table = KILLED.replace("were be AUX VBD auxpass 3", f"{auxiliary} {auxiliary} AUX MD aux 3")
    assert layers.casualties(casualties.casualties(parsed(blank, table))) == []


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read(text: str) -> None:
    doc = casualties.casualties(_NLP.make_doc(text))
    assert all(0 <= c.start < c.end <= len(doc) for c in layers.casualties(doc))


def read(nlp: Language, text: str) -> list[layers.Casualty]:
    """Tolls of a text."""
    from tasks.extract import pipeline

    return layers.casualties(nlp(pipeline.make_doc(nlp, layers.ArticleContext("t", text), [])))


TOLLS: list[tuple[str, list[Toll]]] = [
    ("The blast killed twelve soldiers.", [("killed", 12, 12, 12)]),
    ("At least nine people died and more than 30 were wounded.", [("killed", 9, 9, None), ("injured", 30, 30, None)]),
    ("Between 10 and 15 guards were injured in the riot.", [("injured", 10, 10, 15)]),
    ("Dozens of villagers were killed.", [("killed", 24, None, 99)]),
    ("Nobody was hurt.", [("injured", 0, 0, 0)]),
    ("There were no casualties.", [("killed", 0, 0, 0), ("injured", 0, 0, 0)]),
    ("A 23-year-old man was shot and killed outside a bar.", [("killed", 1, 1, 1)]),
    ("The bomb killed John Smith and his wife.", [("killed", 2, 2, 2)]),
    ("Four men, a woman and three children were killed.", [("killed", 8, 8, 8)]),
    ("Six people were shot, two of them fatally.", [("injured", None, 4, 6), ("killed", 2, 2, 2)]),
    ("Two dead, five injured in bus crash.", [("killed", 2, 2, 2), ("injured", 5, 5, 5)]),
    ("The flood claimed 30 lives.", [("killed", 30, 30, 30)]),
    ("The crash left four dead and nine injured.", [("killed", 4, 4, 4), ("injured", 9, 9, 9)]),
    ("A double homicide shook the village.", [("killed", 2, 2, 2)]),
    ("The rebels captured 14 soldiers and seized two trucks.", [("captured", 14, 14, 14)]),
    ("Twenty-three miners are unaccounted for.", [("missing", 23, 23, 23)]),
    ("The shelling displaced about 3,000 people.", [("displaced", None, 3000, None)]),
    ("Police found the bodies of two brothers in a well.", [("killed", 2, 2, 2)]),
    ("Killed in the attack were two teachers and a nurse.", [("killed", 3, 3, 3)]),
    ("She suffered a gunshot wound to the leg.", [("injured", 1, 1, 1)]),
    ("Three of the wounded later died.", [("killed", 3, 3, 3)]),
    ("Two men shot dead a jeweller.", [("killed", 1, 1, 1)]),
    ("He shot her and her elderly neighbour to death.", [("killed", 2, 2, 2)]),
    ("A detective shot during a raid on Tuesday died of his wounds.", [("killed", 1, 1, 1)]),
    ("The man took his own life.", [("killed", 1, 1, 1)]),
    ("Police found 34-year-old Anna Berg and 1-year-old Leah Berg dead from gunshot wounds.", [("killed", 2, 2, 2)]),
    ("Two couples were killed.", [("killed", 4, 4, 4)]),
    ("A couple was killed.", [("killed", 2, 2, 2)]),
    ("The fatal shooting of two brothers shook the town.", [("killed", 2, 2, 2)]),
    ("Four others are still in hospital.", [("injured", 4, 4, 4)]),
    ("A second guard was in critical condition.", [("injured", 1, 1, 1)]),
    ("ELMS, Ohio (AP) - A driver was killed and two guards were hurt.", [("killed", 1, 1, 1), ("injured", 2, 2, 2)]),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "expected"), TOLLS)
def test_toll_is_read(reader: Language, text: str, expected: list[Toll]) -> None:
    assert sorted((c.kind, c.low, c.best, c.high) for c in read(reader, text)) == sorted(expected)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "The army destroyed 12 vehicles.",
        "The convoy drove 3 km and paid $5 at the gate.",
        "The 40-year-old driver was unhurt.",
        "Two others were not injured.",
        "The bill was killed in committee.",
        "The storm could kill hundreds of people.",
        "The group threatened to kill its hostages.",
        "The town has 300 dead trees.",
        "He shot at the police.",
        "The shooting of the film took two months.",
        "The road was in critical condition.",
        "She took her own car.",
        "A rocket hit troops near the border.",
    ],
)
def test_nobody_is_counted(reader: Language, text: str) -> None:
    assert read(reader, text) == []


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "part", "status"),
    [
        ("At least two people were killed, including a child.", 1, "civilian"),
        ("The attack killed five people, three of them civilians.", 3, "civilian"),
        ("Dozens of villagers were killed, among them three soldiers.", 3, "security_force"),
    ],
)
def test_part_is_not_an_addition(reader: Language, text: str, part: int, status: str) -> None:
    found = read(reader, text)
    (inner,) = [c for c in found if c.part_of is not None]
    assert (inner.best, inner.victim_status, found[inner.part_of or 0].part_of) == (part, status, None)


@pytest.mark.model
def test_victims_named_one_by_one_are_counted(reader: Language) -> None:
    text = "Anna Berg, 34, was killed at the gate. Her neighbour Otto Krag, 61, died in hospital. Berg leaves two sons."
    assert max(c.best or 0 for c in read(reader, text) if c.kind == "killed") == 2


@pytest.mark.model
def test_one_victim_told_of_twice_is_one(reader: Language) -> None:
    text = "A 34-year-old woman was killed at the gate. Anna Berg, 34, was shot dead by a guard."
    assert max(c.best or 0 for c in read(reader, text) if c.kind == "killed") == 1


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("The death toll rose to 19.", True),
        ("More than 500 people have been killed on the roads this year.", True),
        ("So far in 2017, 150 people have been murdered.", True),
        ("Two people have died so far in the storm.", False),
        ("Two people were killed earlier this year.", False),
    ],
)
def test_running_totals_are_marked(reader: Language, text: str, total: bool) -> None:
    (found,) = read(reader, text)
    assert found.is_total is total


@pytest.mark.model
def test_the_dead_among_the_shot_are_not_injured_too(reader: Language) -> None:
    found = read(reader, "Four people were shot at a party. One of them died at the hospital.")
    assert {(c.kind, c.best) for c in found} == {("injured", 3), ("killed", 1)}
