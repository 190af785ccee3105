"""Publishing as a flow of its own: a copy of the warehouse for readers, who are then never in a writer's way."""

from pathlib import Path

from prefect import Task, flow, get_run_logger, task
from prefect.assets import materialize
from prefect.cache_policies import NO_CACHE
from prefect.runtime import flow_run
from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows import logs, steps, whereabouts, writer
from flows.artifacts.lineage import Lineage
from flows.corpus import consolidate
from tasks import paths
from tasks.load import runs
from tasks.load.snapshot import age, place_of
from tasks.load.snapshot import publish as copy_for_readers
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

logs.tell_in_sentences()


class PublishParameters(BaseModel):
    """What is copied, and where to."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")
    target: Path | None = Field(
        default=None, title="Target", description="the copy, replaced in one step; by default that of the settings, or beside the warehouse"
    )

    @field_validator("warehouse", "target")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        said = {"warehouse": self.warehouse, "published": self.target}
        return Settings(**{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]  # by name

    def place(self) -> Path:
        """Where the copy goes."""
        settings = self.settings()
        return settings.published or place_of(settings.warehouse)


DEFAULTS = PublishParameters()


def _run_name() -> str:
    asked = PublishParameters.model_validate(flow_run.parameters["parameters"])
    return f"publish {asked.place().stem} {flow_run.scheduled_start_time:%Y-%m-%d %H:%M}"


@flow(name="sitrep-publish", flow_run_name=_run_name)
def publish(parameters: PublishParameters = DEFAULTS) -> str:
    """Bring the views up to date and copy the warehouse. Waits while a run holds it. Raises WarehouseError."""
    whereabouts.note(flow_run.id)
    settings, target, logger = parameters.settings(), parameters.place(), get_run_logger()
    file = settings.warehouse
    copy = _copy(Lineage(file, ()))
    with writer.turn(), opened(file, settings.lock_seconds) as warehouse:
        if runs.is_unsettled(warehouse):  # a run was killed after it had stored articles: readers get events that fit them
            consolidate(warehouse)
        logger.info("%s: %s", copy(warehouse, target), age(warehouse))
    return str(target)


opened = task(name="open warehouse", cache_policy=NO_CACHE)(steps.open_warehouse)


def _copy(way: Lineage) -> Task[[Warehouse, Path], Path]:
    return materialize(way.marts, name="publish", cache_policy=NO_CACHE, persist_result=False, asset_deps=[way.events])(copy_for_readers)
