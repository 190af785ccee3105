"""The pairs of names with a known answer: `python -m tests.normalise.identities.pairs` prints the figures and what is wrong.

Each pair is two articles that know nothing but a name, a country and a sector. Written by hand: invented names after the kinds of
variation that news shows; two names are taken for one entity if resolving both articles gives them one id.
"""

import csv
from collections import Counter
from pathlib import Path

from tasks.normalise.identities.resolve import resolve
from tests.normalise.identities.world import told

PAIRS = Path(__file__).with_name("pairs.csv")


def pairs() -> list[dict[str, str]]:
    """Rows of pairs.csv."""
    with PAIRS.open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def are_same(pair: dict[str, str]) -> bool:
    """What the rules answer."""
    rows = [told(side, pair[side], pair["kind"], pair[f"{side}_country"] or None, pair[f"{side}_sector"]) for side in ("a", "b")]
    moved = {(r[0], r[1]): r[2] for r in resolve(rows, beforehand=()).member.iter_rows()}
    ids = {moved.get((row["article_id"], row["local_entity_id"]), row["local_entity_id"]) for row in rows}
    return len(ids) == 1


def figures() -> tuple[float, float, list[dict[str, str]]]:
    """Precision and recall of "same", and the pairs that are wrong."""
    counted: Counter[tuple[bool, bool]] = Counter()
    wrong = []
    for pair in pairs():
        answer, truth = are_same(pair), pair["known"] == "same"
        counted[answer, truth] += 1
        if answer != truth:
            wrong.append(pair)
    right = counted[True, True]
    return right / (right + counted[True, False]), right / (right + counted[False, True]), wrong


if __name__ == "__main__":
    precision, recall, wrong = figures()
    print(f"{len(pairs())} pairs: precision {precision:.3f}, recall {recall:.3f}")  # noqa: T201 - a command's answer
    for pair in wrong:
        print(" | ".join(pair.values()))  # noqa: T201
