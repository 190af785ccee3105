"""What the pipeline reads in the samples, as text that a person can review in a diff. `python -m tests.golden.reading` writes it anew."""

import tempfile
from collections import defaultdict
from pathlib import Path

from flows.body import run
from flows.parameters import RunParameters
from flows.steps import plain
from tasks import paths
from tasks.load.query import reader

HERE = Path(__file__).parent
RECORDED = HERE / "samples"


def read(warehouse: Path) -> dict[str, str]:
    """Sample -> what it says, a fact a line, from a run into a new warehouse."""
    run(RunParameters(source=paths.SAMPLES, warehouse=warehouse), plain(), lambda _summary: None)
    facts: dict[str, list[str]] = defaultdict(list)
    with reader(warehouse) as opened:
        for article, fact, says, _first in opened.rows((HERE / "facts.sql").read_text(encoding="utf-8")):
            facts[article].append(" ".join(f"{fact}: {says}".split()))
    return {article: "\n".join(lines) + "\n" for article, lines in facts.items()}


def recorded() -> dict[str, str]:
    """Sample -> what it said when somebody last looked."""
    return {path.stem: path.read_text(encoding="utf-8") for path in sorted(RECORDED.glob("*.facts"))}


def write() -> None:
    """Record today's reading; look at the diff before committing it."""
    RECORDED.mkdir(exist_ok=True)
    for old in RECORDED.glob("*.facts"):
        old.unlink()
    with tempfile.TemporaryDirectory() as folder:
        for article, text in read(Path(folder) / "golden.duckdb").items():
            (RECORDED / f"{article}.facts").write_text(text, encoding="utf-8")


if __name__ == "__main__":
    write()
