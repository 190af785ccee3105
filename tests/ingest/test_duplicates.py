"""The same text twice: within a source, and across a warehouse."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tasks.ids import short_id
from tasks.ingest.seen import Seen
from tasks.ingest.take import batches, mark_duplicates
from tasks.settings import Settings
from tests.ingest.conftest import Take

STORY = "Gunmen killed two guards at a bank in Jos on Monday, police said."


def test_the_same_body_again_is_a_duplicate_of_the_first(jsonl: Callable[..., Path], take: Take) -> None:
    article = take(jsonl({"id": "a", "text": STORY}, {"id": "b", "text": STORY}, {"id": "c", "text": STORY + " "})).article
    first = short_id("wire", "a")
    assert article.select("status", "duplicate_of").rows() == [("read", None), ("duplicate", first), ("read", None)]


def test_duplicates_are_known_across_batches(jsonl: Callable[..., Path]) -> None:
    path = jsonl(*({"id": n, "text": STORY * 20} for n in range(4)))
    statuses = [status for batch in batches(path, Settings(batch_words=100), "r") for status in batch.article["status"]]
    assert statuses == ["read", "duplicate", "duplicate", "duplicate"]


@pytest.mark.parametrize(
    ("known_id", "status"),
    [("ffff", "duplicate"), (short_id("wire", "a"), "read")],
)
def test_a_body_in_the_warehouse_makes_a_duplicate_but_never_of_itself(
    jsonl: Callable[..., Path], take: Take, known_id: str, status: str
) -> None:
    captured = take(jsonl({"id": "a", "text": STORY}))
    known = captured.article.select(pl.lit(known_id).alias("article_id"), "body_sha256")
    marked = mark_duplicates(captured, known).article
    assert marked.select("status", "duplicate_of").rows() == [(status, known_id if status == "duplicate" else None)]


def test_nothing_known_marks_nothing(jsonl: Callable[..., Path], take: Take) -> None:
    captured = take(jsonl({"id": "a", "text": STORY}))
    assert mark_duplicates(captured, captured.article.head(0).select("article_id", "body_sha256")).article.equals(captured.article)


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 2**64 - 1)), max_size=80), st.integers(1, 9))
def test_seen_keeps_the_first_value_of_each_key(pairs: list[tuple[int, int]], recent: int) -> None:
    seen, oracle = Seen(recent), dict[str, str]()
    for key, value in ((short_id(key), f"{value:016x}") for key, value in pairs):
        assert (key in seen) == (key in oracle)
        assert seen.first(key, value) == oracle.setdefault(key, value)
