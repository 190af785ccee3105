"""Two warehouses, row for row: every table but the record of the runs themselves."""

from collections import Counter
from pathlib import Path

from tasks.frames import TABLES
from tasks.load.query import reader

PASSING = {"run_id", "fetched_at", "resolved_by"}
"""Columns that tell runs apart, not contents."""
BOOKKEEPING = {"ops.run", "ops.check_result", "ops.article_history", "ops.event_history"}
"""Tables about runs: a run that was killed is one run more."""
MOMENTS = {"tried_at", "last_success_at", "last_article_at"}
MARTS = ("mart.event_evidence", "mart.acled", "mart.casualty_claims")

Rows = dict[str, dict[str, int]]
"""Table -> row -> how often."""


def rows_of(warehouse: Path, without: frozenset[str] = frozenset()) -> Rows:
    """Every row of the warehouse, without some columns. A rejection counts once, however many runs have met it."""
    found: Rows = {}
    with reader(warehouse) as opened:
        for table in (*(name for name in TABLES if name not in BOOKKEEPING), *MARTS):
            frame = opened.frame(f"select * from {table}")
            kept = frame.drop((PASSING | MOMENTS | without) & set(frame.columns))
            rows = Counter(repr(row) for row in kept.iter_rows())
            found[table] = dict.fromkeys(rows, 1) if table == "ops.rejection" else dict(rows)
    return found


def differences(expected: Rows, found: Rows) -> dict[str, tuple[int, int]]:
    """Table -> rows lost, rows too many, where there are any."""
    both = {table: (Counter(rows), Counter(found[table])) for table, rows in expected.items()}
    counted = {table: ((there - here).total(), (here - there).total()) for table, (there, here) in both.items()}
    return {table: numbers for table, numbers in counted.items() if any(numbers)}
