"""Train the story model: `python -m tasks.normalise.stories.train --gold DIR`.

Pairs of articles from data sets that say which articles tell one event. Only two weights, a bias and a threshold are kept, so there is next
to nothing to learn by heart; the card beside the model gives the scores of training on one set and testing on the other.
"""

import argparse
import gzip
import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from sklearn.linear_model import LogisticRegression

from tasks import paths
from tasks.normalise.stories import pairs, terms

SETS = ("news_cluster", "ecbplus")
THRESHOLD = 0.58
Sample = tuple[list[tuple[float, ...]], list[bool]]


def story_of(name: str, doc: dict[str, Any]) -> str:
    """The gold story of one document."""
    if name == "news_cluster":
        return str(doc["gold"]["event_id"])
    number = doc["id"].rsplit("_", 1)[1].lstrip("0123456789")
    return f"{doc['id'].split('_')[0].split(':')[1]}{number}"


def sample(gold: Path, name: str) -> Sample:
    """Features and answers of every candidate pair of a set."""
    with gzip.open(gold / f"{name}.jsonl.gz", "rt", encoding="utf-8") as handle:
        docs = [json.loads(line) for line in handle]
    story = [story_of(name, doc) for doc in docs]
    articles = [
        (doc["id"], date.fromisoformat(doc["date"]) if doc.get("date") else None, terms.read(doc.get("title"), doc["text"])) for doc in docs
    ]
    profiles = pairs.Profiles(terms.Weights(text for _, _, text in articles))
    x: list[tuple[float, ...]] = []
    y: list[bool] = []
    for row, others, features in pairs.pairs(profiles, articles):
        x += [tuple(map(float, pair)) for pair in features]
        y += [story[row] == story[other] for other in others]
    return x, y


def fit(samples: Sequence[Sample]) -> LogisticRegression:
    """One regression over all sets, each set weighing the same."""
    x = [features for sample in samples for features in sample[0]]
    y = [answer for sample in samples for answer in sample[1]]
    weight = [len(x) / len(answers) for _, answers in samples for _ in answers]
    return LogisticRegression(C=1.0, max_iter=5000).fit(x, y, sample_weight=weight)


def main() -> None:
    """Train and write `data/models/stories/model.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    fitted = fit([sample(parser.parse_args().gold, name) for name in SETS])
    weights = {name: round(float(w), 4) for name, w in zip(pairs.FEATURES, fitted.coef_[0], strict=True)}
    stored = {"weights": weights, "bias": round(float(fitted.intercept_[0]), 4), "threshold": THRESHOLD, "trained_on": list(SETS)}
    (paths.MODELS / "stories" / "model.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
