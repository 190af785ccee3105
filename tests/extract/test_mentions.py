"""Mentions, on Docs parsed by hand: no language model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.mentions import worth
from tests.extract import parsed


@pytest.fixture(scope="module")
def nlp() -> Language:
    return parsed.blank()


def read(nlp: Language, table: str, ents: dict[str, str]) -> list[tuple[str, str, str]]:
    doc = parsed.read(nlp, table, ents)
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
    doc = parsed.read(nlp, RANKED, {"Idris": "PERSON"})
    (found,) = layers.mentions(doc)
    assert (found.title_text, found.role_text) == ("Lt Col", "Army spokesman")


def test_a_verb_before_a_name_is_no_title(nlp: Language) -> None:
    table = "Soldiers soldier NOUN NNS nsubj 1\nmarched march VERB VBD ROOT 1\nIdris Idris PROPN NNP dobj 1"
    doc = parsed.read(nlp, table, {"Idris": "PERSON"})
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


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Troops left as IS fell", ["IS"]),
        ("The SDF met in Syria", ["The SDF"]),
        ("Tokyo , Japan : the SDF met", ["the SDF"]),
        ("Kataib Hezbollah denied it", ["Kataib Hezbollah"]),
    ],
)
def test_known_parties_are_found_as_written(nlp: Language, words: str, expected: list[str]) -> None:
    assert [m[0] for m in plain(nlp, words) if m[1]] == expected


def test_a_shared_acronym_is_told_by_the_country(nlp: Language) -> None:
    found = {words: plain(nlp, words)[-1][1] for words in ("In Syria the SDF", "In Japan the SDF")}
    assert list(found.values()) == ["syrian-democratic-forces", "japan-self-defense-forces"]


@pytest.mark.parametrize("words", ["He is here", "WHAT THIS IS ABOUT TODAY", "It may ice over"])
def test_words_in_their_own_right_are_no_acronyms(nlp: Language, words: str) -> None:
    assert [m for m in plain(nlp, words) if m[1]] == []


def plain(nlp: Language, words: str) -> list[tuple[str, str | None]]:
    """Words and gazetteer id of the mentions of a text whose capitalised words are proper nouns."""
    split = words.split()
    doc = Doc(nlp.vocab, words=split, pos=["PROPN" if w[0].isupper() and w not in ("He", "It", "The", "In") else "X" for w in split])
    parsed.reader(nlp)(doc)
    return [(layers.surface(doc, m.start, m.end), m.gazetteer_id) for m in layers.mentions(doc)]


HOSPITAL = """
In in ADP IN prep 5
Al Al PROPN NNP compound 3
Noor Noor PROPN NNP compound 3
Hospital Hospital PROPN NNP pobj 0
medics medic NOUN NNS nsubj 5
waited wait VERB VBD ROOT 5
"""


@pytest.mark.parametrize(
    ("table", "ents", "expected"),
    [
        (HOSPITAL, {"Al Noor Hospital": "ORG"}, ("Al Noor Hospital", "FAC", "name")),
        ("In in ADP IN prep 3\nZalmay Zalmay PROPN NNP pobj 0\nguns gun NOUN NNS nsubj 3\nfired fire VERB VBD ROOT 3", {"Zalmay": "PERSON"},
         ("Zalmay", "GPE", "name")),
        ("HMS HMS PROPN NNP compound 1\nArgyll Argyll PROPN NNP nsubj 2\nsailed sail VERB VBD ROOT 2", {"Argyll": "PERSON"},
         ("HMS Argyll", "VEHICLE", "name")),
    ],
)  # fmt: skip
def test_the_words_around_a_name_mend_its_label(nlp: Language, table: str, ents: dict[str, str], expected: tuple[str, str, str]) -> None:
    assert expected in read(nlp, table, ents)


def test_a_person_with_a_title_stays_a_person_after_in(nlp: Language) -> None:
    table = "In in ADP IN prep 3\nMr Mr PROPN NNP compound 2\nZalmay Zalmay PROPN NNP pobj 0\nlies lie VERB VBZ ROOT 3"
    assert ("Zalmay", "PERSON", "name") in read(nlp, table, {"Zalmay": "PERSON"})


def test_a_name_in_another_script_does_not_pollute(nlp: Language) -> None:
    table = "المكتب المكتب PROPN NNP nsubj 1\nspoke speak VERB VBD ROOT 1"
    assert read(nlp, table, {"المكتب": "PERSON"}) == []


LIST = """
Militia militia NOUN NN compound 1
leaders leader NOUN NNS compound 2
Idris Idris PROPN NNP nsubj 5
and and CCONJ CC cc 2
Yusuf Yusuf PROPN NNP conj 2
fled flee VERB VBD ROOT 5
"""


def test_a_plural_role_holds_for_every_name_of_the_list(nlp: Language) -> None:
    doc = parsed.read(nlp, LIST, {"Idris": "PERSON", "Yusuf": "PERSON"})
    assert [m.role_text for m in layers.mentions(doc) if m.label == "PERSON"] == ["Militia leaders", "Militia leaders"]


def test_a_singular_role_is_the_first_names_alone(nlp: Language) -> None:
    doc = parsed.read(nlp, LIST.replace("leaders leader NOUN NNS", "leader leader NOUN NN"), {"Idris": "PERSON", "Yusuf": "PERSON"})
    assert [m.role_text for m in layers.mentions(doc) if m.label == "PERSON"] == ["Militia leader", None]


BACKED = """
An an DET DT det 4
Iran Iran PROPN NNP npadvmod 3
- - PUNCT HYPH punct 3
backed back VERB VBN amod 4
militia militia NOUN NN nsubj 5
fled flee VERB VBD ROOT 5
"""


def test_a_backer_is_not_the_country_of_a_militia(nlp: Language) -> None:
    doc = parsed.read(nlp, BACKED, {"Iran": "GPE"})
    assert [m.country for m in layers.mentions(doc)] == [None, "IRN"]


WORDS = ("Kenya", "the", "rebels", "US", "troops", "(", "SDF", ")", ",", "Mr", "Odeh", "’s", "drone")


@settings(deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=25))
def test_mentions_are_in_order_and_inside_the_text(words: list[str]) -> None:
    blank = parsed.blank()
    doc = Doc(blank.vocab, words=words, pos=["PROPN" if w[0].isupper() else "NOUN" for w in words], lemmas=[w.rstrip("s") for w in words])
    parsed.reader(blank)(doc)
    spans = [(m.start, m.end) for m in layers.mentions(doc)]
    assert all(0 <= start < end <= len(words) for start, end in spans)
    assert spans == sorted(spans, key=lambda s: (s[0], -s[1]))
    assert len(set(spans)) == len(spans)


@pytest.mark.parametrize(("weight", "kept"), [(-3.0, False), (3.0, True)])
def test_only_descriptions_that_are_worth_it_get_a_row(nlp: Language, monkeypatch: pytest.MonkeyPatch, weight: float, kept: bool) -> None:
    monkeypatch.setattr(worth, "model", lambda: worth.Model({"head=area": weight}, 0.0, 0.5))
    table = "They they PRON PRP nsubj 1\nheld hold VERB VBD ROOT 1\nareas area NOUN NNS dobj 1"
    assert ("areas" in [m[0] for m in read(nlp, table, {})]) is kept


def test_a_weapon_is_worth_a_row_however_vague(nlp: Language) -> None:
    table = "They they PRON PRP nsubj 1\nheld hold VERB VBD ROOT 1\nweapons weapon NOUN NNS dobj 1"
    assert "weapons" in [m[0] for m in read(nlp, table, {})]


HEADLINE = """
Bombs bomb NOUN NNS nsubj 1
hit hit VERB VBD ROOT 1
the the DET DT det 4
¶ ¶ SPACE _SP dep 2
city city NOUN NN dobj 1
"""


def test_a_description_ends_with_its_line(nlp: Language) -> None:
    assert ("city", "LOC", "nominal") in read(nlp, HEADLINE, {})
