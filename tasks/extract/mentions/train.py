"""Rebuild data/models/mentions.json: `python -m tasks.extract.mentions.train --gold DIR`.

DIR holds `re3d.jsonl.gz`. What is kept of it are weights of single words and relations; no text. Needs the extra `train`.
"""

import argparse
import gzip
import json
from collections import Counter
from pathlib import Path
from typing import Any

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers, mentions, model, pipeline
from tasks.extract.mentions import view, worth
from tasks.extract.mentions.candidates import Candidate
from tasks.settings import ReaderSettings

LABELS = {"Person": {"PERSON", "GROUP"}, "Organisation": {"ORG", "GROUP", "NORP", "GPE"}, "Location": {"GPE", "LOC", "FAC"}}
"""Entity type of re3d -> labels that count as right."""
C, THRESHOLD, LEAST, FOLDS = 0.3, 0.35, 2, 10
Features = dict[str, float]


def main() -> None:
    """Fit on all documents, write the weights, and say how the folds did."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    examples, right, groups = _examples(parser.parse_args().gold / "re3d.jsonl.gz")
    print(json.dumps(_cross_validated(examples, right, groups)))  # noqa: T201 - a training command's answer
    weights, intercept = _fit(examples, right)
    stored = {
        "threshold": THRESHOLD,
        "intercept": round(intercept, 4),
        "weights": {k: round(w, 3) for k, w in sorted(weights.items()) if abs(w) > 0.005},
    }
    worth.MODEL.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


def _examples(path: Path) -> tuple[list[Features], list[int], list[int]]:
    nlp = model.load(ReaderSettings())
    component = mentions.Mentions(nlp, mentions.NAME)
    examples: list[Features] = []
    right: list[int] = []
    groups: list[int] = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, row in enumerate(map(json.loads, lines)):
            doc = _read(nlp, row["text"])
            seen = view.of(doc)
            for candidate in filter(worth.is_open, component.candidates(seen)):
                examples.append(dict.fromkeys(worth.features(seen, candidate), 1.0))
                right.append(int(_is_marked(doc, candidate, row["gold"]["entities"])))
                groups.append(number)
    return examples, right, groups


def _read(nlp: Language, text: str) -> Doc:
    return nlp(pipeline.make_doc(nlp, layers.ArticleContext(article_id="", body=text), []))


def _is_marked(doc: Doc, candidate: Candidate, entities: list[dict[str, Any]]) -> bool:
    """Whether the best overlapping entity has a fitting type and lies no further inside than half."""
    start, end = layers.chars(doc, candidate.start, candidate.end)
    for entity in entities:
        shared = min(end, entity["end"]) - max(start, entity["start"])
        longest = max(end, entity["end"]) - min(start, entity["start"])
        if candidate.label in LABELS.get(entity["type"], ()) and shared * 3 >= longest:
            return True
    return False


def _fit(examples: list[Features], right: list[int]) -> tuple[dict[str, float], float]:
    counts = Counter(name for example in examples for name in example)
    kept = [{name: value for name, value in example.items() if counts[name] >= LEAST} for example in examples]
    vectorizer = DictVectorizer()
    fitted = LogisticRegression(C=C, max_iter=2000).fit(vectorizer.fit_transform(kept), right)
    return dict(zip(vectorizer.get_feature_names_out().tolist(), fitted.coef_[0].tolist(), strict=True)), float(fitted.intercept_[0])


def _cross_validated(examples: list[Features], right: list[int], groups: list[int]) -> dict[str, float]:
    """Precision and recall of what is kept, documents apart, beside keeping everything."""
    hits = kept = 0
    for train, test in GroupKFold(FOLDS).split(examples, right, groups):
        weights, intercept = _fit([examples[i] for i in train], [right[i] for i in train])
        least = worth.logit(THRESHOLD)
        for i in test:
            if intercept + sum(weights.get(name, 0.0) for name in examples[i]) >= least:
                kept += 1
                hits += right[i]
    marked = sum(right)
    return {
        "examples": len(right),
        "marked": marked,
        "precision": hits / kept,
        "recall": hits / marked,
        "precision of all": marked / len(right),
    }


if __name__ == "__main__":
    main()
