"""Rebuild data/models/attribution.json.gz: `python -m tasks.extract.quotes.train --gold DIR`.

DIR holds `polnear_train.jsonl.gz` (PolNeAR, Newell et al. 2018): one document a line with `text` and `gold.attributions`, each with
lists of spans `source`, `cue`, `content`. What is kept of them are weights of single words and relations; no text.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from spacy.tokens import Doc

from tasks.extract import layers, model, pipeline, segments
from tasks.extract.quotes import classify, contents, cues, features, marks, parse, sources
from tasks.settings import ReaderSettings

_STRENGTH = 0.3
_RARE = 2
_ENOUGH = 0.3
Gold = dict[str, Any]


@dataclass(slots=True)
class Examples:
    """Features and answers of one classifier."""

    features: list[list[str]] = field(default_factory=list)
    answers: list[int] = field(default_factory=list)

    def add(self, found: list[str], answer: bool) -> None:
        """One more example."""
        self.features.append(found)
        self.answers.append(int(answer))


def main() -> None:
    """Train on a folder's documents and write the model."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=classify.HOME)
    asked = parser.parse_args()
    sets = {name: Examples() for name in ("cue", "content", "source")}
    for doc, gold in _documents(asked.gold / "polnear_train.jsonl.gz"):
        examples(doc, gold, sets)
    write(asked.out, {name: fit(found) for name, found in sets.items()})


def _documents(path: Path) -> Iterator[tuple[Doc, list[Gold]]]:
    nlp = model.load(ReaderSettings())
    nlp.add_pipe(segments.NAME, before="parser")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    docs = (pipeline.make_doc(nlp, layers.ArticleContext(r["id"], r["text"]), []) for r in records)
    for doc, record in zip(nlp.pipe(docs, batch_size=32), records, strict=True):
        yield doc, [a for a in record["gold"]["attributions"] if a["content"]]


def examples(doc: Doc, gold: list[Gold], sets: dict[str, Examples]) -> None:
    """Add what one document teaches to the three sets."""
    text, graph = doc.text, parse.of(doc)
    quotes = marks.quotations(text)
    offered = {cue: contents.candidates(text, graph, quotes, cue) for cue in cues.candidates(graph) if not cues.is_hearsay(graph, cue)}
    chosen = _choose(graph, offered, gold)
    for cue, found in offered.items():
        sets["cue"].add(features.of_cue(graph, quotes, cue), cue in chosen)
        if cue not in chosen:
            continue
        fits = [overlap(chosen[cue]["content"], (c.start, c.end)) for c in found]
        for content, fit_ in zip(found, fits, strict=True):
            sets["content"].add(features.of_content(graph, quotes, cue, content, len(found)), fit_ >= max(fits) - 1e-3)
        if chosen[cue]["source"]:
            for rank, source in enumerate(sources.candidates(graph, cue)):
                span = (graph.starts[source.first], graph.ends[source.last])
                sets["source"].add(features.of_source(graph, cue, source, rank), overlap(chosen[cue]["source"], span) > 0)


def _choose(graph: parse.Parse, offered: dict[int, list[contents.Content]], gold: list[Gold]) -> dict[int, Gold]:
    """Cue token -> the gold attribution it stands for: of the tokens inside the gold cue the one that offers the best content."""
    chosen: dict[int, Gold] = {}
    for attribution in gold:
        inside = [c for c in offered if any(s["start"] <= graph.starts[c] < s["end"] for s in attribution["cue"])]
        fits = {c: max((overlap(attribution["content"], (k.start, k.end)) for k in offered[c]), default=0.0) for c in inside}
        best = max(fits, key=lambda c: (fits[c], -c), default=None)
        if best is not None and fits[best] > _ENOUGH:
            chosen.setdefault(best, attribution)
    return chosen


def overlap(gold: list[Gold], span: tuple[int, int]) -> float:
    """F1 of the characters of a span against those of the gold spans."""
    shared: int = sum(max(0, min(span[1], s["end"]) - max(span[0], s["start"])) for s in gold)
    size: int = sum(s["end"] - s["start"] for s in gold) + span[1] - span[0]
    return 2 * shared / size


def fit(found: Examples) -> classify.Weights:
    """Logistic regression with an L2 penalty over features seen at least twice."""
    import numpy as np
    from scipy.sparse import csr_matrix
    from sklearn.linear_model import LogisticRegression

    seen = Counter(f for one in found.features for f in set(one))
    place = {f: n for n, f in enumerate(sorted(f for f, n in seen.items() if n >= _RARE))}
    rows = [sorted({place[f] for f in one if f in place}) for one in found.features]
    columns = [c for row in rows for c in row]
    table = csr_matrix((np.ones(len(columns)), columns, np.cumsum([0, *map(len, rows)])), shape=(len(rows), len(place)))
    learnt = LogisticRegression(C=_STRENGTH, max_iter=500, solver="liblinear", random_state=0).fit(table, found.answers)
    weights = {f: round(float(learnt.coef_[0][n]), 3) for f, n in place.items()}
    weights["1"] = round(weights.get("1", 0.0) + float(learnt.intercept_[0]), 3)
    return {f: w for f, w in weights.items() if w}


def write(path: Path, models: dict[str, classify.Weights]) -> None:
    """Compressed JSON, the same bytes for the same weights."""
    plain = json.dumps(models, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    path.write_bytes(gzip.compress(plain, mtime=0))


if __name__ == "__main__":
    main()
