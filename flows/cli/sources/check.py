"""`sitrep sources check`."""

import json
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from flows.cli.errors import FAILED

if TYPE_CHECKING:
    from tasks.ingest.sources import Source

Names = Annotated[list[str] | None, typer.Argument(help="Sources, enabled or not. [default: all that are enabled]", show_default=False)]
Group = Annotated[str | None, typer.Option("--group", "-g", help="Of the enabled sources those of this group.")]
Most = Annotated[int, typer.Option("--articles", min=1, help="So many articles of each.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object a line.")]


def check(names: Names = None, group: Group = None, most: Most = 3, as_json: Json = False) -> None:
    """Ask each source for a few articles and store nothing.

    Exit code 1 where a source fails, gives no article, or a file describes none. Examples:

        sitrep sources check

        sitrep sources check andes-post --articles 10
    """
    from flows.abreast import Abreast
    from tasks.ingest.catalogue import catalogue, chosen
    from tasks.ingest.propose import attempt
    from tasks.settings import Settings

    settings = Settings()
    known = catalogue(settings.sources)
    sources = chosen(known, names or (), group)

    def tried(source: "Source") -> Iterator[dict[str, Any]]:
        found = attempt(source, settings, most)
        rules = found.rejections["rule"].value_counts(sort=True).iter_rows()
        is_fine = source.watch or (bool(found.articles.height) and found.failed is None)
        said = "a watched folder" if source.watch else found.failed or (None if is_fine else "no article")
        yield {"name": source.name, "ok": is_fine, "articles": found.articles.height, "said": said, "rejected": dict(rules)}

    fine = not known.problems or bool(names)
    with Abreast(sources, tried, settings.fetchers) as rows:
        for row in rows:
            fine &= row["ok"]
            typer.echo(json.dumps(row, sort_keys=True) if as_json else _line(row))
    if not names:
        _complain(known.problems.values())
    if not fine:
        raise typer.Exit(FAILED)


def _line(row: dict[str, Any]) -> str:
    rejected = ", ".join(f"{count} {rule}" for rule, count in row["rejected"].items())
    parts = [
        f"{'ok    ' if row['ok'] else 'failed'}  {row['name']}: {row['articles']} articles",
        row["said"],
        rejected and f"rejected: {rejected}",
    ]
    return "; ".join(part for part in parts if part)


def _complain(problems: Any) -> None:
    from flows.cli.errors import show

    for error in problems:
        show(error)
