"""Names of places to GeoNames."""

import dataclasses

import polars as pl

from tasks.frames import ArticleEntity, EventMention, Mention, Place, Resolved, frame_of
from tasks.normalise.places.batch import Batch
from tasks.normalise.places.table import gazetteer

__all__ = ["resolve"]


def resolve(resolved: Resolved, articles: pl.DataFrame, segments: pl.DataFrame) -> Resolved:
    """Place the entities that are places, and give each event mention where it happened.

    `articles` and `segments` follow the schemas Article and Segment. Mentions of one place share one entity, whose id is made of its
    GeoNames id; governments and peoples keep theirs and get their country's coordinates. Event mentions
    get `place_entity_id` and `place_method`.
    """
    batch = Batch(resolved, articles, gazetteer())
    mention = batch.mention_frame()
    return dataclasses.replace(
        resolved,
        reading=dataclasses.replace(
            resolved.reading,
            mention=Mention.validate(mention, cast=True),
            event_mention=EventMention.validate(batch.event_frame(segments), cast=True),
        ),
        article_entity=ArticleEntity.validate(batch.entity_frame(mention), cast=True),
        place=Place.validate(frame_of(Place, [batch.places[key] for key in sorted(batch.places)]), cast=True),
    )
