"""All articles at once, for what can only be told from all of them; and the answers back into the warehouse."""

from collections.abc import Iterator

import polars as pl

from tasks.load import scripts
from tasks.load.warehouse import Warehouse

HEADS_AT_A_TIME = 2_000


def article_heads(warehouse: Warehouse) -> Iterator[pl.DataFrame]:
    """All articles in order of `article_id`, in frames of `article_id`, `title`, `body` (its start), `published_on`, `duplicate_of`."""
    for batch in warehouse.batches(scripts.text("corpus/article_heads"), size=HEADS_AT_A_TIME):
        frame = pl.from_arrow(batch)
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a record batch makes a frame, never a series
        yield frame


def happenings(warehouse: Warehouse) -> pl.DataFrame:
    """What each article tells of as having taken place, one row per `local_event_id`; columns in `sql/corpus/happenings.sql`."""
    return warehouse.frame(scripts.text("corpus/happenings"))


def put_stories(warehouse: Warehouse, stories: pl.DataFrame) -> None:
    """Write `article_id`, `story_id` where they differ from what is stored, in one transaction."""
    with warehouse.transaction(), warehouse.offering({"story": stories}):
        warehouse.run(scripts.text("corpus/put_stories"))


def put_events(warehouse: Warehouse, events: pl.DataFrame) -> None:
    """Write `local_event_id`, `event_id` of joined reports; every other report is its own article's event again. One transaction."""
    with warehouse.transaction(), warehouse.offering({"event": events}):
        warehouse.run(scripts.text("corpus/put_events"))
