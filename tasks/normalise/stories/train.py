"""Train the story model: `python -m tasks.normalise.stories.train --gold DIR`.

Pairs of articles, and partings of topics, from data sets that say which articles tell one event. Two weights for pairs and six for
partings are kept, so there is next to nothing to learn by heart. `--score` prints how models trained without a topic do on it.
"""

import argparse
import gzip
import json
import zlib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from tasks import paths
from tasks.normalise.linkage import average_linkage
from tasks.normalise.stories import contrast, pairs, terms
from tasks.normalise.stories.cluster import LIKELY
from tasks.normalise.stories.partings import Labelled, Parted, partings
from tasks.normalise.stories.split import parted

SETS = ("news_cluster", "ecbplus")
TOPIC_THRESHOLD = 0.3
SPLIT_THRESHOLD = 0.35
FEW_THRESHOLD = 0.6
FOLDS = 5


def story_of(name: str, doc: dict[str, Any]) -> tuple[str, str]:
    """The gold story of one document, and its topic: stories that are easily taken for each other."""
    if name == "news_cluster":
        return str(doc["gold"]["event_id"]), f"news {doc['gold']['event_id']}"
    number = doc["id"].rsplit("_", 1)[1].lstrip("0123456789")
    topic = doc["id"].split("_")[0].split(":")[1]
    return f"{topic}{number}", f"topic {topic}"


def labelled(gold: Path, name: str) -> Labelled:
    """One set with the features of its candidate pairs."""
    with gzip.open(gold / f"{name}.jsonl.gz", "rt", encoding="utf-8") as handle:
        docs = sorted(map(json.loads, handle), key=lambda doc: str(doc["id"]))
    told = {doc["id"]: story_of(name, doc) for doc in docs}
    articles = [
        (doc["id"], date.fromisoformat(doc["date"]) if doc.get("date") else None, terms.read(doc.get("title"), doc["text"])) for doc in docs
    ]
    profiles = pairs.Profiles(terms.Weights(text for _, _, text in articles))
    found = [
        (profiles.keys[other], profiles.keys[row], tuple(map(float, features)))
        for row, others, block in pairs.pairs(profiles, articles)
        for other, features in zip(others, block, strict=True)
    ]
    return Labelled({k: story for k, (story, _) in told.items()}, {k: topic for k, (_, topic) in told.items()}, profiles, found)


def fold_of(topic: str) -> int:
    """The fold in which a topic is held out."""
    return zlib.crc32(topic.encode()) % FOLDS


def fit_pairs(sets: Sequence[Labelled], without: int | None = None) -> pairs.Model:
    """One regression over all sets, each weighing the same; pairs that touch a topic of the fold `without` are left out."""
    blocks = []
    for data in sets:
        rows = [(x, data.story[a] == data.story[b]) for a, b, x in data.pairs if without not in {fold_of(data.topic[k]) for k in (a, b)}]
        blocks.append(rows)
    fitted = _regression(blocks, 1.0)
    return pairs.Model(*_rounded(fitted), TOPIC_THRESHOLD)


def fit_splitter(sets: Sequence[Sequence[Parted]], without: int | None = None) -> pairs.Splitter:
    """One regression over the partings of all sets, each weighing the same, without those of a fold's topics."""
    blocks = [[(p.features, p.is_two) for p in found if without is None or fold_of(p.topic) != without] for found in sets]
    return pairs.Splitter(*_rounded(_regression(blocks, 1.0)), SPLIT_THRESHOLD, FEW_THRESHOLD)


def _regression(blocks: Sequence[Sequence[tuple[Sequence[float], bool]]], strength: float) -> LogisticRegression:
    x, y = [f for block in blocks for f, _ in block], [answer for block in blocks for _, answer in block]
    largest = max(map(len, blocks))
    weight = [largest / len(block) for block in blocks for _ in block]
    return LogisticRegression(C=strength, max_iter=5000).fit(np.array(x), y, sample_weight=weight)


def _rounded(fitted: LogisticRegression) -> tuple[tuple[float, ...], float]:
    return tuple(round(float(w), 4) for w in fitted.coef_[0]), round(float(fitted.intercept_[0]), 4)


def likely(data: Labelled, model: pairs.Model) -> list[tuple[str, str, float]]:
    """Pairs with their chance, as `cluster` uses them."""
    chances = model.probabilities(np.array([x for _, _, x in data.pairs], dtype=np.float32))
    return [(a, b, round(float(p), 6)) for (a, b, _), p in zip(data.pairs, chances, strict=True) if p >= LIKELY]


def clusters(data: Labelled, model: pairs.Model, splitter: pairs.Splitter) -> dict[str, str]:
    """Article -> story of a whole set."""
    found = likely(data, model)
    merged = parted(average_linkage(found, model.threshold), found, data.profiles, splitter)
    return {key: merged.get(key, key) for key in data.story}


def held_out(data: Mapping[str, Labelled]) -> dict[str, dict[str, str]]:
    """Set -> article -> story, each article by models that have not seen its topic."""
    answer: dict[str, dict[str, str]] = defaultdict(dict)
    for fold in range(FOLDS):
        model = fit_pairs(list(data.values()), fold)
        splitter = fit_splitter([partings(each, likely(each, model), model.threshold) for each in data.values()], fold)
        for name, each in data.items():
            found = clusters(each, model, splitter)
            answer[name] |= {key: story for key, story in found.items() if fold_of(each.topic[key]) == fold}
    return answer


def pair_scores(story: Mapping[str, str], found: Mapping[str, str]) -> dict[str, float]:
    """B-cubed F1 and pairwise precision of a clustering."""
    gold, pred = defaultdict(set), defaultdict(set)
    for key in story:
        gold[story[key]].add(key)
        pred[found[key]].add(key)
    hits = {key: len(gold[story[key]] & pred[found[key]]) for key in story}
    p, r = (sum(hits[k] / len(side[of[k]]) for k in story) / len(story) for side, of in ((pred, found), (gold, story)))
    made = sum(len(group) - 1 for group in pred.values() for _ in group)
    right = sum(n - 1 for n in hits.values())
    return {"b_cubed_f1": round(2 * p * r / (p + r), 4), "pairwise_precision": round(right / made, 4) if made else 1.0}


def main() -> None:
    """Train and write `data/models/stories/model.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    gold = parser.parse_args().gold
    data = {name: labelled(gold, name) for name in SETS}
    apart = held_out(data)
    model = fit_pairs(list(data.values()))
    splitter = fit_splitter([partings(each, likely(each, model), model.threshold) for each in data.values()])
    stored = {
        "pair": _stored(pairs.FEATURES, model),
        "split": _stored(contrast.FEATURES, splitter),
        "trained_on": list(SETS),
        "held_out": {name: pair_scores(each.story, apart[name]) for name, each in data.items()},
        "seen": {name: pair_scores(each.story, clusters(each, model, splitter)) for name, each in data.items()},
    }
    (paths.MODELS / "stories" / "model.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


def _stored(names: Sequence[str], model: pairs.Model | pairs.Splitter) -> dict[str, Any]:
    few = {"few": model.few} if isinstance(model, pairs.Splitter) else {}
    return {"weights": dict(zip(names, model.weights, strict=True)), "bias": model.bias, "threshold": model.threshold} | few


if __name__ == "__main__":
    main()
