"""Training what needs a warehouse of labelled articles: `python -m flows.training --gold DIR --warehouse FILE`.

The warehouse is made by `sitrep run` on the texts of `gva_counts` in DIR, whose labels say which articles report one incident; articles are
recognised by their bodies.
"""

import argparse
import gzip
import hashlib
import json
from pathlib import Path

from tasks.load import corpus
from tasks.load.migrate import connect
from tasks.load.scripts import text
from tasks.normalise.happenings import train
from tasks.normalise.stories.cluster import stories


def main() -> None:
    """Fit and store `data/models/happenings/model.json`."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--warehouse", type=Path, required=True)
    args = parser.parse_args()
    with gzip.open(args.gold / "gva_counts.jsonl.gz", "rt", encoding="utf-8") as handle:
        incidents = {hashlib.sha256(d["text"].encode()).hexdigest(): d["gold"]["incident"] for d in map(json.loads, handle)}
    with connect(args.warehouse) as warehouse:
        likeness = stories(lambda: corpus.article_heads(warehouse)).likeness
        bodies = warehouse.rows(text("corpus/article_bodies"))
        sample = train.sample(corpus.happenings(warehouse), likeness, {key: incidents[sha] for key, sha in bodies if sha in incidents})
    train.store(train.fit([sample]))


if __name__ == "__main__":
    main()
