"""Upkeep of a warehouse, without Prefect: dead runs marked, payloads and history let go of, left-over files removed, the file compacted."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from pydantic import BaseModel, ConfigDict, Field, field_validator

from flows import steps, zombies
from tasks import paths
from tasks.load import compact, disk, retention, runs, snapshot
from tasks.load.history import forget_history
from tasks.load.warehouse import Warehouse
from tasks.settings import Settings

WORTHWHILE = 0.25
"""A file of which so much is free is compacted."""


class MaintainParameters(BaseModel):
    """What is kept, and whether the file is compacted whatever it holds."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    warehouse: Path | None = Field(default=None, title="Warehouse", description="the DuckDB file; by default that of the settings")
    payload_days: int | None = Field(
        default=None,
        ge=1,
        title="Days of payloads",
        description="payloads older than this lose their bytes; by default as the settings say",
    )
    history_runs: int | None = Field(
        default=None, ge=1, title="Runs of history", description="runs that can be compared later; by default as the settings say"
    )
    compact: bool = Field(default=False, title="Compact", description="compact the file even where little of it is free")

    @field_validator("warehouse")
    @classmethod
    def _from_project(cls, path: Path | None) -> Path | None:
        return path and paths.ROOT / path

    def settings(self) -> Settings:
        """The settings, with what the parameters say."""
        said = {"warehouse": self.warehouse, "payload_days": self.payload_days, "history_runs": self.history_runs}
        return Settings(**{name: value for name, value in said.items() if value is not None})  # type: ignore[arg-type]  # by name


def maintain(parameters: MaintainParameters) -> Iterator[str]:
    """Do all of it, and say step by step what was done. Raises WarehouseError."""
    settings = parameters.settings()
    with steps.open_warehouse(settings.warehouse, settings.lock_seconds) as warehouse:
        yield from warehouse.notices
        yield from _rows(warehouse, settings)
    yield from _files(settings)
    yield from zombies.sweep()
    if parameters.compact or compact.free_share(settings.warehouse) >= WORTHWHILE:
        done = compact.compact(settings.warehouse)
        yield f"compacted from {done.before / 1e6:,.1f} to {done.after / 1e6:,.1f} MB, every row compared"
    yield f"{settings.warehouse}: {settings.warehouse.stat().st_size / 1e6:,.1f} MB"


def _rows(warehouse: Warehouse, settings: Settings) -> Iterator[str]:
    killed = runs.mark_crashed(warehouse)
    zombies.tell_prefect(each.flow_run_id for each in killed)
    for each in killed:
        yield f"run {each.run_no} had no process: marked crashed, `sitrep resume` goes on where it was"
    if settings.payload_days is not None:
        gone = retention.forget_payloads(warehouse, datetime.now(UTC) - timedelta(days=settings.payload_days))
        yield f"{gone.captures:,} payloads older than {settings.payload_days} days let go of ({gone.stored_bytes / 1e6:,.1f} MB)"
    if settings.history_runs is not None:
        yield f"{forget_history(warehouse, settings.history_runs):,} rows of history before the last {settings.history_runs} runs let go of"


def _files(settings: Settings) -> Iterator[str]:
    copy = settings.published or snapshot.place_of(settings.warehouse)
    for file in disk.left_over(settings.warehouse) + disk.left_over(copy):
        file.unlink(missing_ok=True)
        yield f"{file.name}: left by a process that was killed, removed"
