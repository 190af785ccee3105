"""`sitrep sources add`."""

import json
import sys
from typing import Annotated, Any

import typer

Address = Annotated[str, typer.Argument(help="A site, a feed, a sitemap, a page; or a file or folder.", show_default=False)]
Name = Annotated[str | None, typer.Option(help="Its id in every table. [default: from the host]")]
Group = Annotated[str | None, typer.Option("--group", "-g", help="Sources that are run together. [default: news]")]
Licence = Annotated[str | None, typer.Option(help="Under which the articles may be kept. [default: unknown]")]
Schedule = Annotated[str | None, typer.Option(help="Cron expression, UTC. [default: once an hour]")]
Private = Annotated[list[str] | None, typer.Option("--private-network", help="Network it may reach although it is private (10.0.0.0/8).")]
DryRun = Annotated[bool, typer.Option("--dry-run", help="Show all of it and write nothing.")]
Yes = Annotated[bool, typer.Option("--yes", "-y", help="Write it without asking.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON object; nothing is asked, --yes writes.")]


def add(
    address: Address,
    name: Name = None,
    group: Group = None,
    licence: Licence = None,
    schedule: Schedule = None,
    private: Private = None,
    dry_run: DryRun = False,
    yes: Yes = False,
    as_json: Json = False,
) -> None:
    """Find the feed or news sitemap at an address, show the last five articles it would take, and write the source's file.

    The file goes to SITREP_SOURCES, or to data/sources. Examples:

        sitrep sources add https://news.example.org

        sitrep sources add https://news.example.org/rss --name example --licence CC-BY-4.0 --yes

        sitrep sources add ~/newsletters --dry-run
    """
    from tasks import paths
    from tasks.ingest.catalogue import catalogue
    from tasks.ingest.propose import propose, write
    from tasks.settings import Settings

    settings = Settings()
    said: dict[str, Any] = {"name": name, "group": group, "licence": licence, "schedule": schedule, "private_networks": private}
    found = propose(address, {key: value for key, value in said.items() if value}, catalogue(settings.sources), settings)
    if not as_json:
        _show(found)
    wanted = not dry_run and (yes or (not as_json and _asked()))
    file = write(found, settings.sources or paths.SOURCES) if wanted else None
    if as_json:
        articles = found.tried.articles.drop("outlet").to_dicts()
        said = {"source": found.source.model_dump(mode="json", exclude_defaults=True), "how": found.how, "articles": articles}
        typer.echo(json.dumps(said | {"failed": found.tried.failed, "file": file and str(file)}, default=str, sort_keys=True))
    elif file:
        typer.echo(f"written: {file}\ntake it:  sitrep sources run {found.source.name}")


def _show(found: Any) -> None:
    from rich.console import Console

    from flows.cli import tables

    console = Console(highlight=False, soft_wrap=True)
    where = found.source.url or found.source.path or found.source.urls[0]
    console.print(f"found: {found.source.kind} {where} ({found.how})", markup=False)
    if found.tried.articles.height:
        tables.show(found.tried.articles.drop("outlet"), title="the last articles it would take")
    else:
        console.print(
            f"no article of it could be taken{': ' + found.tried.failed if found.tried.failed else ''}", style="yellow", markup=False
        )
    for key, rule, detail in found.tried.rejections.iter_rows():
        console.print(f"  not {key}: {rule}: {detail}", markup=False)
    console.print(found.text, markup=False)


def _asked() -> bool:
    if sys.stdin.isatty():
        return typer.confirm("Write this source?")
    typer.echo("nothing written: say --yes, or answer at a terminal", err=True)
    return False
