"""Rebuild data/models/event_places.json.gz: `python -m tasks.extract.event_places.train --gold DIR`.

DIR holds `event_location.jsonl.gz` (Halterman's event location data): one sentence a line with `text` and `gold.events`, each with spans
`verbs` and `locations`. What is kept of them are weights of single words and relations; no text. Needs the extra `train`.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from spacy.tokens import Doc, Token

from tasks.extract import layers, mentions, model, pipeline, segments
from tasks.extract.event_places import candidates, classify, features
from tasks.settings import ReaderSettings

STRENGTH = 0.3
RARE = 2
FIRST, FURTHER = 0.45, 0.35
LEAST_WEIGHT = 0.01
Chances = npt.NDArray[np.float64]


@dataclass(slots=True)
class Pairs:
    """Pairs of name and trigger: features, whether the name is the place, the sentence and the event they come from."""

    features: list[dict[str, int]] = field(default_factory=list)
    answers: list[bool] = field(default_factory=list)
    sentences: list[int] = field(default_factory=list)
    events: list[int] = field(default_factory=list)
    wanted: list[int] = field(default_factory=list)
    """Gold places of each event."""


def main() -> None:
    """Train, cross-validate, write the model and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=classify.HOME)
    asked = parser.parse_args()
    pairs = read(asked.gold / "event_location.jsonl.gz")
    often = Counter(f for found in pairs.features for f in found)
    pairs.features = [{f: 1 for f in found if often[f] >= RARE} for found in pairs.features]
    print(json.dumps(cross_validate(pairs)))  # noqa: T201 - a command's answer
    write(asked.out, pairs)


def read(path: Path) -> Pairs:
    """All pairs of one file."""
    pairs = Pairs()
    for number, (doc, events) in enumerate(_documents(path)):
        names = candidates.of(doc)
        for event in events:
            if event["verbs"]:
                verb = doc.char_span(event["verbs"][0]["start"], event["verbs"][0]["end"], alignment_mode="expand")
                if verb is not None:
                    _add(pairs, number, verb.root, names, event["locations"])
    return pairs


def _add(pairs: Pairs, number: int, trigger: Token, names: list[candidates.Candidate], places: list[dict[str, Any]]) -> None:
    here = [name for name in names if trigger.sent.start <= name.start < trigger.sent.end]
    for place, name in enumerate(here):
        start, end = layers.chars(trigger.doc, name.start, name.end)
        pairs.features.append(dict.fromkeys(features.of(name, trigger, here, place), 1))
        pairs.answers.append(any(start < gold["end"] and gold["start"] < end for gold in places))
        pairs.sentences.append(number)
        pairs.events.append(len(pairs.wanted))
    pairs.wanted.append(len(places))


def _documents(path: Path) -> Iterator[tuple[Doc, list[dict[str, Any]]]]:
    nlp = model.load(ReaderSettings())
    nlp.add_pipe(segments.NAME, before="parser")
    nlp.add_pipe(mentions.NAME)
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        records = [json.loads(line) for line in lines]
    docs = (pipeline.make_doc(nlp, layers.ArticleContext(r["id"], r["text"]), []) for r in records)
    for doc, record in zip(nlp.pipe(docs, batch_size=32), records, strict=True):
        yield doc, record["gold"]["events"]


def fit(features_: list[dict[str, int]], answers: list[bool]) -> tuple[DictVectorizer, LogisticRegression]:
    """Vocabulary and regression."""
    vectors = DictVectorizer()
    regression = LogisticRegression(C=STRENGTH, max_iter=3000)
    regression.fit(vectors.fit_transform(features_), answers)
    return vectors, regression


def cross_validate(pairs: Pairs, folds: int = 10) -> dict[str, float]:
    """Scores of names given the gold verbs, sentences held out."""
    answers, chances = np.array(pairs.answers), np.zeros(len(pairs.answers))
    for train, test in GroupKFold(folds).split(chances, answers, pairs.sentences):
        vectors, regression = fit([pairs.features[i] for i in train], [pairs.answers[i] for i in train])
        chances[test] = regression.predict_proba(vectors.transform([pairs.features[i] for i in test]))[:, 1]
    return scores(pairs, chances)


def scores(pairs: Pairs, chances: Chances) -> dict[str, float]:
    """Precision, recall and F1 of places, and how often an event without a place is left without."""
    best: dict[int, float] = {}
    for event, chance in zip(pairs.events, chances, strict=True):
        best[event] = max(best.get(event, 0.0), float(chance))
    taken = [best[event] >= FIRST and chance >= FURTHER for event, chance in zip(pairs.events, chances, strict=True)]
    hits, offered, wanted = sum(t and a for t, a in zip(taken, pairs.answers, strict=True)), sum(taken), sum(pairs.wanted)
    silent = [event for event, places in enumerate(pairs.wanted) if not places]
    quiet = sum(best.get(event, 0.0) < FIRST for event in silent)
    return {
        "precision": round(hits / offered, 3),
        "recall": round(hits / wanted, 3),
        "f1": round(2 * hits / (offered + wanted), 3),
        "no_location": round(quiet / len(silent), 3),
        "pairs": len(pairs.answers),
    }


def write(path: Path, pairs: Pairs) -> None:
    """Fit on everything and write the weights."""
    vectors, regression = fit(pairs.features, pairs.answers)
    named = zip(vectors.get_feature_names_out(), regression.coef_[0], strict=True)
    weights = {str(name): round(float(weight), 3) for name, weight in named if abs(weight) >= LEAST_WEIGHT}
    found = {"weights": weights, "bias": round(float(regression.intercept_[0]), 4), "first": FIRST, "further": FURTHER}
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write(json.dumps(found, ensure_ascii=False, sort_keys=True).encode())


if __name__ == "__main__":
    main()
