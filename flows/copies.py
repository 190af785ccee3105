"""Where runs of a deployment leave the copy for readers: always somewhere, and always where `sitrep query` looks for it."""

from typing import TypeVar

from prefect.runtime import deployment

from flows.parameters import FollowParameters, RunParameters
from flows.rereading import BackfillParameters
from tasks.load.snapshot import place_of

Asked = TypeVar("Asked", RunParameters, FollowParameters, BackfillParameters)


def with_copy(asked: Asked) -> Asked:
    """What a run was asked, with the place of the copy: said, of the settings, or beside the warehouse. A run by hand is left as it is."""
    if deployment.id is None or asked.publish is not None:
        return asked
    settings = asked.settings()
    return asked.model_copy(update={"publish": settings.published or place_of(settings.warehouse)})
