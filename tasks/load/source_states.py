"""How sources stand: the rows of ops.source_state, which batches write."""

from typing import Any

from tasks.load import scripts
from tasks.load.warehouse import Warehouse


def source_states(warehouse: Warehouse) -> dict[str, dict[str, Any]]:
    """Source id -> its row."""
    return {row["source_id"]: row for row in warehouse.frame(scripts.text("load/source_states")).iter_rows(named=True)}
