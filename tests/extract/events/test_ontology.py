"""The ontology's rows, and the check that guards them."""

from pathlib import Path

import pytest
import spacy

from tasks.errors import SitrepError
from tasks.extract import pipeline
from tasks.extract.events import check, lexicon
from tasks.frames import domains
from tasks.settings import Settings

HEADER = "lemma,frame,type,mode,recipient,context,confidence,example,source\n"


def ontology(folder: Path, verbs: str) -> Path:
    """A folder with the project's classes, types, modes and contexts, and verbs of its own."""
    for name in ("classes", "types", "modes", "contexts", "lemmas"):
        (folder / f"{name}.csv").write_text((lexicon.FOLDER / f"{name}.csv").read_text())
    (folder / "verbs.csv").write_text(HEADER + verbs)
    (folder / "nouns.csv").write_text(HEADER)
    return folder


def test_types_are_the_domain() -> None:
    assert {row["type"] for row in lexicon.rows("types.csv")} == set(domains.EVENT_TYPES)


def test_every_mode_and_context_in_use_is_declared() -> None:
    assert list(check.declared()) == []


def test_no_two_rows_ask_for_the_same() -> None:
    assert list(check.conflicts(lexicon.load())) == []


def test_undeclared_class_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SitrepError, match=r"S312.*classes.csv"):
        lexicon.load(ontology(tmp_path, "bless,obj:@saint,SUPPORT,,,,0.7,The bishop blessed the king.,own\n"))


def test_undeclared_type_is_an_error_with_a_hint(tmp_path: Path) -> None:
    with pytest.raises(SitrepError, match=r"S311.*types.csv"):
        lexicon.load(ontology(tmp_path, "bless,,BLESSING,,,,0.7,The bishop blessed the king.,own\n"))


def test_undeclared_mode_is_reported(tmp_path: Path) -> None:
    folder = ontology(tmp_path, "bless,,SUPPORT,holy,,,0.7,The bishop blessed the king.,own\n")
    assert [line for line in check.declared(folder) if "no mode 'holy'" in line]


def test_conflicting_rows_are_reported(tmp_path: Path) -> None:
    rows = "bless,,SUPPORT,,,,0.7,A.,own\nbless,,ACCUSE,,,,0.7,B.,own\n"
    assert list(check.conflicts(lexicon.load(ontology(tmp_path, rows)))) == ["verb:bless: one frame, different meanings: ACCUSE, SUPPORT"]


def test_example_that_codes_to_nothing_is_reported(tmp_path: Path) -> None:
    words = lexicon.load(ontology(tmp_path, "bless,,SUPPORT,,,,0.7,Nothing of the kind.,own\n"))
    assert list(check.examples(spacy.blank("en"), words)) == ["verb:bless: 'Nothing of the kind.' codes to nothing"]


@pytest.mark.model
def test_every_example_codes_to_its_row() -> None:
    assert check.problems(pipeline.build(Settings().reader)) == []
