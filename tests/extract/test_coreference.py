"""Which names of an article are one person or party: on marked texts, without a language model."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import coreference, layers
from tasks.extract.layers import Mention
from tests.extract.parsed import blank, chain_of, chained, joined


@pytest.fixture(scope="module")
def nlp() -> Language:
    return blank()


@pytest.mark.parametrize(
    ("text", "method"),
    [
        ("[PERSON Jamil Odeh] spoke . Later [PERSON(Mr) Odeh] left .", "surname"),
        ("[PERSON Karim Rasool] spoke . Then [PERSON(Col) Rasoul] left .", "spelling"),
        ("[PERSON Samir Al Khoury] spoke . Then [PERSON Khoury] left .", "surname"),
        ("[PERSON Ngozi Okafor] spoke . Then [PERSON Ngozi] left .", "given_name"),
        ("[ORG the Rural Relief Fund] came . [ORG RRF] paid .", "acronym"),
        ("[ORG the Rural Relief Fund] ( [ORG RRF] ) came .", "acronym"),
        ("[ORG the Ulema Council] met . Later [ORG the Council] voted .", "short_name"),
        ("[PERSON Yusuf Haddad] , known as [PERSON Abu Layth] , fled .", "known_as"),
        ("[PERSON Yusuf Haddad] , whose nom de guerre is [PERSON Abu Layth] , fled .", "nom_de_guerre"),
        ("[PERSON Yusuf Haddad] , alias [PERSON El Lobo] , fled .", "known_as"),
        ("[PERSON Yusuf Haddad] , a.k.a. [PERSON El Lobo] , fled .", "known_as"),
        ("[PERSON Yusuf Haddad] ( [PERSON @yhaddad] ) wrote .", "handle"),
        ("[ORG the Nile Guard] marched . [ORG the Nile Guard] halted .", "same_name"),
    ],
)
def test_two_names_of_one_entity_share_a_chain(nlp: Language, text: str, method: str) -> None:
    (first, _), (second, how) = joined(nlp, text)
    assert (second, how) == (first, method)


@pytest.mark.parametrize(
    "text",
    [
        "[PERSON Jamil Odeh] met [PERSON Rana Odeh] .",
        "[PERSON Jamil Odeh] met [PERSON Jamil Nasser] .",
        "[GPE Homs] ( [GPE Syria] ) is quiet .",
        "[PERSON Yusuf Haddad] , who met the man known to the court , and [PERSON Abu Layth] fled .",
        "[ORG the Nile Guard] fought [ORG the Delta Guard] .",
        "[PERSON Karim Rasool] met [PERSON Karam Russell] .",
        "[PERSON Adel Hassan] met [PERSON Adel Hussein] .",
        "[ORG the Rural Relief Fund] met [ORG NRF] .",
        "[GPE Jordan] received [PERSON Jordan] .",
    ],
)
def test_different_entities_stay_apart(nlp: Language, text: str) -> None:
    (first, _), (second, _) = joined(nlp, text)
    assert first != second


def test_a_surname_that_two_people_share_stays_open(nlp: Language) -> None:
    chains = joined(nlp, "[PERSON Jamil Odeh] met [PERSON Rana Odeh] . [PERSON Odeh] left .")
    assert len({chain for chain, _ in chains}) == 3


def test_an_alias_makes_a_shared_surname_clear(nlp: Language) -> None:
    chains = joined(nlp, "[PERSON Jamil Al Odeh] , known as [PERSON Abu Omar Al Odeh] , died . [PERSON(Mr) Al Odeh] was 40 .")
    assert {chain for chain, _ in chains} == {0}


def test_every_link_has_a_score(nlp: Language) -> None:
    doc = chained(nlp, APPOSITION, {"Rana Odeh": "PERSON"})
    assert all(m.link_score is not None for m in doc._.mentions if m.link_method)


APPOSITION = """
Rana Rana PROPN NNP compound 1
Odeh Odeh PROPN NNP nsubj 6
, , PUNCT , punct 1
the the DET DT det 4
minister minister NOUN NN appos 1
, , PUNCT , punct 1
left leave VERB VBD ROOT 6
"""


def test_an_apposition_is_the_person_it_stands_by(nlp: Language) -> None:
    doc = chained(nlp, APPOSITION, {"Rana Odeh": "PERSON"})
    assert chain_of(doc, "Rana Odeh") == chain_of(doc, "the minister")


COPULA = """
Odeh Odeh PROPN NNP nsubj 1
is be AUX VBZ ROOT 1
{neg}
the the DET DT det {m}
minister minister NOUN NN attr 1
"""


@pytest.mark.parametrize(("neg", "same"), [("", True), ("not not PART RB neg 1", False)])
def test_a_copula_equates_unless_denied(nlp: Language, neg: str, same: bool) -> None:
    table = "\n".join(line for line in COPULA.format(neg=neg, m=4 if neg else 3).splitlines() if line)
    doc = chained(nlp, table, {"Odeh": "PERSON"})
    assert (chain_of(doc, "Odeh") == chain_of(doc, "the minister")) is same


TALKS = """
Talks talk NOUN NNS nsubj 5
between between ADP IN prep 0
Nairobi Nairobi PROPN NNP pobj 1
and and CCONJ CC cc 2
Juba Juba PROPN NNP conj 2
failed fail VERB VBD ROOT 5
in in ADP IN prep 5
Nairobi Nairobi PROPN NNP pobj 6
"""


def test_a_capital_that_talks_is_its_government_and_the_city_is_not(nlp: Language) -> None:
    doc = chained(nlp, TALKS, {"Nairobi": "GPE", "Juba": "GPE"})
    found = [m.gazetteer_id for m in doc._.mentions if m.label == "GPE"]
    assert found[:2] == ["government-of-KEN", "government-of-SSD"]
    assert all(gazetteer_id is None for gazetteer_id in found[2:])


GOVERNMENT = """
The the DET DT det 2
Kenyan kenyan ADJ JJ amod 2
government government NOUN NN nsubj 3
met meet VERB VBD ROOT 3

Kenya Kenya PROPN NNP nsubj 1
denied deny VERB VBD ROOT 1
it it PRON PRP dobj 1
"""


def test_a_country_that_acts_is_its_government(nlp: Language) -> None:
    doc = chained(nlp, GOVERNMENT, {"Kenyan": "NORP", "Kenya": "GPE"})
    assert chain_of(doc, "Kenya") == chain_of(doc, "The Kenyan government")


SOLDIERS = """
Three three NUM CD nummod 2
Kenyan kenyan ADJ JJ amod 2
soldiers soldier NOUN NNS nsubj 3
left leave VERB VBD ROOT 3

Kenyan kenyan ADJ JJ amod 1
forces force NOUN NNS nsubj 2
stayed stay VERB VBD ROOT 2
"""


def test_forces_are_the_army_and_three_soldiers_are_not(nlp: Language) -> None:
    doc = chained(nlp, SOLDIERS, {"Kenyan": "NORP"})
    found = {m.gazetteer_id for m in doc._.mentions if m.label == "GROUP"}
    assert found == {None, "armed-forces-of-KEN"}


DEFINITE = """
{first}

The the DET DT det 1
{noun} {noun} NOUN NN nsubj 2
denied deny VERB VBD ROOT 2
it it PRON PRP dobj 2
"""


@pytest.mark.parametrize(
    ("first", "ents", "noun", "named"),
    [
        ("Ansaru Ansaru PROPN NNP nsubj 1\nattacked attack VERB VBD ROOT 1", {"Ansaru": "ORG"}, "group", "Ansaru"),
        (
            "Rice Rice PROPN NNP compound 1\nMinistry Ministry PROPN NNP nsubj 2\nopened open VERB VBD ROOT 2",
            {"Rice Ministry": "ORG"},
            "ministry",
            "Rice Ministry",
        ),
        (
            "Minister Minister PROPN NNP compound 1\nOdeh Odeh PROPN NNP nsubj 2\nspoke speak VERB VBD ROOT 2",
            {"Odeh": "PERSON"},
            "minister",
            "Odeh",
        ),
    ],
)
def test_a_definite_description_takes_up_the_one_it_fits(nlp: Language, first: str, ents: dict[str, str], noun: str, named: str) -> None:
    doc = chained(nlp, DEFINITE.format(first=first, noun=noun), ents)
    assert chain_of(doc, named) == chain_of(doc, f"The {noun}")


def test_the_group_stays_open_between_two_parties(nlp: Language) -> None:
    first = "Ansaru Ansaru PROPN NNP nsubj 1\nfought fight VERB VBD ROOT 1\nHamas Hamas PROPN NNP dobj 1"
    doc = chained(nlp, DEFINITE.format(first=first, noun="group"), {"Ansaru": "ORG", "Hamas": "ORG"})
    assert chain_of(doc, "The group") not in {chain_of(doc, "Ansaru"), chain_of(doc, "Hamas")}


PRONOUN = """
Rana Rana PROPN NNP nsubj 1
spoke speak VERB VBD ROOT 1

{pronoun} {pronoun} PRON PRP nsubj 1
left leave VERB VBD ROOT 1
"""


def test_a_pronoun_follows_the_only_person(nlp: Language) -> None:
    doc = chained(nlp, PRONOUN.format(pronoun="She"), {"Rana": "PERSON"})
    assert chain_of(doc, "She") == chain_of(doc, "Rana")


def test_they_is_not_one_woman(nlp: Language) -> None:
    doc = chained(nlp, PRONOUN.format(pronoun="They"), {"Rana": "PERSON"})
    assert chain_of(doc, "They") != chain_of(doc, "Rana")


def test_he_is_not_mrs_odeh(nlp: Language) -> None:
    table = "Mrs Mrs PROPN NNP compound 1\nOdeh Odeh PROPN NNP nsubj 2\nspoke speak VERB VBD ROOT 2\n\n"
    doc = chained(nlp, table + "He he PRON PRP nsubj 1\nleft leave VERB VBD ROOT 1", {"Odeh": "PERSON"})
    assert chain_of(doc, "He") != chain_of(doc, "Odeh")


WORDS = ("Kenya", "the", "rebels", "Odeh", "Jamil", "(", ")", "SDF", "he", "known", "as", "\u0301", "’s", "group", "The", "-", "@x")
LABELS = ("PERSON", "ORG", "GPE", "GROUP")


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(LABELS), st.booleans()), min_size=1, max_size=20))
def test_chains_part_the_mentions_of_any_text(words: list[tuple[str, str, bool]]) -> None:
    doc = Doc(blank().vocab, words=[word for word, _, _ in words])
    doc._.mentions = [Mention(i, i + 1, label, "name" if named else "nominal", head=i) for i, (_, label, named) in enumerate(words)]
    coreference.coreference(doc)
    chains = [m.chain for m in layers.mentions(doc)]
    assert sorted({c for c in chains if c is not None}) == list(range(len(set(chains))))
    assert all(chains.index(m.chain) < i for i, m in enumerate(layers.mentions(doc)) if m.link_method)


ATTACK = "Boko boko PROPN NNP compound 1\nHaram haram PROPN NNP nsubj 2\nattacked attack VERB VBD ROOT 2\n. . PUNCT . punct 2"
OTHER_ATTACK = "Hamas hamas PROPN NNP nsubj 1\nattacked attack VERB VBD ROOT 1\n. . PUNCT . punct 1"
DENIAL = (
    "The the DET DT det 6\npowerful powerful ADJ JJ amod 6\nIran Iran PROPN NNP npadvmod 4\n- - PUNCT HYPH punct 4\n"
    "backed back VERB VBN amod 6\n{0} {0} NOUN NN compound 6\n{1} {1} NOUN {2} nsubj 7\nfled flee VERB VBD ROOT 7\n. . PUNCT . punct 7"
)


@pytest.mark.parametrize(
    ("before", "words", "is_joined"),
    [
        pytest.param([ATTACK], ("Islamist", "militia", "NN"), True, id="the one armed group there is"),
        pytest.param([ATTACK, OTHER_ATTACK], ("Islamist", "militia", "NN"), False, id="two armed groups"),
        pytest.param([ATTACK], ("Islamist", "militias", "NNS"), False, id="several militias"),
        pytest.param([ATTACK], ("fishing", "militia", "NN"), False, id="a militia of another kind"),
        pytest.param([], ("Islamist", "militia", "NN"), False, id="nobody named"),
    ],
)
def test_a_militia_by_whose_side_it_is_on_is_the_one_armed_group(
    nlp: Language, before: list[str], words: tuple[str, str, str], is_joined: bool
) -> None:
    names = {"Boko Haram": "ORG", "Hamas": "ORG"}
    table = "\n\n".join([*before, DENIAL.format(*words)])
    ents = {name: label for name, label in names.items() if any(name.split()[0] in b for b in before)}
    doc = chained(nlp, table, ents | {"Iran": "GPE"})
    found = [m for m in layers.mentions(doc) if layers.surface(doc, m.start, m.end).endswith(words[1])]
    assert any(m.link_method == "only_armed_group" for m in found) is is_joined
