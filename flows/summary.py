"""What a run did, in numbers that add up."""

import dataclasses
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from flows.reading.batch import Answer
from tasks.frames import Captured

KEPT_RULES = ("bad_date", "teaser")
"""Rejections of a part of an article whose rest is kept."""
PARTS = ("read", "duplicate", "unchanged", "other_language", "rejected")
"""What can become of an article."""
SLOWEST = 5


@dataclass(frozen=True, slots=True)
class Summary:
    """Articles by what became of them (`articles` is their sum), what was found in those read, and how the run went."""

    articles: int = 0
    read: int = 0
    duplicate: int = 0
    unchanged: int = 0
    other_language: int = 0
    rejected: int = 0
    bytes: int = 0
    words: int = 0
    sentences: int = 0
    mentions: int = 0
    event_mentions: int = 0
    seconds: float = 0.0
    run_id: str = ""
    model: str | None = None
    checks: dict[str, int] = field(default_factory=dict)
    """Failed checks and warnings: name -> offending rows."""
    failed: tuple[str, ...] = ()
    """Names of failed checks."""
    notices: tuple[str, ...] = ()
    """What the operator should know of the runs before this one."""
    by_source: dict[str, dict[str, int]] = field(default_factory=dict)
    """Source -> its articles by what became of them."""
    slowest: tuple[tuple[str, int, float], ...] = ()
    """The articles that took longest to read: id the input gave, words, seconds."""
    totals: dict[str, int] = field(default_factory=dict)
    """Rows of the warehouse after the run."""
    sources: dict[str, dict[str, Any]] = field(default_factory=dict)
    """How each source that was followed stands after the run."""

    @property
    def words_per_second(self) -> float:
        """Words of the articles read, by wall time."""
        return self.words / self.seconds if self.seconds else 0.0

    def plus(self, captured: Captured, answer: Answer, unchanged: int) -> "Summary":
        """With one more batch, as it was stored."""
        return self._counted(captured, answer, unchanged)._timed(captured, answer)

    def _counted(self, captured: Captured, answer: Answer, unchanged: int) -> "Summary":
        by_status = dict(captured.article.group_by("status").len().iter_rows())
        refused = captured.rejection.filter(~pl.col("rule").is_in(KEPT_RULES)).get_column("key").n_unique()
        rejected = refused + by_status.get("unread", 0)
        read, duplicate, other = (by_status.get(status, 0) for status in ("read", "duplicate", "other_language"))
        reading = answer.resolved.reading
        return dataclasses.replace(
            self,
            articles=self.articles + read + duplicate + unchanged + other + rejected,
            read=self.read + read,
            duplicate=self.duplicate + duplicate,
            unchanged=self.unchanged + unchanged,
            other_language=self.other_language + other,
            rejected=self.rejected + rejected,
            words=self.words + int(captured.article.filter(pl.col("status") == "read").get_column("word_count").sum()),
            sentences=self.sentences + reading.sentence.height,
            mentions=self.mentions + reading.mention.height,
            event_mentions=self.event_mentions + reading.event_mention.height,
            model=self.model or answer.model,
        )

    def _timed(self, captured: Captured, answer: Answer) -> "Summary":
        """With the slowest articles of one more batch."""
        seconds = pl.DataFrame(list(answer.seconds.items()), schema={"article_id": pl.String, "seconds": pl.Float64}, orient="row")
        found = captured.article.join(seconds, on="article_id").select("external_id", "word_count", "seconds").rows()
        return dataclasses.replace(self, slowest=tuple(sorted((*self.slowest, *found), key=lambda row: (-row[2], row[0]))[:SLOWEST]))

    def taken(self, before: Captured, stored: Captured) -> "Summary":
        """With the sources of one more batch: as it was taken, and as it was stored."""
        sources = {name: dict(counts) for name, counts in self.by_source.items()}
        for source, part in _parts(before, stored):
            counts = sources.setdefault(source, {})
            counts[part] = counts.get(part, 0) + 1
        size = int(before.capture.get_column("byte_count").sum())
        return dataclasses.replace(self, by_source=sources, bytes=self.bytes + size)

    def checked(self, results: pl.DataFrame) -> "Summary":
        """With the checks that found something (a frame after the schema CheckResult)."""
        found = results.filter(pl.col("row_count") > 0)
        failed = found.filter(pl.col("severity") == "fail").get_column("check")
        return dataclasses.replace(self, checks=dict(found.select("check", "row_count").iter_rows()), failed=tuple(failed))

    @classmethod
    def of(cls, values: dict[str, Any]) -> "Summary":
        """From what `as_dict` gave."""
        known = {each.name for each in dataclasses.fields(cls)}
        known_values: dict[str, Any] = {name: value for name, value in values.items() if name in known}
        lists = {name: tuple(values.get(name, ())) for name in ("failed", "notices")}
        return cls(**known_values | lists | {"slowest": tuple(tuple(row) for row in values.get("slowest", ()))})

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return dataclasses.asdict(self) | {"words_per_second": round(self.words_per_second, 1), "seconds": round(self.seconds, 2)}


def _parts(before: Captured, stored: Captured) -> Iterator[tuple[str, str]]:
    """Source and what became of it, for each article and each refusal of a batch."""
    kept = stored.article.select("source_id", pl.col("status").replace("unread", "rejected"))
    yield from kept.iter_rows()
    for source in before.article.join(stored.article, on="article_id", how="anti").get_column("source_id"):
        yield source, "unchanged"
    refused = stored.rejection.filter(~pl.col("rule").is_in(KEPT_RULES)).unique("key", maintain_order=True)
    for source in refused.get_column("source_id"):
        yield source or "(none)", "rejected"
