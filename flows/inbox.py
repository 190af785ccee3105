"""`sitrep inbox`: a run over one watched folder, now."""

from collections.abc import Iterator
from itertools import chain, islice
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows import body, record
from flows.steps import Steps
from flows.summary import Summary
from tasks import paths
from tasks.frames import Captured
from tasks.ingest.follow import Following, settle
from tasks.ingest.inbox import Inbox
from tasks.ingest.source import source_id
from tasks.ingest.sources import Source
from tasks.settings import Settings

FLOW = "inbox"


class InboxParameters(BaseModel):
    """Which folder is looked into."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    folder: Path = Field(default=paths.DATA / "inbox", title="Folder", description="files dropped there are taken once they are complete")
    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")

    @field_validator("folder", "warehouse")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        return Settings() if self.warehouse is None else Settings(warehouse=self.warehouse)

    def source(self) -> Source:
        """The folder as a source."""
        return Source(name=source_id(self.folder), kind="path", path=self.folder, watch=True, licence="as its owner says")


def take(parameters: InboxParameters, steps: Steps, watch: body.Watch) -> Summary:
    """Read the files that are complete and move them; where there is none, nothing is recorded. Raises SitrepError."""
    settings, source = parameters.settings(), parameters.source()
    if not Inbox(parameters.folder, "").complete():
        return Summary()
    started = record.start(None, FLOW, parameters)
    with body.carried(settings, steps, watch, started) as carrying:
        batches: Iterator[Captured] = Following(source, settings, started.run_id).batches()
        first = list(islice(batches, 3))
        carrying.stream(chain(first, batches), many=len(first) > 2)
        settle(source, started.run_id)
    return carrying.summary
