"""Which figure stands, and who becomes a recipient, on Docs made by hand."""

import pytest
import spacy
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.casualties import recipients, weigh
from tasks.extract.casualties.people import Person
from tasks.extract.casualties.told import Told
from tasks.extract.casualties.victims import Victims

_NLP = spacy.blank("en")
WORDS = "Gunmen killed two guards . Later five died . Elsewhere bombs killed 40 ."


def told(number: int, best: int, at: int, event: int | None, home: int | None) -> Told:
    """A toll of the dead at a token, tied to an event mention."""
    row = layers.Casualty(at, at + 1, "killed", best, best, best, event=event, method="object:object")
    return Told(number, "killed", best, home, frozenset(), [Person(best)], row)


@pytest.fixture
def doc() -> Doc:
    made = Doc(_NLP.vocab, words=WORDS.split(), sent_starts=[w in ("Gunmen", "Later", "Elsewhere") for w in WORDS.split()])
    made._.events = [
        layers.EventMention(0, 5, (1, 2), "ASSAULT", "firearms", confidence=0.9, local_event=0),
        layers.EventMention(9, 14, (11, 12), "ASSAULT", "explosives", confidence=0.8, local_event=1),
    ]
    return made


def test_chances_sum_to_one_and_follow_the_weights() -> None:
    chances = weigh.Model({"title": 1.0, "killed|title": 1.0, "one": -1.0}).chances("killed", {1: {"one": 1.0}, 4: {"title": 1.0}, 9: {}})
    assert sum(chances.values()) == pytest.approx(1.0)
    assert sorted(chances, key=chances.__getitem__) == [1, 9, 4]


def test_no_figures_no_chances() -> None:
    assert weigh.Model({}).chances("killed", {}) == {}


def test_attacks_own_figure_stands(doc: Doc) -> None:
    mine = told(0, 2, 2, 0, 0)
    assert weigh.reckon(doc, [mine]) == []
    assert (mine.row.event, mine.row.method) == (0, "object:object,stands")


def test_figure_of_no_attack_is_tied_to_the_main_one(doc: Doc) -> None:
    loose = told(0, 5, 6, None, None)
    weigh.reckon(doc, [loose])
    assert loose.row.event == 0


def test_bombs_dead_are_not_the_gunmens(doc: Doc) -> None:
    other = told(0, 40, 12, 1, 1)
    assert [row.event for row in weigh.reckon(doc, [other])] == []
    assert other.row.event == 1


def test_figure_of_the_headline_alone_stands_at_the_attack(doc: Doc) -> None:
    doc._.article = layers.ArticleContext("a", doc.text, title="Four dead in bank raid")
    (row,) = weigh.reckon(doc, [])
    assert (row.kind, row.best, row.event, row.method, doc[row.start : row.end].text) == ("killed", 4, 0, "reckoned", "killed")


def victims(start: int, end: int, head: int, *, is_part: bool = False) -> Victims:
    """A counted phrase."""
    return Victims(head, start, end, 2, 2, 2, is_part=is_part)


def roles(doc: Doc) -> list[tuple[str, str]]:
    """Roles and words of the first event."""
    return [(a.role, doc[a.start : a.end].text) for a in layers.events(doc)[0].arguments]


def test_victims_are_recipients(doc: Doc) -> None:
    recipients.complete(doc, [w.lower() for w in WORDS.split()], [(0, victims(2, 4, 3))])
    assert roles(doc) == [("recipient", "two guards")]


def test_victims_already_there_are_left_alone(doc: Doc) -> None:
    layers.events(doc)[0].arguments.append(layers.Argument("recipient", 3, 4))
    recipients.complete(doc, [w.lower() for w in WORDS.split()], [(0, victims(2, 4, 3))])
    assert roles(doc) == [("recipient", "guards")]


def test_bare_number_is_no_recipient(doc: Doc) -> None:
    recipients.complete(doc, [w.lower() for w in WORDS.split()], [(0, victims(6, 7, 6)), (None, victims(2, 4, 3))])
    assert roles(doc) == []


@pytest.mark.parametrize(
    ("label", "role"), [("FAC", "target_object"), ("LOC", "target_object"), ("GPE", "recipient"), ("PERSON", "recipient")]
)
def test_site_is_an_object_and_a_town_alone_a_party(doc: Doc, label: str, role: str) -> None:
    doc._.mentions = [layers.Mention(3, 4, label)]
    layers.events(doc)[0].arguments = [layers.Argument("recipient", 3, 4)]
    recipients.complete(doc, [w.lower() for w in WORDS.split()], [])
    assert roles(doc) == [(role, "guards")]


def test_country_stays_a_party(doc: Doc) -> None:
    doc._.mentions = [layers.Mention(3, 4, "GPE", country="NOR"), layers.Mention(2, 3, "PERSON")]
    layers.events(doc)[0].arguments = [layers.Argument("recipient", 3, 4), layers.Argument("recipient", 2, 3)]
    recipients.complete(doc, [w.lower() for w in WORDS.split()], [])
    assert {role for role, _ in roles(doc)} == {"recipient"}


@pytest.mark.parametrize(
    ("figures", "expected"),
    [
        ({30: {"has_apart": 1.0}}, True),
        ({30: {"has_apart": 1.0, "has_other": 1.0}}, False),
        ({30: {"has_apart": 1.0}, 2: {"has_own": 1.0}}, False),
        ({30: {"has_apart": 1.0, "title": 1.0}}, False),
    ],
)
def test_figures_told_of_attacks_elsewhere_alone_are_not_this_ones(figures: dict[int, dict[str, float]], expected: bool) -> None:
    assert weigh.is_of_another(figures) is expected
