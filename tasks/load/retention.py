"""How long payloads are kept: their bytes go after a while, their hash, address and length stay."""

from dataclasses import dataclass
from datetime import datetime

from tasks.load import scripts
from tasks.load.warehouse import Warehouse


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many payloads were let go of, and how many stored bytes they took."""

    captures: int
    stored_bytes: int


def forget_payloads(warehouse: Warehouse, taken_before: datetime, *, keep_rejected: bool = True) -> Forgotten:
    """Let go of the bytes of payloads taken before a moment (UTC), in one transaction.

    With `keep_rejected` those of open rejections stay, for `sitrep retry` needs them. Doing it again lets go of nothing more. The file
    becomes smaller only when it is compacted.
    """
    with warehouse.transaction():
        [found] = warehouse.rows(scripts.text("maintain/forgettable_payloads"), [taken_before, keep_rejected])
        warehouse.change(scripts.text("maintain/forget_payloads"), [taken_before, keep_rejected])
    return Forgotten(*found)
