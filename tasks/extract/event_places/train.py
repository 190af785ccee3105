"""Rebuild data/models/event_places.json.gz: `python -m tasks.extract.event_places.train --gold DIR`.

DIR holds `event_location.jsonl.gz` (Halterman's event location data): one sentence a line with `text` and `gold.events`, each with spans
`verbs` and `locations`. What is kept of them are weights of single words and relations; no text. Needs the extra `train`.
"""

import argparse
import gzip
import json
from dataclasses import asdict
from pathlib import Path

from tasks.extract.event_places import classify
from tasks.extract.event_places.training import examples, fit, score


def main() -> None:
    """Train, cross-validate, write the model and print the scores."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=classify.HOME)
    parser.add_argument("--first", type=float, nargs="*", default=[fit.FIRST], help="thresholds to cross-validate")
    asked = parser.parse_args()
    data = examples.read(asked.gold / "event_location.jsonl.gz")
    for figures in score.cross_validate(data, asked.first):
        print(json.dumps(figures))  # noqa: T201 - a command's answer
    write(asked.out, fit.model(data.examples))


def write(path: Path, model: classify.Model) -> None:
    """The model as JSON, the same bytes every time."""
    with path.open("wb") as raw, gzip.GzipFile(filename="", mode="wb", fileobj=raw, mtime=0) as packed:
        packed.write(json.dumps(asdict(model), ensure_ascii=False, sort_keys=True).encode())


if __name__ == "__main__":
    main()
