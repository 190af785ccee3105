"""Who the parties of an event are, as spans, read with the language model: each family of rules with a counter-example."""

import pytest
from spacy.language import Language

from tasks.extract import layers, pipeline
from tasks.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.build(Settings().reader)


def spans(nlp: Language, text: str, trigger: str, role: str) -> list[str]:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    event = next(m for m in layers.events(doc) if trigger in layers.surface(doc, *m.trigger))
    return [layers.surface(doc, a.start, a.end) for a in event.arguments if a.role == role]


ACTORS = [
    ("The interior minister, Anna Berg, condemned the rebels.", "condemned", ["interior minister, Anna Berg"]),
    ("The minister, who had resigned, condemned the rebels.", "condemned", ["minister"]),
    ("Two soldiers were charged in the murder of a nun.", "charged", []),
    ("Two soldiers were convicted in an attack on a bank.", "convicted", []),
    ("The army is engaged in torturing prisoners.", "torturing", ["army"]),
    ("The Manchester bombing killed nine people.", "bombing", []),
    ("Manchester's bombing of Leeds went on.", "bombing", ["Manchester"]),
    ("The workers were given an ultimatum by the police.", "ultimatum", ["police"]),
    ("The senator's murder shocked the town.", "murder", []),
    ("The army's murder of a senator shocked the town.", "murder", ["army"]),
    ("The attack was confirmed by a spokesman.", "attack", []),
    ("The attack was carried out by a militia.", "attack", ["militia"]),
    ("The clash left a student injured.", "injured", []),
    ("Five senators, including Anna Berg and Per Dahl, criticised the king.", "criticised", ["Five senators", "Anna Berg", "Per Dahl"]),
]


@pytest.mark.parametrize(("text", "trigger", "actors"), ACTORS)
def test_who_acts(nlp: Language, text: str, trigger: str, actors: list[str]) -> None:
    assert spans(nlp, text, trigger, "actor") == actors


RECIPIENTS = [
    ("Two soldiers were charged in the murder of a nun.", "charged", ["Two soldiers"]),
    ("The workers were given an ultimatum by the police.", "ultimatum", ["workers"]),
    ("Police gave the workers an ultimatum.", "ultimatum", ["workers"]),
    ("Police arrested six priests, including Juan Lopez and Pedro Diaz.", "arrested", ["six priests", "Juan Lopez", "Pedro Diaz"]),
    ("Police arrested six priests in Oslo, the home of Juan Lopez.", "arrested", ["six priests"]),
    ("A building in Basra was bombed on Friday.", "bombed", []),
    ("The court convicted a friend of the mayor.", "convicted", ["friend of the mayor"]),
    ("The men were beaten, shot and burned.", "burned", ["men"]),
    ("The senator's murder shocked the town.", "murder", ["senator"]),
    ("The clash left a student injured.", "injured", ["student"]),
    ("The general went on trial on Monday.", "went", ["general"]),
    ("Police found two farmers shot in a field.", "shot", ["two farmers"]),
    ("The attack at 1835 was confirmed by a spokesman.", "attack", []),
    ("The attack killed 35 on Friday.", "killed", ["35"]),
]


@pytest.mark.parametrize(("text", "trigger", "recipients"), RECIPIENTS)
def test_who_is_acted_on(nlp: Language, text: str, trigger: str, recipients: list[str]) -> None:
    assert spans(nlp, text, trigger, "recipient") == recipients


def test_two_who_sign_a_treaty_are_its_two_sides(nlp: Language) -> None:
    text = "Norway and Poland signed a treaty on friendship."
    assert (spans(nlp, text, "signed", "actor"), spans(nlp, text, "signed", "recipient")) == (["Norway"], ["Poland"])


@pytest.mark.parametrize(
    ("text", "trigger", "instruments"),
    [
        ("A suicide bomber attacked the barracks.", "attacked", []),
        ("A suicide attack on the barracks killed four.", "attack", []),
        ("Rebels attacked the barracks with grenades.", "attacked", ["grenades"]),
        ("A car packed with explosives blew up near a school.", "blew up", ["explosives"]),
        ("A car filled with students blew up near a school.", "blew up", []),
    ],
)
def test_an_instrument_is_a_thing(nlp: Language, text: str, trigger: str, instruments: list[str]) -> None:
    assert spans(nlp, text, trigger, "instrument") == instruments


def test_what_launched_attacks_are_on_is_an_object(nlp: Language) -> None:
    assert spans(nlp, "The army carried out airstrikes on two hospitals.", "airstrikes", "target_object") == ["two hospitals"]
