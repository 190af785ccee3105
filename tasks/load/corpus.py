"""All articles at once, for what can only be told from all of them; and the answers back into the warehouse."""

from collections.abc import Iterator

import polars as pl

from tasks.load import scripts
from tasks.load.warehouse import Warehouse

HEADS_AT_A_TIME = 2_000
SENTENCES_AT_A_TIME = 20_000


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


def parties(warehouse: Warehouse) -> Iterator[dict[str, object]]:
    """What each article calls its named persons and parties; columns in `sql/corpus/parties.sql`."""
    for batch in warehouse.batches(scripts.text("corpus/parties")):
        yield from batch.to_pylist()


def user_decisions(warehouse: Warehouse) -> list[dict[str, object]]:
    """Rows of core.entity_decision that a user made, in order."""
    return warehouse.frame(scripts.text("corpus/user_decisions")).to_dicts()


def put_entities(warehouse: Warehouse, frames: dict[str, pl.DataFrame]) -> None:
    """Write which entity each article's parties are (`member`, `part`), the rules' decisions and the gazetteer, in one transaction."""
    with warehouse.transaction(), warehouse.offering(frames):
        warehouse.run(scripts.text("corpus/put_entities"))


def event_decisions(warehouse: Warehouse) -> list[dict[str, object]]:
    """Rows of core.event_decision that a user made, the oldest first."""
    return warehouse.frame(scripts.text("corpus/user_event_decisions")).to_dicts()


def reports_of_event(warehouse: Warehouse, event_id: str) -> list[tuple[str, str]]:
    """(local_event_id, article_id) of every report of an event."""
    return warehouse.rows(scripts.text("corpus/reports_of_event"), [event_id])


def next_event_decision(warehouse: Warehouse) -> int:
    """Number of the user's next decision about events."""
    [(number,)] = warehouse.rows(scripts.text("corpus/next_event_decision"))
    return int(number)


def put_event_decisions(warehouse: Warehouse, decisions: pl.DataFrame) -> None:
    """Add a user's rows of core.event_decision, in one transaction."""
    with warehouse.transaction(), warehouse.offering({"decision": decisions}):
        warehouse.run(scripts.text("corpus/put_event_decisions"))


def put_events(warehouse: Warehouse, events: pl.DataFrame, decisions: pl.DataFrame) -> None:
    """Write `local_event_id`, `event_id` of joined reports and why; every other report is its own article's event. One transaction."""
    with warehouse.transaction(), warehouse.offering({"event": events, "decision": decisions}):
        warehouse.run(scripts.text("corpus/put_events"))


def relation_sentences(warehouse: Warehouse) -> Iterator[pl.DataFrame]:
    """Sentences that tell of several events; columns in `sql/corpus/relation_sentences.sql`."""
    for batch in warehouse.batches(scripts.text("corpus/relation_sentences"), size=SENTENCES_AT_A_TIME):
        frame = pl.from_arrow(batch)
        assert isinstance(frame, pl.DataFrame)  # noqa: S101 - a record batch makes a frame, never a series
        yield frame


def put_relations(warehouse: Warehouse, relations: pl.DataFrame) -> None:
    """Write core.event_relation anew from relations between mentions, in one transaction."""
    with warehouse.transaction(), warehouse.offering({"relation": relations}):
        warehouse.run(scripts.text("corpus/put_relations"))
