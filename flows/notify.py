"""Where automations send their notifications: by default into a log, else through any notification block of Prefect's."""

import logging
import os
from datetime import UTC, datetime
from pathlib import Path

from prefect.blocks.abstract import NotificationBlock
from pydantic import Field

from flows import server

LOG = "notifications.log"


class LogNotification(NotificationBlock):
    """Writes notifications into the server's log and into a file of their own."""

    _block_type_name = "sitrep log"
    _block_type_slug = "sitrep-log"
    _description = "Writes notifications into the server's log and into a file: what sitrep uses until another block is chosen."

    path: Path | None = Field(
        default=None, title="File", description="one line a notification; by default notifications.log in PREFECT_HOME"
    )

    async def notify(self, body: str, subject: str | None = None) -> None:
        """Write one line."""
        line = " — ".join(part.replace("\n", " ").strip() for part in (subject, body) if part)
        logging.getLogger("prefect.server.sitrep").warning(line)
        file = self.path or server.home() / LOG
        with file.open("a", encoding="utf-8") as out:
            out.write(f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S} {line}\n")


def chosen() -> str:
    """The block that notifications go through, `type/name`: SITREP_NOTIFY, else the log."""
    return os.environ.get("SITREP_NOTIFY") or "sitrep-log/default"
