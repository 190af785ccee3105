"""The fields of a source's file in Markdown: `python -m tasks.ingest.schema` prints them, with a file they are put between its markers."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from tasks.ingest.sources import Limits, Source

BEGIN, END = "<!-- sources:begin -->", "<!-- sources:end -->"


def fields() -> str:
    """A table of all fields: name, default, meaning."""
    rows = [*_rows(Source, ""), *_rows(Limits, "limits.")]
    return "\n".join(["", "| field | default | meaning |", "| --- | --- | --- |", *rows, ""])


def _rows(model: type[BaseModel], prefix: str) -> Iterator[str]:
    for name, field in model.model_fields.items():
        if field.annotation is not Limits:
            yield f"| `{prefix}{name}` | {_default(field)} | {_meaning(name, field)} |"


def _meaning(name: str, field: FieldInfo) -> str:
    choices = f": {', '.join(map(str, get_args(field.annotation)))}" if name == "kind" else ""
    return f"{field.description}{choices}".replace("|", "\\|")


def _default(field: FieldInfo) -> str:
    if field.is_required():
        return "required"
    found = field.get_default(call_default_factory=True)
    return f"`{str(found).lower()}`" if found or found is False or found == 0 else ""


def between_markers(text: str) -> str:
    """The text with the fields between its markers. Raises ValueError where a marker is missing."""
    start, end = text.index(BEGIN) + len(BEGIN), text.index(END)
    return f"{text[:start]}\n{fields()}\n{text[end:]}"


def main() -> None:
    """Print the fields, or put them into the files named."""
    for file in map(Path, sys.argv[1:]):
        file.write_text(between_markers(file.read_text(encoding="utf-8")), encoding="utf-8")
    if not sys.argv[1:]:
        sys.stdout.write(fields())


if __name__ == "__main__":
    main()
