"""The table dictionary in Markdown, from the comments of tables, views and columns.

`python -m tasks.load.dictionary` prints it, `python -m tasks.load.dictionary README.md` puts it between the file's markers.
"""

import sys
import tempfile
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from tasks.load import migrate, scripts
from tasks.load.warehouse import Warehouse

BEGIN, END = "<!-- dictionary:begin -->", "<!-- dictionary:end -->"

SCHEMAS = {
    "core": "what articles say, and what they say together",
    "mart": "views people query",
    "raw": "payloads as received",
    "ops": "runs, rejections, checks",
    "codes": "reference codes",
}


def dictionary(warehouse: Warehouse) -> str:
    """Every table and view with its columns, types and meanings, as Markdown."""
    rows = warehouse.rows(scripts.text("report/dictionary"))
    lines: list[str] = []
    for schema, about in SCHEMAS.items():
        lines += [f"### {schema} — {about}", ""]
        here = [row for row in rows if row[0] == schema]
        for (table, comment), columns in groupby(here, key=lambda row: (row[1], row[2])):
            lines += [*_table(f"{schema}.{table}", comment, [row[3:] for row in columns]), ""]
    return "\n".join(lines).rstrip() + "\n"


def _table(name: str, comment: str, columns: list[tuple[str, str, bool, str]]) -> Iterator[str]:
    yield f"<details><summary><b>{name}</b> — {comment}</summary>"
    yield ""
    yield "| column | type | meaning |"
    yield "| --- | --- | --- |"
    for column, kind, is_nullable, meaning in columns:
        null = "" if is_nullable else ", never null"
        yield f"| `{column}` | {kind.lower()}{null} | {_cell(meaning)} |"
    yield ""
    yield "</details>"


def _cell(text: str) -> str:
    return text.replace("|", "\\|")


def of_new() -> str:
    """The dictionary of a new, empty warehouse."""
    with tempfile.TemporaryDirectory() as folder, migrate.connect(Path(folder) / "empty.duckdb") as warehouse:
        return dictionary(warehouse)


def between_markers(text: str, words: str) -> str:
    """The text with what stands between the markers replaced. Raises ValueError where a marker is missing."""
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:start]}\n{words}{text[end:]}"


def main() -> None:
    """Print the dictionary, or put it into the files named."""
    words = of_new()
    for file in map(Path, sys.argv[1:]):
        file.write_text(between_markers(file.read_text(encoding="utf-8"), words), encoding="utf-8")
    if not sys.argv[1:]:
        sys.stdout.write(words)


if __name__ == "__main__":
    main()
