"""Lists of victims, groups, and what is no list, read with the language model."""

import pytest
from spacy.language import Language

from tasks.extract import layers, pipeline
from tasks.settings import ReaderSettings

pytestmark = pytest.mark.model


@pytest.fixture(scope="module")
def reader() -> Language:
    return pipeline.build(ReaderSettings())


def killed(nlp: Language, text: str) -> list[int | None]:
    """Figures of the dead, parts left out."""
    doc = nlp(pipeline.make_doc(nlp, layers.ArticleContext("t", text), []))
    return [c.best for c in layers.casualties(doc) if c.kind == "killed" and c.part_of is None]


LISTS = [
    ("A 31-year-old driver, and a 44-year-old guard were killed in the yard.", 2),
    ("They mourned the deaths of a pastor, his wife and their three youngest children.", 5),
    ("Otto Krag, 51, his wife Sara Krag, 40, and three of their children were found dead.", 5),
    ("The bomb killed Maria Holm, 42; Pia Lund, 19; a minor reportedly known as Carlo; Erik Ruud, and a police official.", 5),
    ("He condemned the murder of six priests, a woman, and her daughter.", 8),
    ("The blast killed a mother, along with her two sons.", 3),
    ("Rebels murdered four members of a family in the valley.", 4),
    ("Two members of his escort were killed.", 2),
    ("His parents were killed.", 2),
    ("Quintuple murders shook the town.", 5),
    ("The dead are Anna Berg, 34, Otto Krag, 61, and Nils Holm, 12.", 3),
    ("THE MURDERS OF CARLOS PAZ, COLONEL FRANKLIN RUIZ, AND SENATOR LUIS CRUZ WERE CONDEMNED.", 3),
    ("The number of dead rose from 12 to 19.", 19),
    ("Ada Holm, 55, Eva Holm, 29 and pregnant, and Nils Holm, eight years old, were fatally shot.", 3),
    ("The driver has been charged with three counts of murder.", 3),
    ("He murdered his fiancee, Anna Berg, 34, and their 2-year-old son.", 2),
    ("He murdered his wife, two daughters and mother-in-law.", 4),
    ("Two men, both bystanders, died.", 2),
    ("He murdered his grandparents and a health aide.", 3),
    ("A man killed his two co-workers and a classmate.", 3),
    ("The boy accused of killing his parents and three younger sisters told police that he was angry.", 5),
]


@pytest.mark.parametrize(("text", "count"), LISTS)
def test_list_is_counted_whole(reader: Language, text: str, count: int) -> None:
    assert killed(reader, text) == [count]


NO_LISTS = [
    ("The bomb killed a guard, police said, and a nurse told reporters.", 1),
    ("The blast killed Otto Krag, a teacher, and a nurse.", 2),
    ("The gunman killed his two sons, Max and Otto.", 2),
    ("A member of the group was killed.", 1),
    ("Neither guard was killed.", 0),
    ("The family's lawyer, Ada Holm, 55, was killed.", 1),
]


@pytest.mark.parametrize(("text", "count"), NO_LISTS)
def test_who_is_only_named_beside_is_not_counted(reader: Language, text: str, count: int) -> None:
    assert killed(reader, text) == [count]


def test_attempts_kill_nobody(reader: Language) -> None:
    assert killed(reader, "The driver faces two counts of attempted murder.") == []
