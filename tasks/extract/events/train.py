"""Rebuild the event classifier: `python -m tasks.extract.events.train --gold DIR [--out FILE] [--folds N]`.

Reads the labelled sets it finds in the folder, reads their texts with the pipeline, and writes the weights; prints a cross-validated score.
"""

import argparse
import gzip
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from tasks import paths
from tasks.errors import SourceError
from tasks.extract.events.classify import FILE
from tasks.extract.events.training import fit, sets
from tasks.extract.events.training.examples import Example, Gold


def documents(folder: Path, name: str, limit: int) -> Iterator[Gold]:
    """Documents of one set, in the folder itself or under `extra/`; an evenly spread sample where there are more than `limit`."""
    path = next((p for p in (folder / f"{name}.jsonl.gz", folder / "extra" / f"{name}.jsonl.gz") if p.exists()), None)
    if path is None:
        return
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    step = max(1, -(-len(rows) // limit))
    yield from rows[::step]


def gather(folder: Path) -> list[Example]:
    """Labelled candidates of all sets.

    Raises SourceError where the folder holds none of them.
    """
    found: list[Example] = []
    known: set[str] = set()
    for one in sets.SETS:
        docs = [d for d in documents(folder, one.name, one.limit) if d["text"].strip() not in known]
        known |= {d["text"].strip() for d in docs}
        new = list(sets.read(one, docs))
        sys.stdout.write(f"{one.name}: {len(docs)} documents, {len(new)} examples\n")
        found += new
    if not found:
        raise SourceError("S321", f"no labelled sets in {folder}", "give the folder that holds plv.jsonl.gz and the others with --gold")
    return found


def main(argv: list[str] | None = None) -> int:
    """Train, report, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True, help="folder of labelled sets")
    parser.add_argument("--out", type=Path, default=FILE, help=f"file of weights (default {FILE.relative_to(paths.ROOT)})")
    parser.add_argument("--folds", type=int, default=5, help="folds of the cross-validation, 0 for none")
    options = parser.parse_args(argv)
    try:
        examples = gather(options.gold)
    except SourceError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    if options.folds:
        for line in fit.report(examples, folds=options.folds):
            sys.stdout.write(line + "\n")
    fit.save(fit.fit(examples), options.out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
