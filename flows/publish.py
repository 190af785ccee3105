"""Publishing as a flow of its own: a copy of the warehouse for readers, who are then never in a writer's way."""

from pathlib import Path

from prefect import flow, task
from prefect.cache_policies import NO_CACHE
from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows import steps
from tasks import paths
from tasks.load.snapshot import publish as copy_for_readers
from tasks.settings import Settings


class PublishParameters(BaseModel):
    """What is copied, and where to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")
    target: Path = Field(default=paths.VAR / "published" / "sitrep.duckdb", title="Target", description="the copy, replaced in one step")

    @field_validator("warehouse", "target")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path


DEFAULTS = PublishParameters()


@flow(name="sitrep-publish", flow_run_name="publish {parameters.target.name}")
def publish(parameters: PublishParameters = DEFAULTS) -> str:
    """Bring the views up to date and copy the warehouse. Waits while a run holds it. Raises WarehouseError."""
    settings = Settings()
    opened = task(name="open warehouse", cache_policy=NO_CACHE)(steps.open_warehouse)
    copy = task(name="publish", cache_policy=NO_CACHE)(copy_for_readers)
    with opened(parameters.warehouse or settings.warehouse, settings.lock_seconds) as warehouse:
        return str(copy(warehouse, parameters.target))
