"""A copy of the warehouse for readers: while a writer holds the warehouse, nobody else can open it, but everybody can open the copy."""

import shutil
from pathlib import Path

from tasks.load import disk, scripts
from tasks.load.warehouse import Warehouse


def publish(warehouse: Warehouse, target: Path) -> Path:
    """Put a copy of the open warehouse at `target`, replacing the last one in one step.

    The log is written into the file first, so the copy needs none. Readers of the old copy keep it until they close it; a crash, a power
    cut or a full disk leaves the old copy as it was. Raises WarehouseError S409.
    """
    warehouse.run(scripts.text("load/checkpoint"))
    with disk.replacing(target) as partial:
        shutil.copyfile(warehouse.path, partial)
    return target
