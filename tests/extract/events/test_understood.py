"""What a clause leaves to be understood: who did it, and whether it came about."""

import pytest
from spacy.language import Language

from tasks.extract import layers, pipeline
from tasks.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.build(Settings().reader)


def find(nlp: Language, text: str, trigger: str) -> tuple[layers.EventMention, list[str]]:
    """The mention on a trigger and the words of its actors."""
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    mention = next(m for m in layers.events(doc) if trigger in layers.surface(doc, *m.trigger))
    return mention, [layers.surface(doc, a.start, a.end) for a in mention.arguments if a.role == "actor"]


@pytest.mark.parametrize(
    ("text", "trigger", "actor"),
    [
        ("Police said four men were detained on Monday.", "detained", ["Police"]),
        ("Four men were detained on Monday, according to police.", "detained", ["police"]),
        ("Soldiers sealed the road. Tear gas was fired at the crowd.", "fired", ["Soldiers"]),
        ("A curfew was imposed on the town, police commissioner John Moyo said.", "imposed", ["police commissioner John Moyo"]),
        ("Clashes between students and police went on. A curfew was imposed.", "imposed", []),
        ("The bus left the police station. Four men were detained.", "detained", []),
        ("The teacher said four men were detained on Monday.", "detained", []),
        ("Police said a farmer was murdered on Monday.", "murdered", []),
    ],
)
def test_authority_that_reports_its_own_deed_acts(nlp: Language, text: str, trigger: str, actor: list[str]) -> None:
    assert find(nlp, text, trigger)[1] == actor


def test_forces_sent_act_though_a_pronoun_stands_for_them(nlp: Language) -> None:
    assert find(nlp, "The mayor praised the soldiers who have been deployed in the town.", "deployed")[1] == ["soldiers"]


@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("The deployment of the army was essential.", "deployment", "hypothetical"),
        ("The deployment of the army was costly.", "deployment", "actual"),
        ("He said that had they arrested the trader, lives would have been saved.", "arrested", "hypothetical"),
        ("The army could finally be deployed in the town.", "deployed", "actual"),
        ("The army could be deployed in the town.", "deployed", "hypothetical"),
        ("The planned attack on the base alarmed the villagers.", "attack", "future"),
        ("The deputies debated a possible deployment of troops.", "deployment", "future"),
        ("The brutal attack on the base alarmed the villagers.", "attack", "actual"),
        ("They are free to arrest us.", "arrest", "future"),
        ("The union demanded a ban on the Front and the arrest of its leaders.", "arrest", "future"),
    ],
)
def test_what_is_still_to_come_is_not_actual(nlp: Language, text: str, trigger: str, realis: str) -> None:
    assert find(nlp, text, trigger)[0].realis == realis


@pytest.mark.parametrize(
    ("text", "trigger", "polarity"),
    [
        ("The strike on the farm did not take place.", "strike", "negated"),
        ("The strike on the farm took place on Friday.", "strike", "affirmed"),
        ("The strike on the farm did not frighten the villagers.", "strike", "affirmed"),
    ],
)
def test_deed_that_was_not_carried_out_is_denied(nlp: Language, text: str, trigger: str, polarity: str) -> None:
    assert find(nlp, text, trigger)[0].polarity == polarity


@pytest.mark.parametrize(
    ("text", "trigger", "kind"),
    [
        ("Police officials rushed to the spot.", "rushed", "MOBILIZE"),
        ("Two smugglers were chased by security men.", "chased", "COERCE"),
        ("Police recovered cash from a flat.", "recovered", "COERCE"),
    ],
)
def test_people_of_a_force_are_the_force(nlp: Language, text: str, trigger: str, kind: str) -> None:
    assert find(nlp, text, trigger)[0].event_type == kind
