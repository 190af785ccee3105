"""When a source is due: cron expressions, UTC."""

from datetime import UTC, datetime

from cronsim import CronSim, CronSimError


def next_after(expression: str, moment: datetime) -> datetime:
    """The first time after `moment` that the expression names. Raises ValueError where it is none, or names no time."""
    try:
        return next(CronSim(expression, moment.astimezone(UTC)))
    except (CronSimError, StopIteration) as error:
        raise ValueError(f"{expression!r} is no cron expression that names a time: minute hour day month weekday") from error


def due_at(expression: str | None, tried_at: datetime | None) -> datetime | None:
    """When a source of that schedule is due: None where it is due now, for it was never tried or follows no schedule."""
    return next_after(expression, tried_at) if expression and tried_at else None
