"""Voices and tolls in copy that is hard to read: nested and broken quotations, other cases, transcripts, units that are not people."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers, pipeline
from tasks.settings import ReaderSettings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Language:
    return pipeline.build(ReaderSettings())


def read(nlp: Language, text: str) -> Doc:
    """The text, read."""
    return nlp(pipeline.make_doc(nlp, layers.ArticleContext("t", text), []))


SAID = [
    pytest.param("“He told me, ‘Leave the town,’ and we left,” the farmer said.", "the farmer", id="nested"),
    pytest.param(
        "\"The minister said 'we will rebuild the bridge' and then he left,\" the mayor told reporters.", "the mayor", id="straight"
    ),
    pytest.param("“The bridge is gone, the mayor said. He spoke on Monday.", "the mayor", id="closing mark missing, cue after"),
    pytest.param("The mayor said “the bridge is gone and the road is closed.", "The mayor", id="closing mark missing, cue before"),
    pytest.param("«The bridge is gone», the mayor said.", "the mayor", id="guillemets"),
    pytest.param("“The bridge,” the mayor said, “is gone.”", "the mayor", id="cue inside"),
    pytest.param("THE MAYOR SAID THE BRIDGE IS GONE.", "THE MAYOR", id="upper case"),
    pytest.param("the mayor said the bridge is gone.", "the mayor", id="lower case"),
    pytest.param("VERA LUND: The bridge is gone.\n\nOTTO KRAG: So is the road.", "VERA LUND", id="transcript"),
]


@pytest.mark.parametrize(("text", "source"), SAID)
def test_speaker_of_hard_copy_is_found(reader: Language, text: str, source: str) -> None:
    found = layers.attributions(read(reader, text))
    assert [text[slice(*a.source)] for a in found if a.source][:1] == [source]
    assert not any(text[slice(*a.content)] == "He spoke on Monday." for a in found)


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The mayor said that rebels killed two guards.", "reports"),
        ("The army claimed that its men had killed two rebels.", "claims"),
        ("The army confirmed that rebels had killed two guards.", "confirms"),
        ("The army denied that its shells had killed 14 villagers.", "denies"),
    ],
)
def test_toll_and_attack_are_their_speakers(reader: Language, text: str, stance: str) -> None:
    doc = read(reader, text)
    (toll,) = layers.casualties(doc)
    assert toll.attribution is not None
    assert toll.event is not None
    assert layers.attributions(doc)[toll.attribution].stance == stance
    assert layers.events(doc)[toll.event].attribution == toll.attribution


def test_two_sources_keep_their_figures(reader: Language) -> None:
    text = "The army said the blast killed nine rebels. Residents said the blast killed 30 farmers."
    doc = read(reader, text)
    said = {
        text[slice(*(layers.attributions(doc)[c.attribution].source or (0, 0)))]: c.best
        for c in layers.casualties(doc)
        if c.attribution is not None
    }
    assert said == {"The army": 9, "Residents": 30}


def test_each_attack_of_a_sentence_has_its_toll(reader: Language) -> None:
    doc = read(reader, "A bomb killed three guards at the gate and gunmen shot two teachers in the school.")
    assert {layers.surface(doc, *layers.events(doc)[c.event].trigger): c.best for c in layers.casualties(doc) if c.event is not None}[
        "killed"
    ] == 3


COPY = [
    ("GUNMEN KILLED TWELVE SOLDIERS AND WOUNDED NINE NEAR THE TOWN.", [("injured", 9), ("killed", 12)]),
    ("gunmen killed twelve soldiers and wounded nine near the town.", [("injured", 9), ("killed", 12)]),
    ("The shelling killed 1,200 people.", [("killed", 1200)]),
]


@pytest.mark.parametrize(("text", "tolls"), COPY)
def test_toll_is_read_in_any_case(reader: Language, text: str, tolls: list[tuple[str, int]]) -> None:
    assert sorted((c.kind, c.best) for c in layers.casualties(read(reader, text))) == tolls


@pytest.mark.parametrize(
    "text",
    [
        "The fire killed 200 sheep and four dogs.",
        "The bomb weighed 12 kilograms and threw debris 300 metres.",
        "Frost killed off 40 percent of the crop.",
        "A 5.6-magnitude quake struck at 4 a.m. and destroyed 30 houses.",
        "The rebels shot down two helicopters.",
    ],
)
def test_what_is_no_person_is_not_counted(reader: Language, text: str) -> None:
    assert layers.casualties(read(reader, text)) == []


PERIODS = [
    ("Police have recorded 81 murders so far this year.", True),
    ("Since 2003 more than 400 miners have been killed.", True),
    ("Each year 30 people are killed on this road.", True),
    ("Two guards were killed earlier this year.", False),
    ("Three people were killed in the blast, the fourth this year.", False),
    ("Two guards were killed a year ago.", False),
]


@pytest.mark.parametrize(("text", "over"), PERIODS)
def test_count_over_a_period_is_no_events(reader: Language, text: str, over: bool) -> None:
    (toll,) = layers.casualties(read(reader, text))
    assert (toll.is_total, toll.event is None) == (over, over)


PARTS = [
    ("The attack killed five people, three of them civilians.", 1),
    ("At least two people were killed, including a child.", 1),
    ("Six people were killed, among them two nurses.", 1),
    ("The attack killed five soldiers and three civilians.", 0),
    ("Three of them were civilians, the mayor said.", 0),
    ("Two guards were killed, and three civilians were wounded.", 0),
]


@pytest.mark.parametrize(("text", "parts"), PARTS)
def test_part_is_told_from_addition(reader: Language, text: str, parts: int) -> None:
    assert sum(c.part_of is not None for c in layers.casualties(read(reader, text))) == parts
