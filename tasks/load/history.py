"""What changed in the events between two runs, and why: `sitrep diff`."""

import json
import re
from dataclasses import dataclass
from typing import Any

import polars as pl

from tasks.errors import UsageError
from tasks.load import scripts
from tasks.load.warehouse import Warehouse

ENTITY_ID = re.compile(r"\b[0-9a-f]{16}\b")
SIDES = ("before", "after")
NEW_ARTICLE, REVISED, REREAD, DECIDED = "new article", "article revised", "read by another version", "events or entities joined anew"
_TEXTS = ("event_id", "change", "headline", "field", "before", "after", "why")
SCHEMA: dict[str, Any] = dict.fromkeys(_TEXTS, pl.String) | {"articles": pl.List(pl.String)}

States = dict[str, tuple[int, str | None]]
"""Article -> revision, reader_sha."""


@dataclass(frozen=True, slots=True)
class RunFound:
    """A run as it is asked for."""

    run_id: str
    run_no: int
    flow: str
    started_at: Any
    status: str
    reader_sha: str | None


def find_run(warehouse: Warehouse, key: str) -> RunFound:
    """By number or the start of the id (four characters at least). Raises UsageError U420 for none, U421 for several."""
    rows = warehouse.rows(scripts.text("report/find_run"), [key])
    if not rows:
        hint = '`sitrep query "select run_no, run_id, flow, started_at, status from ops.run order by 1"` lists them'
        raise UsageError("U420", f"no run is called {key!r}", hint)
    if len(rows) > 1:
        raise UsageError("U421", f"{len(rows)} runs are called {key!r}", "give more of the id, or the number")
    return RunFound(*rows[0])


def last_two(warehouse: Warehouse) -> tuple[str, str]:
    """The last completed run and the one before it. Raises UsageError U422 where there are not two."""
    numbers = [str(number) for (number,) in warehouse.rows(scripts.text("report/last_runs"))]
    if len(numbers) < 2:
        raise UsageError("U422", "there are not two completed runs to compare", "name the runs")
    return numbers[1], numbers[0]


def diff(warehouse: Warehouse, first: RunFound, second: RunFound) -> pl.DataFrame:
    """Events that are not the same after both runs, one row per field that changed (one in all for an event that came or went).

    Columns: `event_id`, `change` (added, changed, removed), `headline`, `field`, `before`, `after` (text, null for added and removed),
    `why` (new article, article revised, read by another version, events or entities joined anew; several with ` + `), `articles`.
    """
    numbers = [first.run_no, second.run_no]
    changed = warehouse.frame(scripts.text("report/events_changed"), numbers)
    before, after = (_articles_at(warehouse, number) for number in numbers)
    rows = [row for each in changed.iter_rows(named=True) for row in _rows(each, before, after)]
    return pl.DataFrame(_named(warehouse, rows), schema=SCHEMA, orient="row")


def _articles_at(warehouse: Warehouse, run_no: int) -> States:
    return {key: (revision, reader) for key, revision, reader in warehouse.rows(scripts.text("report/articles_at"), [run_no])}


def _rows(each: dict[str, Any], before: States, after: States) -> list[dict[str, Any]]:
    old, new = (json.loads(each[name]) if each[name] else None for name in ("before", "after"))
    articles = sorted({*each["articles_before"], *each["articles_after"]})
    change = "added" if old is None else "removed" if new is None else "changed"
    told = {"event_id": each["event_id"], "change": change, "headline": (new or old or {}).get("headline")}
    told |= {"why": _why(articles, before, after), "articles": articles}
    if old is None or new is None:
        return [told]
    fields = [name for name in new if old.get(name) != new[name]]
    return [told | {"field": name, "before": _text(old.get(name)), "after": _text(new[name])} for name in fields] or [told]


def _why(articles: list[str], before: States, after: States) -> str:
    reasons = {_reason(before.get(key), after.get(key)) for key in articles} - {""}
    return " + ".join(sorted(reasons)) or DECIDED


def _reason(old: tuple[int, str | None] | None, new: tuple[int, str | None] | None) -> str:
    if old is None or new is None:
        return NEW_ARTICLE
    if old[0] != new[0]:
        return REVISED
    return REREAD if old[1] != new[1] else ""


def _text(value: object) -> str | None:
    return None if value is None else ", ".join(map(str, value)) if isinstance(value, list) else str(value)


def _named(warehouse: Warehouse, rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """With names in the place of ids of entities, where they still have one."""
    ids = sorted({found for row in rows for side in SIDES for found in ENTITY_ID.findall(row.get(side) or "")})
    with warehouse.offering({"wanted": pl.DataFrame({"entity_id": ids}, schema={"entity_id": pl.String})}):
        names = dict(warehouse.rows(scripts.text("report/entity_names")))

    def named(text: str | None) -> str | None:
        return text and ENTITY_ID.sub(lambda found: names.get(found[0], found[0]), text)

    return [row | {side: named(row.get(side)) for side in SIDES} for row in rows]


def forget_history(warehouse: Warehouse, keep_runs: int) -> int:
    """Let go of what no comparison of the last `keep_runs` runs needs; answers how many rows went. Current states always stay."""
    before = _height(warehouse)
    with warehouse.transaction():
        warehouse.change(scripts.text("maintain/forget_history"), [keep_runs])
        warehouse.change(scripts.text("maintain/forget_article_history"), [keep_runs])
    return before - _height(warehouse)


def _height(warehouse: Warehouse) -> int:
    [[rows]] = warehouse.rows(scripts.text("maintain/count_history"))
    return int(rows)
