"""A copy of the warehouse for readers: while a writer holds the warehouse, nobody else can open it, but everybody can open the copy."""

import os
import shutil
from pathlib import Path

from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def publish(warehouse: Warehouse, target: Path) -> Path:
    """Put a copy of the open warehouse at `target`, replacing the last one in one step.

    The log is written into the file first, so the copy needs none. Readers of the old copy keep it until they close it; a crash leaves the
    old copy as it was.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    warehouse.run(scripts.text("load/checkpoint"))
    try:
        shutil.copyfile(warehouse.path, partial)
        partial.replace(target)
    finally:
        partial.unlink(missing_ok=True)
    return target
