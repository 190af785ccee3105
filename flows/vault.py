"""Secrets of sources: the environment's, else those that a Prefect server keeps as secret blocks."""

import logging

from flows import recording
from tasks.ingest.fetch.secret import from_environment


def secret(name: str) -> str | None:
    """The value of a secret, None where there is none; never logged. "andes-token": SITREP_SECRET_ANDES_TOKEN, or the block andes-token."""
    if (value := from_environment(name)) is not None:
        return value
    if recording.server() is None:
        return None
    from prefect.blocks.system import Secret

    try:
        block = Secret.load(name)
    except ValueError:  # there is no such block
        return None
    except Exception as error:  # noqa: BLE001 - a server that fails is told, and the source that needs it is refused
        logging.getLogger(__name__).warning("the secret block %s cannot be loaded: %s", name, type(error).__name__)
        return None
    return str(block.get()) or None  # type: ignore[union-attr]  # loaded here, not awaited
