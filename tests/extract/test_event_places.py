"""Where events happened, on Docs parsed by hand: the committed classifier, no language model."""

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.event_places import candidates, classify, event_places, features, stationed
from tests.extract import parsed


@pytest.fixture(scope="module")
def nlp() -> Language:
    return parsed.blank()


def places(nlp: Language, table: str, ents: dict[str, str], trigger: str) -> list[str]:
    """Place arguments of an event at the trigger."""
    doc = parsed.read(nlp, table, ents)
    token = next(t for t in doc if t.text == trigger)
    doc._.events = [layers.EventMention(token.sent.start, token.sent.end, (token.i, token.i + 1), "ASSAULT")]
    event_places(doc)
    return [layers.surface(doc, a.start, a.end) for a in layers.events(doc)[0].arguments if a.role == "place"]


IN_TOWN = """
Gunmen gunman NOUN NNS nsubj 1
killed kill VERB VBD ROOT 1
two two NUM CD nummod 3
guards guard NOUN NNS dobj 1
in in ADP IN prep 1
Zarnag Zarnag PROPN NNP pobj 4
"""
TOWN_IN_STATE = """
Police police NOUN NNS nsubjpass 2
were be AUX VBD auxpass 2
shot shoot VERB VBN ROOT 2
in in ADP IN prep 2
Laramor Laramor PROPN NNP pobj 3
, , PUNCT , punct 4
Texas Texas PROPN NNP appos 4
"""
FROM_COUNTRY = """
Troops troop NOUN NNS nsubj 3
from from ADP IN prep 0
Chad Chad PROPN NNP pobj 1
killed kill VERB VBD ROOT 3
two two NUM CD nummod 5
men man NOUN NNS dobj 3
in in ADP IN prep 3
Zarnag Zarnag PROPN NNP pobj 6
"""
STATIONED = """
A a DET DT det 1
drone drone NOUN NN nsubj 2
hit hit VERB VBD ROOT 2
troops troop NOUN NNS dobj 2
stationed station VERB VBN acl 3
in in ADP IN prep 4
Jordan Jordan PROPN NNP pobj 5
"""
TWO_CLAUSES = """
Rebels rebel NOUN NNS nsubj 1
attacked attack VERB VBD ROOT 1
a a DET DT det 3
convoy convoy NOUN NN dobj 1
in in ADP IN prep 1
Zarnag Zarnag PROPN NNP pobj 4
, , PUNCT , punct 1
a a DET DT det 8
spokesman spokesman NOUN NN nsubj 9
said say VERB VBD ccomp 1
in in ADP IN prep 9
Nairobi Nairobi PROPN NNP pobj 10
"""


STATIONED_LATE = """
Talks talk NOUN NNS nsubjpass 2
were be AUX VBD auxpass 2
paused pause VERB VBN ROOT 2
when when ADV WRB advmod 6
a a DET DT det 5
drone drone NOUN NN nsubj 6
hit hit VERB VBD advcl 2
troops troop NOUN NNS dobj 6
based base VERB VBN acl 7
in in ADP IN prep 8
Zarnag Zarnag PROPN NNP pobj 9
the the DET DT det 12
day day NOUN NN npadvmod 8
after after ADV RB advmod 12
"""
WANTED = """
Police police NOUN NNS nsubj 1
shot shoot VERB VBD ROOT 1
men man NOUN NNS dobj 1
wanted want VERB VBN acl 2
in in ADP IN prep 3
Zarnag Zarnag PROPN NNP pobj 4
"""


def staying(nlp: Language, table: str, trigger: str, recipient: str) -> list[str]:
    """Where the recipient of the event stays."""
    doc = parsed.read(nlp, table, {"Zarnag": "GPE"})
    where = {t.text: t.i for t in doc}
    hurt = layers.Argument("recipient", where[recipient], where[recipient] + 1)
    event = layers.EventMention(0, len(doc), (where[trigger], where[trigger] + 1), "ASSAULT", arguments=[hurt])
    return [layers.surface(doc, n.start, n.end) for n in stationed.where(doc, event, candidates.of(doc))]


@pytest.mark.parametrize(
    ("table", "trigger", "recipient", "expected"),
    [(STATIONED_LATE, "hit", "troops", ["Zarnag"]), (WANTED, "shot", "men", [])],
    ids=["troops based in a town are hit there", "where somebody is wanted is not where he is"],
)
def test_those_acted_upon_are_where_they_stay(nlp: Language, table: str, trigger: str, recipient: str, expected: list[str]) -> None:
    assert staying(nlp, table, trigger, recipient) == expected


def test_a_capital_that_acts_is_no_place(nlp: Language) -> None:
    doc = parsed.read(nlp, IN_TOWN, {"Zarnag": "GPE"})
    for mention in layers.mentions(doc):
        mention.gazetteer_id = "government-of-NER" if mention.label == "GPE" else None
    assert candidates.of(doc) == []


@pytest.mark.parametrize(
    ("table", "ents", "trigger", "expected"),
    [
        (IN_TOWN, {"Zarnag": "GPE"}, "killed", ["Zarnag"]),
        (TOWN_IN_STATE, {"Laramor": "GPE", "Texas": "GPE"}, "shot", ["Laramor"]),
        (TWO_CLAUSES, {"Zarnag": "GPE", "Nairobi": "GPE"}, "attacked", ["Zarnag"]),
        (IN_TOWN, {"Zarnag": "PERSON"}, "killed", ["Zarnag"]),
    ],
    ids=[
        "prepositional phrase",
        "town before state",
        "not where it was said",
        "misread",
    ],
)
def test_an_event_takes_the_places_that_its_syntax_gives(
    nlp: Language, table: str, ents: dict[str, str], trigger: str, expected: list[str]
) -> None:
    assert places(nlp, table, ents, trigger) == expected


def test_who_acts_is_no_place(nlp: Language) -> None:
    doc = parsed.read(nlp, IN_TOWN, {"Zarnag": "GPE"})
    number = next(n for n, m in enumerate(layers.mentions(doc)) if m.label == "GPE")
    doc._.events = [layers.EventMention(0, 6, (1, 2), "ASSAULT", arguments=[layers.Argument("actor", 5, 6, number)])]
    event_places(doc)
    assert [a.role for a in layers.events(doc)[0].arguments] == ["actor"]


def test_a_place_given_before_is_left_alone(nlp: Language) -> None:
    doc = parsed.read(nlp, IN_TOWN, {"Zarnag": "GPE"})
    doc._.events = [layers.EventMention(0, 6, (1, 2), "ASSAULT", arguments=[layers.Argument("place", 3, 4)])]
    event_places(doc)
    assert [(a.start, a.end) for a in layers.events(doc)[0].arguments] == [(3, 4)]


def test_names_in_another_sentence_are_not_asked(nlp: Language) -> None:
    table = IN_TOWN.strip() + "\n\nNairobi Nairobi PROPN NNP nsubj 1\nslept sleep VERB VBD ROOT 1"
    assert places(nlp, table, {"Nairobi": "GPE"}, "killed") == []


def test_a_doc_without_events_is_left_alone(nlp: Language) -> None:
    doc = Doc(nlp.vocab, words=["Quiet"])
    assert event_places(doc) is doc


def test_a_person_not_governed_by_a_place_word_is_no_candidate(nlp: Language) -> None:
    table = "Karim Karim PROPN NNP nsubj 1\nfled flee VERB VBD ROOT 1"
    assert candidates.of(parsed.read(nlp, table, {"Karim": "PERSON"})) == []


def test_features_never_look_at_the_name_itself(nlp: Language) -> None:
    def found(name: str) -> list[str]:
        doc = parsed.read(nlp, IN_TOWN.replace("Zarnag", name), {name: "GPE"})
        scene = features.Scene(doc[1], None, candidates.of(doc), frozenset({1}))
        return [*features.of_trigger(scene), *features.of_name(scene, 0)]

    assert found("Zarnag") == found("Ouham")


def test_chances_are_chances() -> None:
    model = classify.load()
    assert 0.0 <= classify.chance(model.name.odds([])) <= 1.0
    assert 0.0 < model.further <= model.first < 1.0


VILLAGES = """
Troops troop NOUN NNS nsubj 1
shelled shell VERB VBD ROOT 1
the the DET DT det 3
villages village NOUN NNS dobj 1
of of ADP IN prep 3
Anbara Anbara PROPN NNP pobj 4
and and CCONJ CC cc 5
Zarnag Zarnag PROPN NNP conj 5
"""
SECTOR = """
Two two NUM CD nummod 1
died die VERB VBD ROOT 1
in in ADP IN prep 1
the the DET DT det 5
Zarnag Zarnag PROPN NNP compound 5
sector sector NOUN NN pobj 2
"""
BEARING = """
Rebels rebel NOUN NNS nsubj 1
fought fight VERB VBD ROOT 1
north north ADV RB advmod 1
of of ADP IN prep 2
Zarnag Zarnag PROPN NNP pobj 3
"""
ENTERED = """
Troops troop NOUN NNS nsubj 1
entered enter VERB VBD ROOT 1
Zarnag Zarnag PROPN NNP dobj 1
"""
WITH_HIM = """
Troops troop NOUN NNS nsubj 1
spoke speak VERB VBD ROOT 1
with with ADP IN prep 1
Zarnag Zarnag PROPN NNP pobj 2
"""
ON_TIME = """
Rebels rebel NOUN NNS nsubj 1
fought fight VERB VBD ROOT 1
in in ADP IN prep 1
June June PROPN NNP pobj 2
"""


@pytest.mark.parametrize(
    ("table", "ents", "expected"),
    [
        (VILLAGES, {"Anbara": "PERSON", "Zarnag": "ORG"}, ["Anbara", "Zarnag"]),
        (VILLAGES, {}, ["Anbara", "Zarnag"]),
        (SECTOR, {"Zarnag": "PERSON"}, ["Zarnag"]),
        (BEARING, {"Zarnag": "PERSON"}, ["Zarnag"]),
        (BEARING, {}, ["Zarnag"]),
        (ENTERED, {"Zarnag": "ORG"}, ["Zarnag"]),
        (WITH_HIM, {"Zarnag": "PERSON"}, []),
        (WITH_HIM, {}, []),
    ],
    ids=[
        "a list of villages", "villages the model missed", "the kind of place after the name", "north of", "north of a missed name",
        "what is entered", "with is for people", "with a missed name",
    ],
)  # fmt: skip
def test_names_misread_or_missed_are_places_by_the_words_around_them(
    nlp: Language, table: str, ents: dict[str, str], expected: list[str]
) -> None:
    doc = parsed.read(nlp, table, ents)
    assert [layers.surface(doc, c.start, c.end) for c in candidates.of(doc)] == expected


def test_a_month_is_no_place(nlp: Language) -> None:
    doc = parsed.read(nlp, ON_TIME)
    doc._.times = [layers.Time(3, 4, "DATE")]
    assert candidates.of(doc) == []


CAPTURED_TITLE = """
The the DET DT det 1
skater skater NOUN NN nsubj 2
captured capture VERB VBD ROOT 2
the the DET DT det 4
title title NOUN NN dobj 2
in in ADP IN prep 2
Zarnag Zarnag PROPN NNP pobj 5
"""


def test_a_title_captured_is_located_less_surely_than_a_town_shelled(nlp: Language) -> None:
    def odds(table: str, trigger: int) -> float:
        scene = features.Scene(
            (doc := parsed.read(nlp, table, {"Zarnag": "GPE"}))[trigger], None, candidates.of(doc), frozenset({trigger})
        )  # fmt: skip
        shared, own = features.of_trigger(scene), features.of_name(scene, 0)
        model = classify.load()
        return model.event.weigh(classify.of_event(scene, shared, own, [model.name.odds([*shared, *own])]))

    assert odds(CAPTURED_TITLE, 2) < odds(IN_TOWN, 1)


@pytest.mark.parametrize(
    ("table", "ents", "trigger", "expected"),
    [
        (FROM_COUNTRY, {"Chad": "GPE", "Zarnag": "GPE"}, "killed", "Zarnag"),
        (STATIONED, {"Jordan": "GPE"}, "hit", "Jordan"),
    ],
    ids=["not the origin of the actor", "where the victims are"],
)
def test_a_name_that_is_not_sure_is_kept_as_near(nlp: Language, table: str, ents: dict[str, str], trigger: str, expected: str) -> None:
    doc = parsed.read(nlp, table, ents)
    token = next(t for t in doc if t.text == trigger)
    event = layers.EventMention(0, len(doc), (token.i, token.i + 1), "ASSAULT")
    doc._.events = [event]
    event_places(doc)
    assert not event.arguments
    assert event.near_place is not None
    assert layers.surface(doc, layers.mentions(doc)[event.near_place].start, layers.mentions(doc)[event.near_place].end) == expected
