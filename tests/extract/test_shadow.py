"""The copy the language model reads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract import shadow


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("REBELS ATTACKED THE TOWN OF SAN MIGUEL ON MONDAY.", "Rebels attacked the town of San Miguel on Monday."),
        ("THE FRONT [FPXR] DENIED THE ATTACK ON THE ARMY.", "The front [FPXR] denied the attack on the Army."),
        ("Ordinary copy is left as it is, NATO included.", "Ordinary copy is left as it is, NATO included."),
        ("NATO", "NATO"),
    ],
)
def test_capitals_become_ordinary_case(body: str, seen: str) -> None:
    assert shadow.cast(body) == seen


def test_only_the_paragraph_in_capitals_is_mended() -> None:
    body = "TROOPS ENTER THE CAPITAL\n\nTroops entered the capital, the UN said."
    assert shadow.cast(body) == "Troops enter the capital\n\nTroops entered the capital, the UN said."


def test_article_without_capitals_gets_its_names_back() -> None:
    body = "the president of kenya met the mayor of london on monday. " * 3
    assert shadow.cast(body).startswith("The President of Kenya met the mayor of London on Monday. The")


@given(st.text(max_size=300))
def test_length_never_changes(body: str) -> None:
    assert len(shadow.cast(body)) == len(body)


@given(st.text(alphabet="ABCDE ß'ıİŸ.\n[]-", min_size=30, max_size=120))
def test_length_never_changes_in_odd_capitals(body: str) -> None:
    assert len(shadow.cast(body)) == len(body)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("The town\u00e2\u20ac\u2122s mayor left.", "The town  's mayor left."),
        ("The council''s clerk wasn''t there.", "The council 's clerk was n't there."),
        ("He said, \u00e2\u20ac\u0153go!\u00e2\u20ac\ufffd", 'He said,   "go!"  '),
        ("\u00e2\u20ac\u02dc\u00e2\u20ac\u02dcGo!\u00e2\u20ac\u2122\u00e2\u20ac\u2122 he said.", '     "Go!"      he said.'),
        ("The bus \u00e2\u20ac\u201d a red one \u00e2\u20ac\u201d burnt.", "The bus   - a red one   - burnt."),
        ("Dr Â. Silva and the \u00c2nimo club", "Dr Â. Silva and the \u00c2nimo club"),
    ],
)
def test_broken_characters_are_mended_letter_for_letter(body: str, seen: str) -> None:
    assert shadow.cast(body) == seen


@given(st.text(alphabet="ât€\u2122\u02dc\u0153\ufffdÂ\u00a0' an", max_size=60))
def test_length_never_changes_in_broken_copy(body: str) -> None:
    assert len(shadow.cast(body)) == len(body)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("the soldiers staged a flag march in the town. ", "a flag march in"),
        ("they set out on march 15 from the harbour town. ", "on March 15"),
        ("they have waited for the road since march and wait. ", "since March and"),
        ("the march on the capital began without a song. ", "The march on"),
    ],
)
def test_march_is_a_month_only_beside_words_of_time(body: str, seen: str) -> None:
    assert seen in shadow.cast(body * 4)


@pytest.mark.parametrize(
    ("body", "seen"),
    [
        ("the mayor thanked k. s. menon, the clerk, for his help in the matter. ", "K. S. Menon"),
        ("the mayor thanked j rao, the clerk, for his help in the matter. ", "J Rao"),
        ("the mayor's car was late again this morning for the fair. ", "The mayor's car was"),
    ],
)
def test_initials_are_capitals(body: str, seen: str) -> None:
    assert seen in shadow.cast(body * 3)
