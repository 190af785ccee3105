"""Which mentions of one article are the same happening, read with the language model."""

import pytest
from spacy.language import Language

from tasks.extract import layers, pipeline
from tasks.settings import Settings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def nlp() -> Language:
    return pipeline.build(Settings().reader)


def happenings(nlp: Language, text: str) -> dict[str, int | None]:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    return {layers.surface(doc, *m.trigger): m.local_event for m in layers.events(doc)}


def test_definite_noun_refers_back(nlp: Language) -> None:
    found = happenings(nlp, "Gunmen raided a bank on Monday. The raid shocked the town.")
    assert found["raided"] == found["raid"]


def test_result_belongs_to_the_blast(nlp: Language) -> None:
    found = happenings(nlp, "A car bomb exploded near the court. Two guards were wounded.")
    assert found["exploded"] == found["wounded"]


def test_two_strikes_with_other_victims_stay_apart(nlp: Language) -> None:
    found = happenings(nlp, "A drone strike killed two rebels in Yemen. Gunmen shot a teacher in Peru.")
    assert found["killed"] != found["shot"]


def test_other_types_never_join(nlp: Language) -> None:
    found = happenings(nlp, "Police arrested a farmer. The farmer protested against the police.")
    assert len(set(found.values())) == len(found)


def test_drone_strike_is_the_air_strike_told_of(nlp: Language) -> None:
    found = happenings(nlp, "A drone strike hit a depot in Aden. Police condemned the air strike.")
    assert len({number for trigger, number in found.items() if "strike" in trigger}) == 1


@pytest.mark.parametrize(
    ("text", "same"),
    [
        ("A rocket killed two guards in Tripoli. The guards were killed in the city's southern neighbourhood of Abu Salim.", True),
        ("A rocket killed two guards in the neighbourhood of Abu Salim. The guards were killed in the neighbourhood of Janzour.", False),
    ],
    ids=["a quarter does not contradict its town", "two quarters are two places"],
)
def test_a_quarter_of_a_town(nlp: Language, text: str, same: bool) -> None:
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("a", text), []))
    numbers = [m.local_event for m in layers.events(doc) if layers.surface(doc, *m.trigger) == "killed"]
    assert len(numbers) == 2
    assert (len(set(numbers)) == 1) is same
