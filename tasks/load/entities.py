"""Entities as a user asks for them, and his decisions about them."""

from typing import Any

import polars as pl

from tasks.errors import UsageError
from tasks.load import scripts
from tasks.load.warehouse import Warehouse

Row = dict[str, Any]
_SHOWN = 5


def find(warehouse: Warehouse, text: str) -> str:
    """The id of the one entity that has this id, name or alias. Raises UsageError: S701 none has, S702 several have."""
    found = warehouse.frame(scripts.text("entities/by_name"), {"text": text}).to_dicts()
    named = [row for row in found if row["is_its_id"]] or found
    if not named:
        raise UsageError("S701", f"no entity is called {text!r}", _near(warehouse, text))
    if len(named) > 1:
        several = "; ".join(f"{r['entity_id']} {r['name']} ({r['kind']}, {r['country_iso3'] or '?'})" for r in named[:_SHOWN])
        raise UsageError("S702", f"{len(named)} entities are called {text!r}", f"give the id of one: {several}")
    return str(named[0]["entity_id"])


def _near(warehouse: Warehouse, text: str) -> str:
    words = [text, *sorted(text.split(), key=len, reverse=True)]
    for word in words:
        near = search(warehouse, word, rows=_SHOWN)
        if not near.is_empty():
            return "there are: " + "; ".join(near["name"])
    return "see `sitrep entities list`"


def search(warehouse: Warehouse, text: str = "", *, kind: str | None = None, country: str | None = None, rows: int = 50) -> pl.DataFrame:
    """Parties and persons with the text in a name or alias, the best known first."""
    return warehouse.frame(scripts.text("entities/search"), {"text": text, "kind": kind, "country": country, "rows": rows})


def members(warehouse: Warehouse, entity_id: str) -> list[Row]:
    """What each article calls the entity, the earliest first."""
    return warehouse.frame(scripts.text("entities/members"), {"entity_id": entity_id}).to_dicts()


def about(warehouse: Warehouse, entity_id: str, rows: int = 20) -> dict[str, pl.DataFrame]:
    """All that is known of it: `entity`, `aliases`, `members`, `decisions`, `mentions`."""
    told = {name: warehouse.frame(scripts.text(f"entities/{name}"), {"entity_id": entity_id}) for name in ("entity", "aliases", "members")}
    names = sorted({*told["members"]["name"], *told["aliases"]["alias"]})
    asked: dict[str, object] = {"entity_id": entity_id, "rows": rows}
    decisions = warehouse.frame(scripts.text("entities/decisions"), asked | {"names": names})
    return told | {"decisions": decisions, "mentions": warehouse.frame(scripts.text("entities/mentions"), asked)}


def next_decision(warehouse: Warehouse) -> int:
    """The number of the next decision."""
    return int(warehouse.rows(scripts.text("entities/next_decision"))[0][0])


def put_decision(warehouse: Warehouse, rows: pl.DataFrame) -> None:
    """Write a user's decision, in one transaction."""
    with warehouse.transaction(), warehouse.offering({"decision": rows}):
        warehouse.run(scripts.text("entities/decide"))
