"""Whether the attacker died, and whether a toll counts him."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import casualties, layers, pipeline
from tasks.extract.casualties import attackers, inclusion
from tasks.extract.casualties.people import Person
from tasks.extract.casualties.realis import is_of_several
from tasks.extract.casualties.told import Told
from tasks.settings import ReaderSettings
from tests.extract.parsed import blank


@pytest.fixture(scope="module")
def reader() -> Language:
    return pipeline.build(ReaderSettings())


def told(nlp: Language, text: str) -> list[tuple[str, str]]:
    """Words and sign of every dead whom the text tells to be the attacker."""
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("t", text), []))
    return [(t.row.victim_text or "", t.attacker) for t in casualties.gathered(doc)[1] if t.attacker and t.kind == "killed"]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "who", "sign"),
    [
        ("A driver killed two guards and then himself.", "himself", ""),
        ("He killed two guards before he turned the gun on himself.", "he", "self"),
        ("He killed two guards before taking his own life.", "He", "self"),
        ("Otto Krag was found dead of a self-inflicted gunshot wound.", "Otto Krag", "self"),
        ("A boy shot his aunt to death. He then shot himself.", "He", "shot"),
        ("Police shot and killed the man.", "the man", "law"),
        ("The man was killed by two deputies.", "The man", "law"),
        ("The gunman was killed.", "The gunman", "word"),
        ("The man who shot him died hours later.", "The man", "word"),
        ("The boy suspected of killing the girl has died.", "The boy", "word"),
    ],
)
def test_dead_attacker_is_known(reader: Language, text: str, who: str, sign: str) -> None:
    assert ((who, sign) in told(reader, text)) is bool(sign)


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    [
        "A driver was killed near the gate.",
        "Two gunmen killed a guard.",
        "The boy who was shot by a neighbour has died.",
        "A man killed two officers.",
        "They killed him.",
    ],
)
def test_dead_victim_is_no_attacker(reader: Language, text: str) -> None:
    assert told(reader, text) == []


@pytest.mark.parametrize(
    "text",
    [
        "It was an apparent murder-suicide.",
        "Man kills wife, self",
        "He killed himself.",
        "a murder/suicide",
        "She took her own life.",
        "He turned the gun on himself.",
    ],
)
def test_words_for_who_kills_others_and_himself(text: str) -> None:
    assert attackers.is_murder_suicide(text)


@pytest.mark.parametrize("text", ["Suicide is a grave matter.", "He killed the motor himself.", "They took her life.", "", None])
def test_other_words_do_not(text: str | None) -> None:
    assert not attackers.is_murder_suicide(text)


@pytest.mark.parametrize(
    ("sentence", "several"),
    [
        ("Four people were killed in shootings across the city", True),
        ("Five men are dead after a series of overnight shootings", True),
        ("The night saw nine shootings , including five deaths", True),
        ("Two men are charged in the killings", False),
        ("Four people were killed in a shooting", False),
        ("He was held in connection with three murders", True),
    ],
)
def test_sums_over_several_happenings(sentence: str, several: bool) -> None:
    assert is_of_several(sentence.lower().split()) is several


def dead(best: int, *, attacker: str = "", by_others: bool = False, with_attacker: bool = False, method: str = "object:object") -> Told:
    """A toll of the dead."""
    row = layers.Casualty(0, 1, "killed", best, best, best, method=method)
    part = "attacker" if attacker else "victim" if by_others else None
    return Told(0, "killed", best, 0, frozenset(), [Person(best, part=part)], row, None, attacker, by_others, with_attacker)


def with_attacker(*tolls: Told, text: str = "He fired.") -> dict[int, set[str]]:
    """Figures that count the attacker in, with what speaks for them."""
    doc = pipeline_doc(text)
    found: dict[int, dict[str, float]] = {t.best: {"has_own": 1.0, "told": 1.0} for t in tolls}
    inclusion.add(doc, found, list(tolls), {id(t): "own" for t in tolls})
    return {value: {name for name, x in f.items() if x} for value, f in found.items() if f.get("self")}


def pipeline_doc(text: str) -> Doc:
    """A text without a parse."""
    doc: Doc = blank()(text)
    doc._.article = layers.ArticleContext("t", text)
    return doc


def test_attacker_who_died_makes_one_more() -> None:
    made = with_attacker(dead(3, by_others=True), dead(1, attacker="self"))
    assert set(made) == {4}
    assert {"self_deed", "self_by_self", "has_own"} <= made[4]


def test_murder_suicide_makes_one_more() -> None:
    assert set(with_attacker(dead(2, by_others=True), text="Police speak of a murder-suicide.")) == {3}


def test_nobody_is_added_where_the_attacker_lives() -> None:
    assert with_attacker(dead(3, by_others=True)) == {}


def test_the_dead_told_of_without_who_did_it_may_count_him() -> None:
    made = with_attacker(dead(4, method="state:subject"), dead(1, attacker="law"))
    assert "self_state" in made[5]


def test_toll_that_counts_him_in_is_known() -> None:
    assert "self_twice" in with_attacker(dead(4, with_attacker=True), dead(1, attacker="self"))[5]


def test_one_dead_who_may_be_the_attacker_himself_adds_nobody() -> None:
    assert with_attacker(dead(1), dead(1, attacker="law")) == {}


def test_one_dead_whom_somebody_killed_is_another() -> None:
    assert set(with_attacker(dead(1, by_others=True), dead(1, attacker="law"))) == {2}
