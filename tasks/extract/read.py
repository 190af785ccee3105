"""Reading a batch of articles: a pure function of the batch and the settings."""

import json
from collections.abc import Iterator

import polars as pl
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers, model, pipeline, rows
from tasks.extract.clock import Clock
from tasks.frames import (
    Attribution,
    Casualty,
    EventArgument,
    EventMention,
    Mention,
    Reading,
    Rejection,
    Sentence,
    TimeExpression,
    frame_of,
)
from tasks.settings import ReaderSettings

TABLES = ("sentence", "mention", "time_expression", "attribution", "event_mention", "event_argument", "casualty", "rejection")


def read_batch(
    articles: pl.DataFrame, segments: pl.DataFrame, settings: ReaderSettings, run_id: str, seconds: dict[str, float] | None = None
) -> Reading:
    """Everything the articles with status `read` say.

    `articles` and `segments` follow the schemas Article and Segment; so do the answer's frames theirs, in text order. An article that
    breaks a component is rejected (rule `reader_error`) and the rest goes on. `seconds`, where given, is filled with the time that each
    article took. Raises ModelError where the model is missing or not the expected one.
    """
    nlp = pipeline.build(settings)
    name = model.label(nlp)
    found: rows.Rows = {table: [] for table in TABLES}
    docs = list(_docs(nlp, articles.filter(pl.col("status") == "read"), segments))
    clock = Clock(settings.batch_size)
    for doc in _read(nlp, docs, clock, found["rejection"], run_id):
        for table, new in rows.of(doc, name).items():
            found[table].extend(new)
    if seconds is not None:
        seconds.update(clock.seconds())
    return Reading(
        sentence=Sentence.validate(frame_of(Sentence, found["sentence"]), cast=True),
        mention=Mention.validate(frame_of(Mention, found["mention"]), cast=True),
        time_expression=TimeExpression.validate(frame_of(TimeExpression, found["time_expression"]), cast=True),
        attribution=Attribution.validate(frame_of(Attribution, found["attribution"]), cast=True),
        event_mention=EventMention.validate(frame_of(EventMention, found["event_mention"]), cast=True),
        event_argument=EventArgument.validate(frame_of(EventArgument, found["event_argument"]), cast=True),
        casualty=Casualty.validate(frame_of(Casualty, found["casualty"]), cast=True),
        rejection=Rejection.validate(frame_of(Rejection, found["rejection"]), cast=True),
    )


def _docs(nlp: Language, articles: pl.DataFrame, segments: pl.DataFrame) -> Iterator[Doc]:
    by_article = segments.sort("segment_no").partition_by("article_id", as_dict=True)
    for row in articles.iter_rows(named=True):
        here = by_article.get((row["article_id"],))
        kinds = [] if here is None else [layers.Segment(s["kind"], s["start_char"], s["end_char"]) for s in here.iter_rows(named=True)]
        known = layers.ArticleContext(row["article_id"], row["body"], row["published_on"], row["title"], row["outlet"])
        yield pipeline.make_doc(nlp, known, kinds)


def _read(nlp: Language, docs: list[Doc], clock: Clock, rejected: list[rows.Row], run_id: str) -> Iterator[Doc]:
    """The batch at once; where that breaks, one by one, so that only the article at fault is lost."""
    try:
        yield from list(clock.watching(nlp.pipe(docs, batch_size=clock.batch_size)))
    except Exception:  # noqa: BLE001 - whatever a component does, the other articles must be read
        for doc in docs:
            fresh = pipeline.make_doc(
                nlp, layers.article(doc), [layers.Segment(s.kind, s.start_char, s.end_char) for s in layers.segments(doc)]
            )
            try:
                yield nlp(fresh)
            except Exception as error:  # noqa: BLE001
                rejected.append(_rejection(layers.article(doc), error, run_id))


def _rejection(article: layers.ArticleContext, error: Exception, run_id: str) -> rows.Row:
    return {
        "run_id": run_id,
        "stage": "extract",
        "key": article.article_id,
        "rule": "reader_error",
        "detail": f"{type(error).__name__}: {error}; the text is kept in core.article — report it with this article",
        "payload": json.dumps({"start": article.body[:500]}, ensure_ascii=False),
    }
