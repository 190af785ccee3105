"""A handful of short articles for runs that are disturbed: enough for several batches, with a repeated body and a broken line."""

import shutil
from pathlib import Path

WIRE = Path(__file__).parent / "wire.jsonl"


def write(folder: Path) -> Path:
    """The articles as JSON lines in the folder; the same bytes every time."""
    folder.mkdir(parents=True, exist_ok=True)
    return Path(shutil.copyfile(WIRE, folder / WIRE.name))
