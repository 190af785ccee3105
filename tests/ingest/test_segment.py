"""Kinds of text inside a body."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.frames.domains import SEGMENT_KINDS
from tasks.ingest.segment import segments_of
from tasks.ingest.segment.patterns import Habit, habits, judge
from tasks.ingest.segment.units import Unit, units

FIRST = "A bomb killed two people at a market in Quito on Monday, police said."
SECOND = "Nobody claimed the attack, the second in a week."
POST = "The market is closed until Friday. — Municipio de Quito 🇪🇨 (@MunicipioQuito) May 4, 2026"


def kinds(*paragraphs: str, header_end: int = 0) -> list[tuple[str, str]]:
    body = "\n\n".join(paragraphs)
    return [(kind, body[start:end]) for kind, start, end in segments_of(body, header_end)]


def as_unit(text: str) -> Unit:
    return Unit(0, len(text), text, True)


@pytest.mark.parametrize("habit", habits(), ids=lambda habit: f"{habit.kind}-{habit.where}-{habit.example[:20]}")
def test_each_habit_knows_its_example(habit: Habit) -> None:
    found = judge(as_unit(habit.example))
    assert found is not None
    assert found[0] == habit.kind


@pytest.mark.parametrize("habit", habits(), ids=lambda habit: f"{habit.kind}-{habit.where}-{habit.against[:20]}")
def test_no_habit_takes_prose_that_looks_like_it(habit: Habit) -> None:
    assert judge(as_unit(habit.against)) is None


@pytest.mark.parametrize(
    ("between", "kind"),
    [
        ("READ MORE Market sellers bury their dead", "teaser"),
        ("Read also: Market sellers bury their dead", "teaser"),
        ("Related: Who guards the market?", "teaser"),
        ("Photo: Police at the gate of the market", "caption"),
        ("Police at the gate of the market (Reuters photo)", "caption"),
        ("Sign up to our newsletter", "boilerplate"),
        ("Advertisement", "boilerplate"),
        (POST, "embed"),
        ("السوق مغلق حتى يوم الجمعة — بلدية المدينة (@Baladiya) ٤ مايو ٢٠٢٦", "embed"),
        ("> We shall not close, the sellers wrote.", "quote_block"),
        ("Read in full, the note names nobody.", "body"),
        ("Related to both victims, she had left a minute before.", "body"),
        ("Photos show the gate torn from the wall.", "body"),
        ("Signs of a second bomb were found.", "body"),
        ("The mayor (@mayorquito) wrote that the market was closed.", "body"),
    ],
)
def test_a_paragraph_between_paragraphs(between: str, kind: str) -> None:
    found = kinds(FIRST, between, SECOND)
    whole = [("body", f"{FIRST}\n\n{between}\n\n{SECOND}")]
    assert found == (whole if kind == "body" else [("body", FIRST), (kind, between), ("body", SECOND)])


@pytest.mark.parametrize(
    ("paragraphs", "expected"),
    [
        (("Bomb kills two in Quito", FIRST), ["headline", "body"]),
        (("BOMB KILLS TWO IN QUITO", FIRST), ["headline", "body"]),
        (("Bomb kills two in Quito", "Second attack in a week", FIRST), ["headline", "body"]),
        (("Bomb kills two in Quito", "By Ana Ruiz and Tom Mensah", FIRST), ["headline", "boilerplate", "body"]),
        (("Bomb kills two in Quito", "QUITO, May 4 (Agency) - " + FIRST), ["headline", "dateline", "body"]),
        (("QUITO (Agency) - " + FIRST, SECOND), ["dateline", "body"]),
        (("By Monday the army had left the city.", FIRST), ["body"]),
        (("Bomb kills two in Quito",), ["body"]),
        (("Bomb kills two", "Army chief held", "Bank robbed", "Road blocked"), ["body"]),
        ((FIRST, SECOND), ["body"]),
        ((FIRST, SECOND, "Reporting by Ana Ruiz; Editing by Tom Mensah", "© 2026 Andes Wire"), ["body", "boilerplate"]),
        ((FIRST, SECOND + " (Reporting by Ana Ruiz)"), ["body", "boilerplate"]),
        ((FIRST, "Related stories", "Army chief held", "Bank robbed in Loja"), ["body", "teaser"]),
        ((FIRST, "==See also==", "* 2007 Loja bombing", "==References=="), ["body", "teaser"]),
        ((FIRST, "Related stories", SECOND), ["body", "teaser", "body"]),
        (("“We shall rebuild every one of these stalls.”", "— Rosa Chimbo, seller", FIRST), ["quote_block", "body"]),
    ],
)
def test_how_articles_open_and_close(paragraphs: tuple[str, ...], expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(*paragraphs)] == expected


def test_a_date_header_is_boilerplate() -> None:
    text = f"date 2026-05-04 {FIRST}"
    assert segments_of(text, len("date 2026-05-04")) == [("boilerplate", 0, 15), ("body", 16, len(text))]


def test_a_signature_on_a_line_of_its_own_takes_the_post_above_it() -> None:
    assert kinds(FIRST, "The market is closed.", "— Quito (@MunicipioQuito) May 4, 2026", SECOND)[-2][0] == "embed"


def test_a_post_run_into_the_text_loses_its_signature() -> None:
    assert [kind for kind, _ in kinds(f"{FIRST} {POST} {SECOND}")] == ["body", "embed", "body"]


def test_the_title_that_came_apart_names_the_headline() -> None:
    body = f"Two die at last.\n{FIRST}"
    assert segments_of(body, title="Two die at last.")[0] == ("headline", 0, 16)


def test_hard_wrapped_lines_are_one_paragraph() -> None:
    wrapped = "\n".join(
        [
            "A bomb killed two people at a market in the capital",
            "Quito on Monday, and police held three men near the",
            "river, the interior minister said.",
        ]
    )
    assert [unit.text for unit in units(wrapped)] == [wrapped]


def test_long_lines_are_paragraphs_of_their_own() -> None:
    assert [unit.text for unit in units(f"{FIRST}\n{SECOND}\n{FIRST}")] == [FIRST, SECOND, FIRST]


lines = st.sampled_from(
    [FIRST, SECOND, POST, "", " ", "\t", "READ MORE x", "Photo: y", "> z", "BOMB KILLS TWO", "QUITO (AP) - x", "— A (@a) May 4, 2026",
     "By Ana Ruiz", "© 2026", "Related:", "“" + "x" * 30 + "”", "— Rosa", "🇪🇨", "\u2028", "e\u0301", "(Reporting by A)"]
)  # fmt: skip
bodies = st.one_of(
    st.text(max_size=300),
    st.lists(lines, max_size=12).map("\n".join),
    st.lists(lines, max_size=12).map("\r\n\r\n".join),
    st.lists(lines, max_size=8).map(" ".join),
)


@given(bodies, st.integers(0, 40))
def test_segments_are_in_order_apart_and_cover_every_visible_character(body: str, header_end: int) -> None:
    covered = bytearray(len(body))
    last = 0
    for kind, start, end in segments_of(body, min(header_end, len(body))):
        assert kind in SEGMENT_KINDS
        assert last <= start < end <= len(body)
        assert not body[start].isspace()
        assert not body[end - 1].isspace()
        covered[start:end] = b"\x01" * (end - start)
        last = end
    assert all(covered[i] or body[i].isspace() for i in range(len(body)))


@pytest.mark.parametrize("piece", ["READ MORE x\n", "> x\n", "Word\n", "Related:\n", "— a (@a ", "(", "© 2026 ", "“", " ", "A ", "\n"])
def test_time_grows_with_the_length_alone(piece: str) -> None:
    started = time.process_time()
    segments_of(piece * (200_000 // len(piece)))
    assert time.process_time() - started < 5
