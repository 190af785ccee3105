"""Every row of the tolls' word lists does what its example says."""

import csv
from functools import lru_cache

import pytest

from tasks import paths
from tasks.extract import layers
from tasks.settings import ReaderSettings

Row = dict[str, str]
_KINDS = ("killed", "injured", "captured", "missing", "displaced")
_LISTS = ("triggers", "qualifiers", "numbers", "persons", "things", "attackers")


def rows(name: str) -> list[Row]:
    """Rows of one list."""
    with (paths.ONTOLOGY / "tolls" / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


@lru_cache(maxsize=1)
def examples() -> dict[str, list[layers.Casualty]]:
    """Example -> tolls read in it; all of them at once."""
    from tasks.extract import pipeline

    nlp = pipeline.build(ReaderSettings())
    texts = sorted({row["example"] for name in _LISTS for row in rows(name)})
    docs = [pipeline.make_doc(nlp, layers.ArticleContext("t", text), []) for text in texts]
    return dict(zip(texts, map(layers.casualties, nlp.pipe(docs, batch_size=64)), strict=True))


@pytest.mark.model
@pytest.mark.parametrize("row", rows("persons"), ids=lambda row: row["noun"])
def test_noun_means_a_person_of_its_status(row: Row) -> None:
    assert {(c.kind, c.victim_status) for c in examples()[row["example"]] if c.part_of is None} == {("killed", row["status"])}


@pytest.mark.model
@pytest.mark.parametrize("row", rows("triggers"), ids=lambda row: f"{row['lemma']}-{row['pos']}")
def test_trigger_tells_of_its_kind(row: Row) -> None:
    kinds = {c.kind for c in examples()[row["example"]]}
    assert row["kind"] in kinds if row["kind"] in _KINDS else kinds == set() if row["kind"] == "none" else kinds


@pytest.mark.model
@pytest.mark.parametrize("row", rows("qualifiers"), ids=lambda row: row["phrase"])
def test_qualifier_is_read_with_its_number(row: Row) -> None:
    assert row["phrase"] in {c.qualifier for c in examples()[row["example"]]}


@pytest.mark.model
@pytest.mark.parametrize("row", rows("numbers"), ids=lambda row: row["word"])
def test_word_counts_without_a_number(row: Row) -> None:
    bounds = {(c.low, c.best, c.high) for c in examples()[row["example"]]}
    assert tuple(int(row[k]) if row[k] else None for k in ("low", "best", "high")) in bounds


@pytest.mark.model
@pytest.mark.parametrize("row", rows("things"), ids=lambda row: row["noun"])
def test_thing_that_ends_like_a_person_is_none(row: Row) -> None:
    assert examples()[row["example"]] == []


@pytest.mark.model
@pytest.mark.parametrize("row", rows("attackers"), ids=lambda row: row["noun"])
def test_attackers_are_people(row: Row) -> None:
    assert [(c.kind, c.best) for c in examples()[row["example"]]] == [("killed", 1)]
