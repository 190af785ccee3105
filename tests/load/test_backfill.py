"""Which stored articles are read again, in which order, and as what."""

from datetime import date
from typing import Any

import pytest

from tasks.load import batch, consolidate
from tasks.load.stored import Wanted, as_captured, in_batches, stale_articles
from tasks.load.warehouse import Warehouse
from tests.load import world
from tests.load.test_history import raid


def story(key: str, day: int, *, events: bool = False, **extra: Any) -> world.Story:
    made = raid(key, 3, event=f"e-{key}") if events else world.Story(key, lead=f"Nothing happened near {key}.")
    made.published_on = date(2024, 3, day)
    made.extra = {"reader_sha": "old"} | extra
    return made


@pytest.fixture
def stocked(warehouse: Warehouse) -> Warehouse:
    stories = (
        story("quiet-new", 9), story("quiet-old", 2), story("told-old", 1, events=True), story("told-new", 8, events=True),
        story("broken", 3, status="unread"), story("current", 9, events=True, reader_sha="new"),
        story("copy", 9, status="duplicate", duplicate_of="quiet-new", reader_sha=None),
        story("deutsch", 9, status="other_language", language="de", reader_sha=None),
    )  # fmt: skip
    for each in stories:
        batch.load_batch(warehouse, *world.batch(each))
    consolidate.consolidate(warehouse)
    return warehouse


ALL = Wanted()


def ids(warehouse: Warehouse, wanted: Wanted = ALL, languages: tuple[str, ...] = ("en",)) -> list[str]:
    return stale_articles(warehouse, "new", languages, wanted)["article_id"].to_list()


def test_what_nobody_could_read_comes_first_then_what_tells_of_events_the_newest_first(stocked: Warehouse) -> None:
    assert ids(stocked) == ["broken", "told-new", "told-old", "quiet-new", "quiet-old"]


def test_articles_of_a_language_that_is_read_now_are_wanted(stocked: Warehouse) -> None:
    assert ids(stocked, languages=("de",))[:2] == ["deutsch", "broken"]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (Wanted(since=date(2024, 3, 8)), ["told-new", "quiet-new"]),
        (Wanted(until=date(2024, 3, 1)), ["told-old"]),
        (Wanted(source_id="elsewhere"), []),
    ],
)
def test_days_and_source_narrow_it(stocked: Warehouse, wanted: Wanted, expected: list[str]) -> None:
    assert ids(stocked, wanted) == expected


def test_batches_hold_about_so_many_words_and_keep_the_order(stocked: Warehouse) -> None:
    stale = stale_articles(stocked, "new", ("en",), ALL)
    found = [sorted(each.article["article_id"]) for each in in_batches(stocked, stale, 12, "r2")]
    assert found == [["broken", "told-new"], ["quiet-new", "told-old"], ["quiet-old"]]


def test_an_article_is_handed_on_as_it_was_taken(stocked: Warehouse) -> None:
    captured = as_captured(stocked, stale_articles(stocked, "new", ("en",), Wanted(since=date(2024, 3, 9))), "r2")
    [row] = captured.article.to_dicts()
    assert (row["status"], row["run_id"], row["body"]) == ("read", "r2", "Nothing happened near quiet-new.")
    assert captured.capture.is_empty()
