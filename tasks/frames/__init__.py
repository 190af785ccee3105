"""The frames that pass between the stages: every table once, as a typed polars schema.

`TABLES` maps the warehouse table to its schema; the DDL under `sql/migrations` must agree with it.
"""

import dataclasses
from dataclasses import dataclass
from typing import Any

import dataframely as dy
import polars as pl

from tasks.frames.article import Article, Capture, Segment, Vanished
from tasks.frames.entity import Alias, ArticleAlias, ArticleEntity, Entity, EntityDecision, Place
from tasks.frames.event import Event, EventDecision, EventParticipant, EventRelation
from tasks.frames.ops import ArticleHistory, CheckResult, EventHistory, Rejection, Run, SourceState
from tasks.frames.reading import Attribution, Casualty, EventArgument, EventMention, Mention, Sentence, TimeExpression

TABLES: dict[str, type[dy.Schema]] = {
    "raw.capture": Capture,
    "core.article": Article,
    "core.segment": Segment,
    "core.sentence": Sentence,
    "core.mention": Mention,
    "core.time_expression": TimeExpression,
    "core.attribution": Attribution,
    "core.event_mention": EventMention,
    "core.event_argument": EventArgument,
    "core.casualty": Casualty,
    "core.article_entity": ArticleEntity,
    "core.article_alias": ArticleAlias,
    "core.entity": Entity,
    "core.entity_alias": Alias,
    "core.entity_decision": EntityDecision,
    "core.place": Place,
    "core.event": Event,
    "core.event_participant": EventParticipant,
    "core.event_relation": EventRelation,
    "core.event_decision": EventDecision,
    "ops.run": Run,
    "ops.rejection": Rejection,
    "ops.check_result": CheckResult,
    "ops.source_state": SourceState,
    "ops.article_history": ArticleHistory,
    "ops.event_history": EventHistory,
}


@dataclass(frozen=True, slots=True)
class Captured:
    """One batch as ingest hands it on: what came, what it is, and what was turned away.

    `vanished` and `source_state` are of followed sources: stored with the batch, so that state and articles are never apart.
    """

    capture: dy.DataFrame[Capture]
    article: dy.DataFrame[Article]
    segment: dy.DataFrame[Segment]
    rejection: dy.DataFrame[Rejection]
    vanished: dy.DataFrame[Vanished] = dataclasses.field(default_factory=Vanished.create_empty)
    source_state: dy.DataFrame[SourceState] = dataclasses.field(default_factory=SourceState.create_empty)


@dataclass(frozen=True, slots=True)
class Reading:
    """What a batch of articles says; normalise fills the ids, dates and places in the same frames."""

    sentence: dy.DataFrame[Sentence]
    mention: dy.DataFrame[Mention]
    time_expression: dy.DataFrame[TimeExpression]
    attribution: dy.DataFrame[Attribution]
    event_mention: dy.DataFrame[EventMention]
    event_argument: dy.DataFrame[EventArgument]
    casualty: dy.DataFrame[Casualty]
    rejection: dy.DataFrame[Rejection]


@dataclass(frozen=True, slots=True)
class Resolved:
    """A reading with its entities, aliases and places."""

    reading: Reading
    article_entity: dy.DataFrame[ArticleEntity]
    entity_alias: dy.DataFrame[Alias]
    place: dy.DataFrame[Place]


def frame_of(schema: type[dy.Schema], rows: list[dict[str, Any]]) -> pl.DataFrame:
    """Rows as a frame with the schema's columns and types, not yet checked; missing keys become null."""
    types = {name: column.dtype for name, column in schema.columns().items()}
    return pl.DataFrame(rows, schema=types, orient="row") if rows else pl.DataFrame(schema=types)


def tables_of(group: Captured | Reading) -> dict[str, pl.DataFrame]:
    """Field name -> frame."""
    return {field.name: getattr(group, field.name) for field in dataclasses.fields(group)}


__all__ = [
    "TABLES",
    "Alias",
    "Article",
    "ArticleAlias",
    "ArticleEntity",
    "ArticleHistory",
    "Attribution",
    "Capture",
    "Captured",
    "Casualty",
    "CheckResult",
    "Entity",
    "EntityDecision",
    "Event",
    "EventArgument",
    "EventDecision",
    "EventHistory",
    "EventMention",
    "EventParticipant",
    "EventRelation",
    "Mention",
    "Place",
    "Reading",
    "Rejection",
    "Resolved",
    "Run",
    "Segment",
    "Sentence",
    "SourceState",
    "TimeExpression",
    "Vanished",
    "frame_of",
    "tables_of",
]  # fmt: skip
