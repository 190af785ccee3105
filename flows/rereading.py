"""Reading stored articles again with the version at hand, without Prefect: after a newer model, newer rules or newer data.

Each batch replaces its articles' rows in one transaction, so old rows stand until new ones take their place, and `core.article.reader_sha`
says by which version each was read. Killed and started again, it goes on with what is left.
"""

from datetime import date
from pathlib import Path
from typing import Any, Self

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator

from flows import body, record
from flows.steps import Steps
from flows.summary import Summary
from tasks import paths
from tasks.load.stored import Wanted, in_batches, stale_articles
from tasks.settings import Settings

FLOW = "sitrep-backfill"


class BackfillParameters(BaseModel):
    """Which stored articles are read again: of those that another version has read, all where nothing is said."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    since: date | None = Field(default=None, title="Since", description="only articles published on this day or later")
    until: date | None = Field(default=None, title="Until", description="only articles published on this day or earlier")
    source: str | None = Field(default=None, title="Source", description="only articles of this source (`source_id`)", min_length=1)
    limit: int | None = Field(default=None, ge=1, title="Limit", description="at most so many articles, the most needed first")
    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")
    publish: Path | None = Field(
        default=None,
        title="Publish",
        description="a copy for readers, replaced in one step at the end; by default that of the settings, or the one beside the warehouse",
    )
    processes: int | None = Field(
        default=None, ge=1, le=64, title="Processes", description="processes that read; by default those of the settings"
    )

    @field_validator("warehouse", "publish")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.since and self.until and self.since > self.until:
            raise ValueError(f"since ({self.since}) lies after until ({self.until})")
        return self

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        said: dict[str, Any] = {"warehouse": self.warehouse, "published": self.publish, "processes": self.processes}
        return Settings(**{name: value for name, value in said.items() if value is not None})


def run(parameters: BackfillParameters, steps: Steps, watch: body.Watch, flow_run_id: str | None = None) -> Summary:
    """Read again what is stale, in order of need. Raises SitrepError."""
    settings = parameters.settings()
    started = record.start(flow_run_id, FLOW, parameters)
    with body.carried(settings, steps, watch, started) as carrying:
        wanted = Wanted(parameters.since, parameters.until, parameters.source)
        stale = stale_articles(carrying.warehouse, settings.reader.sha, settings.reader.languages, wanted)
        stale = stale.head(parameters.limit or stale.height)
        found = in_batches(carrying.warehouse, stale, settings.batch_words, started.run_id)
        carrying.stream(found, many=int(stale["word_count"].sum()) > settings.batch_words)
    return carrying.summary
