"""One clause, one event: what tells a deed again, names it, points back to it, or says what people are like."""

import pytest
from spacy.language import Language

from tasks.extract import layers, pipeline
from tasks.settings import Settings

pytestmark = pytest.mark.model

KANO = "A car bomb exploded in Kano. "


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.build(Settings().reader)


def triggers(nlp: Language, text: str) -> list[str]:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    return [layers.surface(doc, *m.trigger) for m in layers.events(doc)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The explosion shattered the windows of a nearby pharmacy.", ["explosion shattered"]),
        ("Three shops were damaged by the blast.", ["damaged by the blast"]),
        ("The airstrike destroyed a bridge and killed two soldiers.", ["airstrike destroyed", "killed"]),
        ("The attack killed two officers.", ["attack", "killed"]),  # the dead are told of apart
        ("The militia destroyed a church.", ["destroyed"]),
    ],
)
def test_what_an_attack_reached_is_told_with_it(nlp: Language, text: str, told: list[str]) -> None:
    assert triggers(nlp, text) == told


def test_what_an_attack_reached_is_its_object(nlp: Language) -> None:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", "The blast destroyed a bridge."), []))
    assert [(a.role, layers.surface(doc, a.start, a.end)) for m in layers.events(doc) for a in m.arguments] == [("target_object", "bridge")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The bombing was an attack on the ruling party.", ["attack"]),
        ("The premier called the blast an attack.", ["blast"]),
        ("The mayor described the shooting as an assault on the police.", ["shooting"]),
        ("Critics called the law an assault on freedom.", []),
        ("The group launched an attack on the police.", ["launched an attack"]),  # no name for anything
    ],
)
def test_a_name_for_a_deed_is_no_other_deed(nlp: Language, text: str, told: list[str]) -> None:
    assert triggers(nlp, text) == told


@pytest.mark.parametrize(
    ("text", "is_told"),
    [
        (KANO + "The Senate responded to the attack on Friday.", False),
        (KANO + "Nobody knows who was behind the attack.", False),
        (KANO + "Many condemned the attack.", False),
        (KANO + "Shops stayed closed after the attack.", True),  # it sets a time
        (KANO + "Ministers condemned the attack on the villagers.", True),  # it says who suffered
        ("The Senate denounced the suicide attack on Friday.", True),  # nothing was told before
        (KANO + "Police investigated another attack.", True),
    ],
)
def test_nouns_that_merely_point_back_are_no_mention(nlp: Language, text: str, is_told: bool) -> None:
    assert any("attack" in trigger for trigger in triggers(nlp, text)) is is_told


@pytest.mark.parametrize(("article", "count"), [("Kano", 1), ("Lagos", 2)])
def test_name_that_was_said_before_is_nothing_new(nlp: Language, article: str, count: int) -> None:
    text = f"A car bomb exploded in Kano. The mayor responded to the {article} attack."
    assert len([t for t in triggers(nlp, text) if t in ("exploded", "attack")]) == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("An assassination attempt on the mayor was reported.", ["assassination attempt"]),
        ("A suicide bomber crashed into a patrol.", ["crashed"]),
        ("A taxi crashed into a wall.", []),
    ],
)
def test_extent_of_a_deed(nlp: Language, text: str, told: list[str]) -> None:
    assert triggers(nlp, text) == told


@pytest.mark.parametrize(
    ("text", "trigger", "is_told"),
    [
        ("Doctors treated the wounded in a school.", "wounded", False),
        ("The blast wounded two grocers.", "wounded", True),
        ("The farmers live beside the battalion stationed in the valley.", "stationed", False),
        ("The battalion was stationed in the valley on Monday.", "stationed", True),
        ("The paper named two men accused of theft.", "accused", False),
        ("The union accused two men of theft.", "accused", True),
        ("The editor asked the officer whether the road was open.", "asked", False),
        ("The editor asked the officer for help.", "asked", True),
        ("The bureau released photos of the suspects.", "released", False),
        ("The rebels released two hostages.", "released", True),
    ],
)
def test_states_and_questions_are_no_events(nlp: Language, text: str, trigger: str, is_told: bool) -> None:
    assert any(trigger in found for found in triggers(nlp, text)) is is_told


def test_a_deed_believed_to_have_been_carried_out_is_one(nlp: Language) -> None:
    text = "The attack is believed to have been carried out by rebels."
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    assert [[layers.surface(doc, a.start, a.end) for a in m.arguments] for m in layers.events(doc)] == [["rebels"]]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Cairo threatened to cut off aid to Sudan.", ["threatened"]),
        ("Cairo threatened to cut off aid to Sudan on Friday.", ["threatened", "cut off"]),  # the day is that of the deed
        ("Cairo threatened the sultan and rejected an offer by Sudan.", ["threatened", "rejected"]),  # two acts of speech
    ],
)
def test_a_deed_that_is_announced_is_one_act_of_speech(nlp: Language, text: str, told: list[str]) -> None:
    assert triggers(nlp, text) == told


def test_who_is_threatened_is_told_with_the_deed(nlp: Language) -> None:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", "Cairo threatened to cut off aid to Sudan."), []))
    assert {a.role: layers.surface(doc, a.start, a.end) for m in layers.events(doc) for a in m.arguments} == {
        "actor": "Cairo",
        "recipient": "Sudan",
    }


@pytest.mark.parametrize(
    ("text", "event_type"),
    [("Police launched a raid on the flat.", "COERCE"), ("Rebels launched a raid on the port.", "ASSAULT")],
)
def test_raids_of_the_police_are_no_assaults(nlp: Language, text: str, event_type: str) -> None:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    assert [m.event_type for m in layers.events(doc)] == [event_type]
