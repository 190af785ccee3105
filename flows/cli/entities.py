"""`sitrep entities`: who is who, and a user's word on it."""

from typing import TYPE_CHECKING, Annotated

import typer

from flows.cli.run import Warehouse
from tasks.errors import UsageError

if TYPE_CHECKING:
    import polars as pl

    from tasks.load.warehouse import Warehouse as Opened

app = typer.Typer(help="Who is who across articles: look at entities, join them, part them.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="An entity: its id, or a name or alias that no other has.")]
Other = Annotated[str, typer.Argument(help="The entity that is the same one.")]
Aliases = Annotated[list[str] | None, typer.Argument(help="Names that are not the entity's.")]
Article = Annotated[str | None, typer.Option("--article", "-a", help="Part what this article calls by the name from the rest.")]
Text = Annotated[str, typer.Argument(help="Part of a name; by default all.")]
Kind = Annotated[str | None, typer.Option(help="person, organization, armed_group, government or military")]
Country = Annotated[str | None, typer.Option(help="ISO 3166-1 alpha-3")]
Rows = Annotated[int, typer.Option("--rows", min=1, help="Rows that are shown.")]


@app.command("list")
def list_(text: Text = "", warehouse: Warehouse = None, kind: Kind = None, country: Country = None, rows: Rows = 50) -> None:
    """List persons and parties, the best known first.

    Examples:
        sitrep entities list

        sitrep entities list odeh --kind person --country LBN

    """
    from flows.cli import tables
    from tasks.load.entities import search
    from tasks.load.query import reader
    from tasks.settings import Settings

    with reader(warehouse or Settings().warehouse) as opened:
        tables.show(search(opened, text, kind=kind, country=country, rows=rows), "entities")


@app.command()
def show(name: Name, warehouse: Warehouse = None, rows: Rows = 20) -> None:
    """Show what is known of an entity: country, sectors, names, what articles call it, decisions with reasons, mentions.

    Examples:
        sitrep entities show "Boko Haram"

    """
    from flows.cli import tables
    from tasks.load.entities import about, find
    from tasks.load.query import reader
    from tasks.settings import Settings

    with reader(warehouse or Settings().warehouse) as opened:
        told = about(opened, find(opened, name), rows)
    tables.show(told["entity"])
    for title in ("aliases", "members", "decisions", "mentions"):
        if not told[title].is_empty():
            tables.show(told[title].drop("aliases", "local_entity_id", "is_named", strict=False).head(rows), title)


@app.command()
def merge(name: Name, other: Other, warehouse: Warehouse = None) -> None:
    """Say that two entities are one; the first keeps its id. Kept for ever, whatever is read later.

    Examples:
        sitrep entities merge "Jamil Odeh" "Abu Layth"

    """
    from tasks.load.entities import find, members
    from tasks.normalise.identities import decide

    def decision(opened: "Opened", number: int) -> "pl.DataFrame":
        ids = [find(opened, text) for text in (name, other)]
        if ids[0] == ids[1]:
            raise UsageError("S703", f"{name!r} and {other!r} are one entity already", f"see `sitrep entities show {ids[0]}`")
        into, second = (_linked(text, members(opened, id_)) for text, id_ in zip((name, other), ids, strict=True))
        return decide.merge(number, into, second)

    _decide(warehouse, decision, f"{name} and {other} are one")


@app.command()
def split(name: Name, aliases: Aliases = None, article: Article = None, warehouse: Warehouse = None) -> None:
    """Say that some names, or what one article calls by the name, are not the entity. Kept for ever, whatever is read later.

    Examples:
        sitrep entities split "Jamil Odeh" "Abu Layth"

        sitrep entities split "Jamil Odeh" --article raid.txt

    """
    if bool(aliases) == bool(article):
        raise UsageError("S704", "give names that are not the entity's, or one article", "see `sitrep entities split --help`")
    from tasks.load.entities import find, members
    from tasks.normalise.identities import decide

    def decision(opened: "Opened", number: int) -> "pl.DataFrame":
        told = _linked(name, members(opened, find(opened, name)))
        if article is not None:
            return decide.split_articles(number, told, {_article(told, name, article)})
        return decide.split_names(number, told, _names(told, name, aliases or []))

    _decide(warehouse, decision, f"{', '.join(aliases or [])}{article or ''}: not {name}")


@app.command()
def resolve(warehouse: Warehouse = None) -> None:
    """Work out anew who is who, from all stored articles and all decisions. Running it twice changes nothing.

    Examples:
        sitrep entities resolve

    """
    _decide(warehouse, None, "resolved")


def _decide(warehouse: Warehouse, decision: "object", done: str) -> None:
    from flows.corpus import consolidate
    from flows.steps import open_warehouse
    from tasks.load.entities import next_decision, put_decision
    from tasks.settings import Settings

    settings = Settings()
    with open_warehouse(warehouse or settings.warehouse, settings.lock_seconds) as opened:
        if callable(decision):
            put_decision(opened, decision(opened, next_decision(opened)))
        consolidate(opened)
        ((entities,),) = opened.rows("select count(*) from core.entity")
    typer.echo(f"{done}; {entities} entities")


def _linked(name: str, members: list[dict[str, object]]) -> list[dict[str, object]]:
    from tasks.normalise.identities.decide import LINKED

    if not members or members[0]["kind"] not in LINKED or not members[0]["is_named"]:
        hint = "only named persons, organisations, armed groups, governments and forces are joined over articles"
        raise UsageError("S705", f"{name!r} is no such entity", hint)
    return members


def _article(told: list[dict[str, object]], name: str, article: str) -> str:
    here = {str(m["article_id"]) for m in told if article in (m["article_id"], m["external_id"])}
    if not here:
        raise UsageError("S706", f"{name!r} is not named in {article!r}", f"its articles: {_some(str(m['external_id']) for m in told)}")
    if all(m["article_id"] in here for m in told):
        raise UsageError("S707", f"{name!r} is named in this article only", "there is nothing to part it from")
    return here.pop()


def _names(told: list[dict[str, object]], name: str, aliases: list[str]) -> list[str]:
    from tasks.normalise.identities.decide import key_of
    from tasks.normalise.identities.records import family, name_key

    of = family(str(told[0]["kind"]))
    known = {str(text) for m in told for text in (m["name"], *_texts(m["aliases"]))}
    for alias in aliases:
        if name_key(of, alias) not in {name_key(of, text) for text in known}:
            raise UsageError("S706", f"{name!r} is not called {alias!r}", f"its names: {_some(sorted(known))}")
    written = {alias.casefold() for alias in aliases}
    if (
        not {key_of(m) for m in told} - {name_key(of, alias) for alias in aliases}
        and len({str(m["name"]).casefold() in written for m in told}) < 2
    ):
        raise UsageError("S707", f"{name!r} has no other name than that", "part one article's with --article")
    return aliases


def _texts(value: object) -> list[str]:
    return [str(v) for v in value] if isinstance(value, list) else []


def _some(texts: "object") -> str:
    found = list(dict.fromkeys(texts))  # type: ignore[call-overload]
    return "; ".join(found[:8]) + (" …" if len(found) > 8 else "")
