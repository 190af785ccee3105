"""What a run did, in numbers that add up."""

import dataclasses
from dataclasses import dataclass, field
from typing import Any

import polars as pl

from flows.reading.batch import Answer
from tasks.frames import Captured

KEPT_RULES = ("bad_date",)
"""Rejections of a part of an article whose rest is kept."""


@dataclass(frozen=True, slots=True)
class Summary:
    """Articles by what became of them (`articles` is their sum), what was found in those read, and how the run went."""

    articles: int = 0
    read: int = 0
    duplicate: int = 0
    unchanged: int = 0
    other_language: int = 0
    rejected: int = 0
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

    @property
    def words_per_second(self) -> float:
        """Words of the articles read, by wall time."""
        return self.words / self.seconds if self.seconds else 0.0

    def plus(self, captured: Captured, answer: Answer, unchanged: int) -> "Summary":
        """With one more batch, as it was stored."""
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
        return cls(**known_values | {name: tuple(values.get(name, ())) for name in ("failed", "notices")})

    def as_dict(self) -> dict[str, object]:
        """For JSON."""
        return dataclasses.asdict(self) | {"words_per_second": round(self.words_per_second, 1), "seconds": round(self.seconds, 2)}
