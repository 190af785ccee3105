"""The SQL files: the only SQL there is."""

from functools import cache
from pathlib import Path

from tasks import paths


@cache
def text(name: str) -> str:
    """The statement(s) in `sql/<name>.sql`."""
    return (paths.SQL / f"{name}.sql").read_text(encoding="utf-8")


def folder(name: str) -> list[Path]:
    """The files of `sql/<name>/` in order of their names."""
    return sorted((paths.SQL / name).glob("*.sql"))


def statement(name: str) -> str:
    """One query without comment lines and final semicolon, fit to stand inside another program's query."""
    lines = [line for line in text(name).splitlines() if not line.lstrip().startswith("--")]
    return "\n".join(lines).strip().removesuffix(";")
