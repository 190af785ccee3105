"""`sitrep retry`: what was rejected is tried again after a fix, and marked as resolved where it is taken now."""

import dataclasses
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import polars as pl
from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows import body, record, vault
from flows.steps import Steps
from flows.summary import Summary
from tasks import packing, paths
from tasks.frames import Article, Capture, Captured, Rejection, Segment
from tasks.ids import short_id
from tasks.ingest import replay
from tasks.ingest.batch import Batch
from tasks.ingest.catalogue import Catalogue, catalogue
from tasks.ingest.fetch import Fetcher
from tasks.ingest.files import Options
from tasks.ingest.items import Item
from tasks.ingest.sources import Source
from tasks.load import rejections
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

FLOW = "retry"
AT_A_TIME = 200
"""Rejected things whose bytes are held in memory."""

Key = tuple[str, str, str]
"""Stage, key and rule of a rejection."""


class RetryParameters(BaseModel):
    """Which rejections are tried again."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    reason: str | None = Field(default=None, title="Reason", description="only those of this rule; by default all that are open")
    source: str | None = Field(default=None, title="Source", description="only those of this source")
    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")

    @field_validator("warehouse")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        return Settings() if self.warehouse is None else Settings(warehouse=self.warehouse)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a retry: `left` are those of which nothing was kept that could be tried."""

    tried: int
    resolved: int
    left: int
    summary: Summary


Fetching = Callable[[Source, Settings], Fetcher]


def fetcher_of(source: Source, settings: Settings) -> Fetcher:
    """The fetcher of a source."""
    return Fetcher(source, cache=settings.http_cache, secret=vault.secret)


def retry(parameters: RetryParameters, steps: Steps, watch: body.Watch, fetching: Fetching = fetcher_of) -> Outcome:
    """Try open rejections again; those whose article is stored afterwards are marked with this run. Raises SitrepError.

    Nothing is deleted, and trying again what still fails adds no row.
    """
    settings = parameters.settings()
    started = record.start(None, FLOW, parameters)
    with body.carried(settings, steps, watch, started) as carrying:
        rejections.settle_landed(carrying.warehouse)
        found = rejections.open_rejections(carrying.warehouse, parameters.reason, parameters.source)
        again = Again(carrying.warehouse, settings, started.run_id, fetching)
        carrying.stream(again.batches(found), many=found.height > AT_A_TIME)
        resolved = again.settle()
    return Outcome(len(again.tried), resolved, found.height - len(again.tried), carrying.summary)


@dataclass
class Again:
    """Rejected things under way: `tried` says which articles each of them gave, `refused` which failed as before."""

    warehouse: Warehouse
    settings: Settings
    run_id: str
    fetching: Fetching
    tried: dict[Key, list[str]] = field(default_factory=lambda: defaultdict(list))
    refused: set[Key] = field(default_factory=set)

    def batches(self, found: pl.DataFrame) -> Iterator[Captured]:
        """What comes of open rejections now."""
        known = catalogue(self.settings.sources)
        of_ingest = found.filter((pl.col("stage") == "ingest") & pl.col("source_id").is_not_null())
        for (source_id,), part in of_ingest.group_by("source_id", maintain_order=True):
            yield from self._of_source(str(source_id), part, known)
        unread = found.filter(pl.col("stage") == "extract")
        for start in range(0, unread.height, AT_A_TIME):
            yield from self._unread(unread.slice(start, AT_A_TIME))

    def _of_source(self, source_id: str, found: pl.DataFrame, known: Catalogue) -> Iterator[Captured]:
        source = known.sources.get(source_id) or _stranger(source_id, found)
        options = Options(self.settings.max_record_bytes, {str(name): column for name, column in source.columns.items()})
        batch = Batch(self.settings, self.run_id, source_id, datetime.now(UTC).date())
        with closing(self.fetching(source, self.settings)) as fetcher:
            for start in range(0, found.height, AT_A_TIME):
                part = found.slice(start, AT_A_TIME)
                kept = part.join(rejections.payloads(self.warehouse, part), on="capture_id", how="left", maintain_order="left")
                for row in kept.iter_rows(named=True):
                    self._try(row, batch, options, fetcher, source)
                    if batch.is_full:
                        yield self._without_repeats(batch.close())
        if batch.items:
            yield self._without_repeats(batch.close())

    def _try(self, row: dict[str, Any], batch: Batch, options: Options, fetcher: Fetcher, source: Source) -> None:
        rejected = _rejected(row)
        if not replay.can_be_tried(rejected):
            return
        key = (row["stage"], row["key"], row["rule"])
        gave = self.tried[key]
        for came in replay.again(rejected, options, fetcher):
            if isinstance(came, Item):
                dressed = dataclasses.replace(came, outlet=came.outlet or source.outlet, language=came.language or source.language)
                gave.append(short_id(row["source_id"], came.external_id))
                batch.add(dressed)
            else:
                batch.add(came)
                self.refused |= {key} if came.rule == row["rule"] else set()

    def _without_repeats(self, captured: Captured) -> Captured:
        """The batch without rejections that say once more what is open already."""
        new = captured.rejection.filter(~pl.struct("stage", "key", "rule").map_elements(self._is_known, return_dtype=pl.Boolean))
        return dataclasses.replace(captured, rejection=Rejection.validate(new))

    def _is_known(self, row: dict[str, str]) -> bool:
        key = (row["stage"], row["key"], row["rule"])
        if key in self.tried:
            self.refused.add(key)
        return key in self.tried

    def _unread(self, found: pl.DataFrame) -> Iterator[Captured]:
        wanted = found.select(pl.col("key").alias("article_id"))
        articles, segments = rejections.stored(self.warehouse, wanted.unique())
        there = set(articles["article_id"])
        for row in found.iter_rows(named=True):
            if row["key"] in there:
                self.tried[row["stage"], row["key"], row["rule"]].append(row["key"])
        if there:
            fresh = articles.with_columns(status=pl.lit("read"), run_id=pl.lit(self.run_id))
            yield Captured(Capture.create_empty(), Article.validate(fresh), Segment.validate(segments), Rejection.create_empty())

    def settle(self) -> int:
        """Close what is stored now; answers how many."""
        wanted = pl.DataFrame({"article_id": [key for gave in self.tried.values() for key in gave]}, schema={"article_id": pl.String})
        there = rejections.landed(self.warehouse, wanted)
        done = [key for key, gave in self.tried.items() if key not in self.refused and gave and there.issuperset(gave)]
        rows = [{"stage": stage, "key": key, "rule": rule, "resolved_by": self.run_id} for stage, key, rule in done]
        if rows:
            rejections.resolve(self.warehouse, pl.DataFrame(rows))
        return len(rows)


def _rejected(row: dict[str, Any]) -> replay.Rejected:
    payload = row["payload"]
    return replay.Rejected(
        key=str(row["key"]).removeprefix(f"{row['source_id']}/"),
        rule=row["rule"],
        external_id=row["external_id"],
        url=row["url"],
        payload=None if payload is None else packing.unpack(payload, row["encoding"], row["byte_count"]),
        media_type=row["media_type"] or "",
        fetched_at=row["fetched_at"],
    )


def _stranger(name: str, found: pl.DataFrame) -> Source:
    """A source that no file describes any more, or never did: what was given to `sitrep run`."""
    urls = tuple(sorted({url for url in found["url"].drop_nulls() if url.startswith(("http://", "https://"))}))
    return Source.model_construct(name=name, kind="pages", url=None, urls=urls, licence="unknown")
