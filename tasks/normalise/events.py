"""Event mentions to dated events."""

import dataclasses

import polars as pl

from tasks.frames import Attribution, Casualty, EventArgument, EventMention, Resolved
from tasks.ids import short_id
from tasks.normalise.event_dates import date_events


def resolve(resolved: Resolved, articles: pl.DataFrame) -> Resolved:
    """Fill entity ids of arguments, attributions and casualties, dates and event ids of event mentions."""
    reading = resolved.reading
    entity = reading.mention.select("article_id", "mention_no", named="entity_id")
    arguments = _named(reading.event_argument, entity, "mention_no", "entity_id")
    attributions = _named(reading.attribution, entity, "source_mention_no", "source_entity_id")
    tolls = _named(reading.casualty, entity, "victim_mention_no", "victim_entity_id")
    claimants = attributions.select("article_id", "attribution_no", claimant="source_entity_id")
    tolls = tolls.join(claimants, on=["article_id", "attribution_no"], how="left", maintain_order="left").with_columns(
        claimant_entity_id="claimant"
    )
    return dataclasses.replace(
        resolved,
        reading=dataclasses.replace(
            reading,
            event_argument=EventArgument.validate(arguments, cast=True),
            attribution=Attribution.validate(attributions, cast=True),
            casualty=Casualty.validate(tolls.select(Casualty.column_names()), cast=True),
            event_mention=EventMention.validate(_identified(date_events(reading, articles)), cast=True),
        ),
    )


def _named(frame: pl.DataFrame, entity: pl.DataFrame, number: str, column: str) -> pl.DataFrame:
    """The frame with `column` taken from the mention that `number` refers to."""
    joined = frame.join(entity, left_on=["article_id", number], right_on=["article_id", "mention_no"], how="left", maintain_order="left")
    return joined.with_columns(pl.col("named").alias(column)).select(frame.columns)


def _identified(mentions: pl.DataFrame) -> pl.DataFrame:
    """Event ids: mentions of one article with the same `local_event_no` share one; without a number each stands alone."""
    key = pl.struct("article_id", "local_event_no", "event_mention_no")

    def event_id(row: dict[str, object]) -> str:
        local = row["local_event_no"]
        return short_id("event", row["article_id"], f"e{local}" if local is not None else f"m{row['event_mention_no']}")

    local = mentions.with_columns(local_event_id=key.map_elements(event_id, return_dtype=pl.String))
    return local.with_columns(event_id="local_event_id")
