"""Why two reports are one event or two: what the model found, and what a user decided."""

from collections.abc import Iterable, Mapping, Sequence, Set
from functools import lru_cache
from itertools import product
from typing import Any

import polars as pl

from tasks.frames import EventDecision, frame_of
from tasks.ids import short_id
from tasks.normalise.happenings.pairs import FEATURES, Happening, model
from tasks.normalise.linkage import Pair

MODEL = "happenings@1"
USER = "user"
IDS = (
    "decision_id", "verdict", "decided_by", "decision_no", "local_event_id", "article_id", "other_local_event_id", "other_article_id",
)  # fmt: skip
ALWAYS, NEVER = 1e6, -1e9
"""Likeness of what a user joined and of what a user parted: beyond what any mean of chances can make up for."""

Decided = Mapping[tuple[str, str], str]
"""(report, report), the smaller first -> same, different or unsure."""
Weighed = tuple[Happening, Happening, float, str]
"""Two reports, the chance that they are one event, and why: a line a feature."""


def newest(rows: Iterable[Mapping[str, Any]]) -> dict[tuple[str, str], str]:
    """A user's rows of core.event_decision as one verdict per pair: a later decision overrules an earlier one."""
    found: dict[tuple[str, str], str] = {}
    for row in sorted(rows, key=lambda row: (row["decision_no"], row["decision_id"])):
        a, b = sorted((row["local_event_id"], row["other_local_event_id"]))
        found[a, b] = row["verdict"]
    return found


def overruled(chances: Mapping[tuple[str, str], float], decided: Decided, known: Set[str]) -> list[Pair]:
    """The pairs to cluster by: a user's word goes before the model's. Decisions on reports that are no more have no effect."""
    firm = {"same": ALWAYS, "different": NEVER}
    told = {pair: firm[verdict] for pair, verdict in decided.items() if verdict in firm and set(pair) <= known}
    return [(a, b, chance) for (a, b), chance in sorted({**chances, **told}.items())]


def evidence(weighed: Iterable[Weighed], merged: Mapping[str, str]) -> pl.DataFrame:
    """The model's rows of core.event_decision: `same` where the two ended up in one event, `unsure` where they did not."""
    columns: dict[str, list[Any]] = {name: [] for name in (*IDS, "score", "reasons")}
    for a, b, chance, reasons in weighed:
        together = a.key in merged and merged[a.key] == merged.get(b.key)
        for name, value in _row(a.key, b.key, a.article, b.article, "same" if together else "unsure", MODEL).items():
            columns[name].append(value)
        columns["score"].append(chance)
        columns["reasons"].append(reasons)
    types = {name: column.dtype for name, column in EventDecision.columns().items()}
    frame = pl.DataFrame(columns, schema={name: types[name] for name in columns} | {"reasons": pl.String})
    absent = [pl.lit(None, dtype=types[name]).alias(name) for name in types if name not in columns]
    return frame.with_columns(pl.col("reasons").str.split("\n"), *absent).select(*types)


def decide(left: Sequence[tuple[str, str]], right: Sequence[tuple[str, str]], verdict: str, number: int) -> pl.DataFrame:
    """A user's rows: every report (local_event_id, article_id) on the left with every one on the right; `number`: the decision's."""
    rows = [_row(a, b, x, y, verdict, USER, number) for (a, x), (b, y) in product(left, right) if a != b]
    return frame_of(EventDecision, rows)


def _row(a: str, b: str, article: str, other: str, verdict: str, by: str, number: int | None = None) -> dict[str, Any]:
    (a, article), (b, other) = sorted(((a, article), (b, other)))
    return {
        "decision_id": short_id("event decision", a, b, by, number),
        "verdict": verdict,
        "decided_by": by,
        "decision_no": number,
        "local_event_id": a,
        "article_id": article,
        "other_local_event_id": b,
        "other_article_id": other,
    }


@lru_cache(maxsize=50_000)
def why(found: tuple[float, ...]) -> str:
    """`same_day 1.00: +0.69` and so on, a line for each of FEATURES that is not 0, the weightiest first."""
    parts = [(model().weights[name] * value, name, value) for name, value in zip(FEATURES, found, strict=True) if value]
    return "\n".join(
        f"{name} {value:.2f}: {weight:+.2f}" for weight, name, value in sorted(parts, key=lambda part: (-abs(part[0]), part[1]))
    )
