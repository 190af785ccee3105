"""One batch, read and resolved: a pure function of the batch and the settings, run here, in a worker process or on another machine."""

import dataclasses
from dataclasses import dataclass, field

import polars as pl

from tasks.frames import Article, Captured, Resolved
from tasks.settings import ReaderSettings


@dataclass(frozen=True, slots=True)
class Batch:
    """What travels to who reads: the articles to be read, their segments, and how."""

    articles: pl.DataFrame
    segments: pl.DataFrame
    settings: ReaderSettings
    run_id: str

    def part(self, start: int, length: int) -> "Batch":
        """Some of the articles, with their segments."""
        articles = self.articles.slice(start, length)
        return dataclasses.replace(self, articles=articles, segments=self.segments.join(articles, on="article_id", how="semi"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a batch says, the language model that read it (`name@version`, None where none did), and the seconds that each article took."""

    resolved: Resolved
    model: str | None
    seconds: dict[str, float] = field(default_factory=dict)


def of(captured: Captured, settings: ReaderSettings, run_id: str) -> Batch:
    """The articles of a captured batch that are to be read."""
    articles = captured.article.filter(pl.col("status") == "read")
    return Batch(articles, captured.segment.join(articles, on="article_id", how="semi"), settings, run_id)


def settled(captured: Captured, answer: Answer, settings: ReaderSettings) -> Captured:
    """The batch as it is stored: by what each article was read or tried, and `unread` where the reader had to reject it."""
    rejected = answer.resolved.reading.rejection.get_column("key").implode()
    lost = pl.col("article_id").is_in(rejected)
    to_read = pl.col("status") == "read"
    article = captured.article.with_columns(
        status=pl.when(to_read & lost).then(pl.lit("unread")).otherwise("status"),
        reader_sha=pl.when(to_read).then(pl.lit(settings.sha)),
        model=pl.when(to_read & ~lost).then(pl.lit(answer.model)),
    )
    return dataclasses.replace(captured, article=Article.validate(article, cast=True))
