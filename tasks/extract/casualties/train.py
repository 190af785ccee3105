"""Fitting the weights that decide which figure stands: `python -m tasks.extract.casualties.train --gold DIR`.

Reads `gva_counts` (shootings: the article's surest attack has the incident's toll) and `muc4` (terror reports with one incident whose dead
or injured are counted). Writes `data/models/tolls/model.json` with repeated five-fold cross-validation over incidents.
"""

import argparse
import gzip
import hashlib
import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from spacy.language import Language

from tasks import paths
from tasks.extract import casualties, layers, pipeline
from tasks.extract.casualties import weigh
from tasks.extract.casualties.inclusion import Features
from tasks.settings import ReaderSettings

KINDS = ("killed", "injured")
FOLDS = 5
REPEATS = 10
STRENGTH = 30.0
SEVERAL = 4.0
"""Weight of a shooting with several victims whose number the text gives: most have one or none."""
PRIOR: Mapping[str, float] = {
    "top_own": 2.0, "top_any": 1.0, "title": 1.0, "people_own": 1.0, "people_near": 0.5, "people_named": 1.5, "over_own": -1.0,
    "under_own": -0.5, "under_people": -0.5, "under_named": -1.0, "frame_multiple": 1.0, "frame_toll": 1.0, "killed|roll": 1.5,
    "roll_alone": 0.5, "ordinal": 1.0, "several": -1.5, "title_several": -0.5,
    "self": -1.0, "self_by_self": 2.0, "self_by_law": 2.0, "self_by_term": 1.5, "self_by_shot": 1.2, "self_by_word": 1.0,
    "self_by_doer": 0.3, "self_deed": 0.7, "self_state": -0.7, "self_twice": -2.0, "self_top": 0.5, "self_hit": 0.5, "self_in": 0.5,
    "attacker": -0.5, "none_left_all": 2.0, "none_left_few": 0.5, "none_left_signs": -1.0, "none_left_other": -2.0,
}  # fmt: skip
"""What is believed before any data.

The largest figure of the attack itself, the headline's, as many as must be different people. A figure that sums up several shootings is not
the toll of one. An attacker who died by his own hand or the police's is one of the dead: `killed three`, not `three are dead`, leaves him
out. Who was shot and is told of as dead is not injured.
"""


@dataclass(frozen=True, slots=True)
class Example:
    """The figures of one article and kind, and the true one. `scored` says that it is one of several, in words or digits in the text."""

    group: str
    kind: str
    figures: dict[int, Features]
    truth: int
    scored: bool
    weight: float


def examples(nlp: Language, gold: Path) -> Iterator[Example]:
    """Every article with a known toll whose text tells of an attack."""
    nlp.disable_pipe(casualties.NAME)
    for name, truths in (("gva_counts", _of_shooting), ("muc4", _of_report)):
        with gzip.open(gold / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            known = [(d, t) for d in map(json.loads, lines) if (t := truths(d))]
        docs = (pipeline.make_doc(nlp, layers.ArticleContext(d["id"], d["text"], _day(d), d.get("title")), []) for d, _ in known)
        for (d, tolls), doc in zip(known, nlp.pipe(docs, batch_size=32), strict=True):
            _, told = casualties.gathered(doc)
            for kind, (truth, scored) in tolls.items():
                figures = weigh.figures_of_main(doc, told, kind)
                weight = SEVERAL if scored and name == "gva_counts" else 1.0
                yield Example(str(d["gold"].get("incident", d["id"])), kind, figures, truth, scored, weight)


def _day(doc: dict[str, Any]) -> date | None:
    return date.fromisoformat(doc["date"]) if doc.get("date") else None


def _of_shooting(doc: dict[str, Any]) -> dict[str, tuple[int, bool]]:
    """Kind -> toll; one that the text does not give is left out."""
    said = doc["gold"]["count_in_text"]
    return {kind: (doc["gold"][kind], bool(said[kind])) for kind in KINDS if said[kind] is not False}


def _of_report(doc: dict[str, Any]) -> dict[str, tuple[int, bool]]:
    """The counted casualties of the only incident."""
    required = [t for t in doc["gold"]["templates"] if not t["optional"] and t["stage"] != "THREATENED"]
    found = {}
    for kind, effect in zip(KINDS, ("DEATH", "INJURY"), strict=True):
        counts = [v["number"] for v in required[0]["casualties"].get(effect, [])] if len(required) == 1 else []
        if counts and all(c and c.isdigit() for c in counts):
            found[kind] = (sum(map(int, counts)), True)
    return found


def _names(kind: str, features: Features) -> dict[str, float]:
    """Features, each once for all kinds and once, at half weight, for its own."""
    return {**features, **{f"{kind}|{name}": x / 2 for name, x in features.items()}}


def fit(sample: Sequence[Example]) -> dict[str, float]:
    """Weights of a conditional logit, drawn to PRIOR."""
    usable = [e for e in sample if e.truth in e.figures and len(e.figures) > 1]
    rows = [[_names(e.kind, e.figures[v]) for v in sorted(e.figures)] for e in usable]
    names = sorted({name for figures in rows for features in figures for name in features} | set(PRIOR))
    column = {name: n for n, name in enumerate(names)}
    table = np.zeros((sum(map(len, rows)), len(names)))
    for at, features in enumerate(features for figures in rows for features in figures):
        for name, x in features.items():
            table[at, column[name]] = x
    starts = np.cumsum([0, *map(len, rows)])
    right = np.array([start + sorted(e.figures).index(e.truth) for start, e in zip(starts, usable, strict=False)])
    prior = np.array([PRIOR.get(name, 0.0) for name in names])
    loss = _loss(table, starts, right, np.array([e.weight for e in usable]), prior)
    found = minimize(loss, prior, jac=True, method="L-BFGS-B", options={"maxiter": 300}).x
    return {name: round(float(w) * (0.5 if "|" in name else 1.0), 4) for name, w in zip(names, found, strict=True) if abs(w) > 1e-4}


def _loss(table: Any, starts: Any, right: Any, weight: Any, prior: Any) -> Callable[[Any], tuple[float, Any]]:
    """Negative log-likelihood with a Gaussian prior, and its gradient."""
    owner = np.repeat(np.arange(len(right)), np.diff(starts))

    def value(w: Any) -> tuple[float, Any]:
        score = table @ w
        top = np.maximum.reduceat(score, starts[:-1])
        grown = np.exp(score - top[owner])
        total = np.add.reduceat(grown, starts[:-1])
        share = grown / total[owner] * weight[owner]
        likelihood = (weight * (score[right] - top - np.log(total))).sum()
        gradient = (table[right] * weight[:, None]).sum(0) - (share[:, None] * table).sum(0)
        return STRENGTH * ((w - prior) ** 2).sum() / 2 - likelihood, STRENGTH * (w - prior) - gradient

    return value


def _fold(group: str, repeat: int) -> int:
    return int(hashlib.sha256(f"{repeat} {group}".encode()).hexdigest(), 16) % FOLDS


def cross_validated(sample: Sequence[Example]) -> dict[str, float]:
    """Share of scored tolls that are right, by set and kind, each read with weights from other incidents; no figure at all is wrong.

    The mean of REPEATS divisions into FOLDS.
    """
    right: dict[str, list[bool]] = {}
    for repeat in range(REPEATS):
        for fold in range(FOLDS):
            trained = weigh.Model(fit([e for e in sample if _fold(e.group, repeat) != fold]))
            for e in sample:
                if _fold(e.group, repeat) == fold and e.scored:
                    right.setdefault(f"{e.group.split(':')[0]} {e.kind}", []).append(e.truth == _chosen(trained, e))
    return {f"{name} ({len(found) // REPEATS})": round(sum(found) / len(found), 3) for name, found in sorted(right.items())}


def _chosen(model: weigh.Model, e: Example) -> int | None:
    chances = model.chances(e.kind, e.figures)
    return max(chances, key=lambda v: (chances[v], v)) if chances else None


def main() -> None:
    """Fit and store."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    sample = list(examples(pipeline.build(ReaderSettings()), parser.parse_args().gold))
    stored = {"weights": fit(sample), "examples": len(sample), "cross_validated_accuracy": cross_validated(sample)}
    home = paths.MODELS / "tolls" / "model.json"
    home.parent.mkdir(exist_ok=True)
    home.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
