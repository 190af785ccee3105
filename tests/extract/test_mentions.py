"""Mentions, on Docs parsed by hand: no language model."""

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span

from tasks.extract import layers, mentions


@pytest.fixture(scope="module")
def nlp() -> Language:
    return spacy.blank("en")


def parsed(nlp: Language, table: str, ents: dict[str, str]) -> Doc:
    """A Doc of lines `word lemma POS TAG dep head`; `ents` gives the names the model would have found."""
    rows = [line.split() for line in table.strip().splitlines()]
    words, lemmas, pos, tags, deps, heads = (list(column) for column in zip(*rows, strict=True))
    doc = Doc(nlp.vocab, words=words, lemmas=lemmas, pos=pos, tags=tags, deps=deps, heads=[int(h) for h in heads])
    doc.ents = [_span(doc, text, label) for text, label in ents.items()]
    return doc


def _span(doc: Doc, text: str, label: str) -> Span:
    start = doc.text.index(text)
    found = doc.char_span(start, start + len(text), label=label)
    assert found is not None
    return found


def read(nlp: Language, table: str, ents: dict[str, str]) -> list[tuple[str, str, str]]:
    doc = nlp.create_pipe(mentions.NAME)(parsed(nlp, table, ents))
    return [(layers.surface(doc, m.start, m.end), m.label, m.mention_type) for m in layers.mentions(doc)]


RANKED = """
Army army NOUN NN compound 4
spokesman spokesman NOUN NN compound 4
Lt Lt PROPN NNP compound 4
Col Col PROPN NNP compound 4
Idris Idris PROPN NNP nsubj 5
spoke speak VERB VBD ROOT 5
"""


def test_rank_and_role_are_split_off_a_name(nlp: Language) -> None:
    doc = nlp.create_pipe(mentions.NAME)(parsed(nlp, RANKED, {"Idris": "PERSON"}))
    (found,) = layers.mentions(doc)
    assert (found.title_text, found.role_text) == ("Lt Col", "Army spokesman")


def test_a_verb_before_a_name_is_no_title(nlp: Language) -> None:
    table = "Soldiers soldier NOUN NNS nsubj 1\nmarched march VERB VBD ROOT 1\nIdris Idris PROPN NNP dobj 1"
    doc = nlp.create_pipe(mentions.NAME)(parsed(nlp, table, {"Idris": "PERSON"}))
    assert layers.mentions(doc)[-1].title_text is None


def test_a_name_split_at_its_particle_is_joined(nlp: Language) -> None:
    table = "Karim Karim PROPN NNP compound 2\nAl Al PROPN NNP compound 2\nTawil Tawil PROPN NNP nsubj 3\nfled flee VERB VBD ROOT 3"
    assert read(nlp, table, {"Karim": "PERSON", "Al Tawil": "ORG"}) == [("Karim Al Tawil", "PERSON", "name")]


def test_two_names_side_by_side_without_particle_stay_two(nlp: Language) -> None:
    table = "In in ADP IN prep 3\nKarim Karim PROPN NNP pobj 0\nGhana Ghana PROPN NNP nsubj 3\ntrusts trust VERB VBZ ROOT 3"
    assert [m[0] for m in read(nlp, table, {"Karim": "PERSON", "Ghana": "GPE"})] == ["Karim", "Ghana"]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        (
            "Dozens dozen NOUN NNS nsubj 3\nof of ADP IN prep 0\nprotesters protester NOUN NNS pobj 1\nfled flee VERB VBD ROOT 3",
            "Dozens of protesters",
        ),
        ("Several several ADJ JJ amod 1\nrebels rebel NOUN NNS nsubj 2\nfled flee VERB VBD ROOT 2", "Several rebels"),
        ("The the DET DT det 1\nmilitia militia NOUN NN nsubj 2\nfled flee VERB VBD ROOT 2", "The militia"),
    ],
)
def test_people_described_are_a_group(nlp: Language, table: str, expected: str) -> None:
    assert (expected, "GROUP", "nominal") in read(nlp, table, {})


def test_dozens_of_questions_are_no_group(nlp: Language) -> None:
    table = "Dozens dozen NOUN NNS nsubj 3\nof of ADP IN prep 0\nquestions question NOUN NNS pobj 1\narose arise VERB VBD ROOT 3"
    assert read(nlp, table, {}) == []


def test_a_country_inside_a_description_stays_for_the_map(nlp: Language) -> None:
    table = "Kenyan kenyan ADJ JJ amod 1\ntroops troop NOUN NNS nsubj 2\nleft leave VERB VBD ROOT 2"
    assert read(nlp, table, {"Kenyan": "NORP"}) == [("Kenyan troops", "GROUP", "nominal"), ("Kenyan", "NORP", "name")]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("A a DET DT det 1\ndrone drone NOUN NN nsubj 2\nfell fall VERB VBD ROOT 2", ("drone", "VEHICLE", "nominal")),
        ("Two two NUM CD nummod 1\nAK-47s ak-47s NOUN NNS nsubj 2\nfired fire VERB VBD ROOT 2", ("AK-47s", "WEAPON", "name")),
        ("An an DET DT det 1\nIED IED PROPN NNP nsubj 2\nexploded explode VERB VBD ROOT 2", ("IED", "WEAPON", "name")),
    ],
)
def test_weapons_and_platforms_are_known(nlp: Language, table: str, expected: tuple[str, str, str]) -> None:
    assert expected in read(nlp, table, {})


def test_to_shell_is_no_weapon(nlp: Language) -> None:
    table = "They they PRON PRP nsubj 1\nshell shell VERB VBP ROOT 1\nit it PRON PRP dobj 1"
    assert [m[1] for m in read(nlp, table, {})] == ["GROUP"]
