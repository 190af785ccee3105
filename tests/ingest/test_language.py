"""Which language a text is in."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tasks.ingest.language import identify
from tests.ingest.conftest import Take

SPANISH = "El ejército informó este jueves de que tres soldados murieron en un combate con la guerrilla cerca del río."


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Gunmen killed two guards at a bank in Jos on Monday, police said.", "en"),
        ("GUNMEN KILLED TWO GUARDS AT A BANK IN JOS ON MONDAY, POLICE SAID.", "en"),
        ("gunmen killed two guards at a bank in jos on monday, police said.", "en"),
        ("BUENOS AIRES, May 3 - Banco del Sur SA said Jose Luis Garcia Marquez of Cordoba was named to the board of Grupo Andino.", "en"),
        (SPANISH, "es"),
        (SPANISH.upper(), "es"),
        ("Die Polizei nahm am Montag in Leipzig drei Männer fest, die einen Anschlag auf den Bahnhof geplant haben sollen.", "de"),
        ("قتل جنديان في هجوم على حاجز للجيش شمال المدينة مساء الاثنين", "ar"),
        ("В понедельник в центре города прошла акция протеста против повышения цен.", "ru"),
        ("Ok.", None),
        ("Bogotá", None),
        ("12 34 !!", None),
    ],
)
def test_clear_cases_are_named_and_short_ones_left_open(text: str, language: str | None) -> None:
    assert identify(text) == language


def test_an_english_text_with_words_of_another_script_is_english() -> None:
    assert identify("The bridge is open again, the governor of Kharkiv said. — Петро Левчук (@LevchukKharkiv) June 18, 2026") == "en"


def test_an_article_in_another_language_is_kept_and_marked(jsonl: Callable[..., Path], take: Take) -> None:
    taken = take(jsonl({"text": SPANISH}))
    assert taken.article.select("status", "language", "body").rows() == [("other_language", "es", SPANISH)]


def test_which_languages_are_read_is_a_setting(jsonl: Callable[..., Path], take: Take) -> None:
    assert take(jsonl({"text": SPANISH}), reader={"languages": ("en", "es")}).article["status"].to_list() == ["read"]
