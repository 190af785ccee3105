"""Marks in an article's text, and the page that shows them."""

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from flows.explain import marks, page, tables, terminal
from flows.explain.marks import KINDS, Mark
from tasks.frames import TABLES, frame_of

BODY = "Gunmen <b>killed</b> two & fled on Monday."


@pytest.fixture
def rows() -> marks.Rows:
    """A hostile article with one event, one toll and one quotation."""
    found = {name.split(".")[1]: frame_of(schema, []) for name, schema in TABLES.items() if name.startswith("core.")}
    found["article"] = pl.DataFrame(
        {"article_id": ["a"], "external_id": ["a.txt"], "title": ["<script>x</script>"], "language": ["en"], "body": [BODY]}
    )
    mention = {"article_id": "a", "mention_no": 0, "start_char": 0, "end_char": 6, "surface": "Gunmen", "label": "GROUP",
               "mention_type": "nominal", "entity_id": "e"}  # fmt: skip
    found["mention"] = frame_of(TABLES["core.mention"], [mention])
    event = {"article_id": "a", "event_mention_no": 0, "trigger_start_char": 10, "trigger_end_char": 16, "trigger_text": "killed",
             "event_type": "ASSAULT", "polarity": "affirmed", "realis": "actual", "confidence": 0.9, "method": "verb"}  # fmt: skip
    found["event_mention"] = frame_of(TABLES["core.event_mention"], [event])
    return found


SPANS = st.tuples(st.integers(0, 30), st.integers(0, 30), st.sampled_from(KINDS)).map(lambda t: Mark(t[0], t[1], t[2], "n"))


@given(st.text(max_size=25), st.lists(SPANS, max_size=8))
def test_the_pieces_put_together_are_the_body(body: str, found: list[Mark]) -> None:
    assert "".join(piece.text for piece in marks.pieces(body, found)) == body


@given(st.text(min_size=1, max_size=25), st.lists(SPANS, max_size=8))
def test_every_mark_inside_the_body_opens_once(body: str, found: list[Mark]) -> None:
    inside = [mark for mark in found if mark.start < min(mark.end, len(body))]
    opened = [mark for piece in marks.pieces(body, found) for mark in piece.opening]
    assert sorted(map(repr, opened)) == sorted(map(repr, inside))


def test_the_page_escapes_what_the_article_says(rows: marks.Rows) -> None:
    shown = page.render(rows)
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "<b>" not in shown.split("<article>")[1]


def test_the_page_marks_the_trigger_with_its_number(rows: marks.Rows) -> None:
    assert '<span class="trigger" title="event 0: ASSAULT">killed<sup>0</sup></span>' in page.render(rows)


def test_the_terminal_numbers_the_trigger(rows: marks.Rows) -> None:
    assert "killed[0]</b>" in terminal.text(rows).plain


def test_control_characters_do_not_reach_the_terminal(rows: marks.Rows) -> None:
    rows["article"] = rows["article"].with_columns(body=pl.lit("a\x1b[2Jb"))
    assert "\x1b" not in terminal.text(rows).plain


def test_tables_without_rows_are_left_out(rows: marks.Rows) -> None:
    assert [block.title for block in tables.of(rows)] == ["Article", "Reports of events"]


def test_an_event_that_did_not_happen_says_so() -> None:
    assert (
        marks.event_name({"event_type": "ASSAULT", "event_mode": "drone", "realis": "future", "polarity": "negated"})
        == "ASSAULT/drone future negated"
    )
