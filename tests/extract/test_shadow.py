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
