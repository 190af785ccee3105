"""Saving what can be saved of a batch that breaks."""

import json
from collections.abc import Callable

import polars as pl

from flows.reading.batch import Answer, Batch
from tasks.errors import SitrepError
from tasks.frames import (
    Alias,
    ArticleEntity,
    Attribution,
    Casualty,
    EventArgument,
    EventMention,
    Mention,
    Place,
    Reading,
    Rejection,
    Resolved,
    Sentence,
    TimeExpression,
    frame_of,
    tables_of,
)


def salvage(
    batch: Batch, read: Callable[[Batch], Answer], rule: str, failures: tuple[type[BaseException], ...], *, tries: int = 64
) -> Answer:
    """Read a batch; where that fails, its halves, and so on, so that only the articles at fault are lost, each with a rejection.

    `failures` are the errors taken so (never SitrepError, which concerns every batch); after `tries` failures the rest is rejected unread.
    """
    left = tries

    def attempt(part: Batch) -> Answer:
        nonlocal left
        try:
            return read(part)
        except SitrepError:
            raise
        except failures as error:
            left -= 1
            count = part.articles.height
            if count == 1 or left <= 0:
                return nothing(rejections(part, rule, f"{type(error).__name__}: {error}"))
            half = count // 2
            return joined([attempt(part.part(0, half)), attempt(part.part(half, count - half))])

    return attempt(batch)


def rejections(batch: Batch, rule: str, detail: str) -> pl.DataFrame:
    """One rejection of stage `extract` for each article of the batch."""
    rows = [
        {
            "run_id": batch.run_id,
            "stage": "extract",
            "key": row["article_id"],
            "rule": rule,
            "detail": f"{detail[:500]}; the text is kept in core.article: report it with this article",
            "payload": json.dumps({"external_id": row["external_id"], "start": row["body"][:500]}, ensure_ascii=False),
        }
        for row in batch.articles.iter_rows(named=True)
    ]
    return frame_of(Rejection, rows)


def nothing(rejected: pl.DataFrame | None = None) -> Answer:
    """What a batch says of which nothing was read."""
    reading = Reading(
        sentence=Sentence.create_empty(),
        mention=Mention.create_empty(),
        time_expression=TimeExpression.create_empty(),
        attribution=Attribution.create_empty(),
        event_mention=EventMention.create_empty(),
        event_argument=EventArgument.create_empty(),
        casualty=Casualty.create_empty(),
        rejection=Rejection.create_empty() if rejected is None else Rejection.validate(rejected, cast=True),
    )
    return Answer(Resolved(reading, ArticleEntity.create_empty(), Alias.create_empty(), Place.create_empty()), None)


def joined(parts: list[Answer]) -> Answer:
    """Several answers as one; an alias or a place that several know comes once."""
    said = [part.resolved for part in parts]
    tables = {name: pl.concat([tables_of(each.reading)[name] for each in said]) for name in tables_of(said[0].reading)}
    aliases = pl.concat([each.entity_alias for each in said]).unique(keep="first", maintain_order=True)
    places = pl.concat([each.place for each in said]).unique(Place.primary_key(), keep="first", maintain_order=True)
    resolved = Resolved(
        reading=Reading(**tables),  # type: ignore[arg-type]  # put together, they still follow their schemas
        article_entity=ArticleEntity.validate(pl.concat([each.article_entity for each in said])),
        entity_alias=Alias.validate(aliases),
        place=Place.validate(places),
    )
    seconds = {article: took for part in parts for article, took in part.seconds.items()}
    return Answer(resolved, next((part.model for part in parts if part.model), None), seconds)
