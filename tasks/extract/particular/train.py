"""Rebuild data/models/particular.json.gz: `python -m tasks.extract.particular.train --gold DIR`.

DIR holds the labelled sets that the model card names, in itself or under `extra/`. What is kept of them are weights of single words and
relations; no text. Needs the extra `train`.
"""

import argparse
import gzip
import json
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from pathlib import Path

from spacy.language import Language

from tasks.extract import layers, particular, pipeline
from tasks.extract.particular import classify, features
from tasks.extract.particular.training import fit, labels
from tasks.settings import Settings


def reports(gold: Path, nlp: Language) -> Iterator[fit.Report]:
    """Every report of violence in the labelled sets."""
    for one in labels.SETS:
        docs = list(_documents(gold, one.name))
        made = (pipeline.make_doc(nlp, layers.ArticleContext(d["id"], d["text"], _day(d), d.get("title")), []) for d in docs)
        with nlp.select_pipes(disable=[particular.NAME]):
            for document, doc in zip(docs, nlp.pipe(made, batch_size=32), strict=True):
                told = particular.happenings(doc)
                known = one.read(doc, document["gold"], [n for together in told for n in together])
                for number, together in enumerate(told):
                    for n in together:
                        yield fit.Report(features.of(doc, n), known.get(n), one.weight, (one.name, document["id"], number))


def _documents(gold: Path, name: str) -> Iterator[labels.Gold]:
    path = next((p for p in (gold / f"{name}.jsonl.gz", gold / "extra" / f"{name}.jsonl.gz") if p.exists()), None)
    if path is not None:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            yield from map(json.loads, lines)


def _day(document: labels.Gold) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat((document.get("date") or "")[:10])
    return None


def main() -> None:
    """Train, cross-validate, write the model and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=classify.HOME)
    asked = parser.parse_args()
    found = list(reports(asked.gold, pipeline.build(Settings().reader)))
    for line in fit.summary(fit.unseen(found)):
        print(line)  # noqa: T201 - a command's answer
    classify.save(fit.fit(found), asked.out)


if __name__ == "__main__":
    main()
