"""What a run is asked to do: typed, described and checked, for the command line and for the form in the Prefect UI."""

from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, field_validator

from tasks import paths
from tasks.settings import Settings


class RunParameters(BaseModel):
    """One run of the pipeline."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    source: Path = Field(
        default=paths.SAMPLES, title="Source", description="a file or a folder of files: text, JSON lines, HTML, CSV, saved feeds, mail …"
    )
    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")
    publish: Path | None = Field(
        default=None,
        title="Publish",
        description="a copy for readers, replaced in one step at the end; by default that of the settings, or the one beside the warehouse",
    )
    limit: int | None = Field(default=None, ge=1, title="Limit", description="at most so many articles")
    processes: int | None = Field(
        default=None, ge=1, le=64, title="Processes", description="processes that read; by default those of the settings"
    )

    @field_validator("source", "warehouse", "publish")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        """A relative path starts at the project's folder, wherever a worker was started."""
        return path and paths.ROOT / path

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        said: dict[str, Any] = {"warehouse": self.warehouse, "published": self.publish, "processes": self.processes}
        return Settings(**{name: value for name, value in said.items() if value is not None})


class FollowParameters(BaseModel):
    """One run over sources."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: tuple[str, ...] = Field(default=(), title="Names", description="sources, enabled or not; by default all that are enabled")
    group: str | None = Field(default=None, title="Group", description="of the enabled sources those of this group")
    due: bool = Field(default=False, title="Due", description="only those whose schedule says that it is time")
    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")
    publish: Path | None = Field(
        default=None,
        title="Publish",
        description="a copy for readers, replaced in one step at the end; by default that of the settings, or the one beside the warehouse",
    )
    limit: int | None = Field(default=None, ge=1, title="Limit", description="at most so many articles of a source")
    processes: int | None = Field(
        default=None, ge=1, le=64, title="Processes", description="processes that read; by default those of the settings"
    )

    @field_validator("warehouse", "publish")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        said: dict[str, Any] = {"warehouse": self.warehouse, "published": self.publish, "processes": self.processes}
        return Settings(**{name: value for name, value in said.items() if value is not None})
