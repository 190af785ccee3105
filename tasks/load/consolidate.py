"""From what each article says to what all of them say together."""

from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def consolidate(warehouse: Warehouse) -> None:
    """Rebuild entities, aliases, places, events, participants and tolls from the articles' rows, in one transaction.

    A pure function of those rows: run twice, or after loading in another order, it writes the same rows. Cost grows linearly but for sorts.
    """
    with warehouse.transaction():
        for file in scripts.folder("consolidate"):
            warehouse.run(file.read_text(encoding="utf-8"))
