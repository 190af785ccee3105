"""Quotations by their marks."""

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.extract.quotes import marks

QUOTED = [
    ("He said “we won” and left.", ["“we won”"]),
    ('He said "we won" and left.', ['"we won"']),
    ("Il a dit «nous avons gagné» hier.", ["«nous avons gagné»"]),
    ("She called it ‘a farce’ again.", ["‘a farce’"]),
    ("He said ''we won'' and left.", ["''we won''"]),
    ("“They told me ‘go home’ and I went,” he said.", ["“They told me ‘go home’ and I went,”"]),
    ("“One,” he said. “Two.”", ["“One,”", "“Two.”"]),
    ("“The siege must end.\n\n“We have no bread,” he said.", ["“The siege must end.\n\n“We have no bread,”"]),
]


@pytest.mark.parametrize(("text", "found"), QUOTED)
def test_quotation_is_found_with_its_marks(text: str, found: list[str]) -> None:
    assert [text[s:e] for s, e in marks.quotations(text)] == found


UNQUOTED = [
    "The drivers' union met the firm's lawyers in the '90s.",
    "The plank is 5\" wide and 6' long.",
    "“We never came back.\n\nThe village was empty.",
    "It was the farmers’ market.",
]


@pytest.mark.parametrize("text", UNQUOTED)
def test_apostrophes_inches_and_open_marks_quote_nothing(text: str) -> None:
    assert marks.quotations(text) == []


@given(st.text(alphabet="“”\"'‘’«» ab.,\n", max_size=60))
def test_quotations_lie_in_the_text_and_apart(text: str) -> None:
    found = marks.quotations(text)
    assert all(0 <= s < e <= len(text) for s, e in found)
    assert all(a[1] <= b[0] for a, b in itertools.pairwise(found))
