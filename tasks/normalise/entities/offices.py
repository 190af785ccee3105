"""Accounts that are offices: "@KenyaMFA" with a name in its own script is the Ministry of Foreign Affairs of Kenya."""

import csv
import re
from dataclasses import replace
from functools import cache

from tasks import paths
from tasks.normalise import actors
from tasks.normalise.entities.chain import Chain

_PIECES = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
_MARKS = re.compile(r"[^\w\s'’.-]")


@cache
def _table() -> list[dict[str, str]]:
    with (paths.ONTOLOGY / "names" / "offices.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def of_account(chain: Chain, shown: list[str]) -> Chain:
    """The chain as the office whose account it is, where handle or display name say so; any other chain as it is.

    `shown` are display names of the account. An office is of the country that the handle or the name gives.
    """
    handle = next((m["surface"] for m in chain.members if m["surface"].startswith("@")), None)
    if handle is None or chain.party is not None:
        return chain
    names = [clean for name in shown if (clean := " ".join(_MARKS.sub(" ", name).split()))]
    pieces = _PIECES.findall(handle)
    office = next((row for name in names if (row := _by_words(name))), None) or _by_pieces(pieces)
    country = next((c for text in (" ".join(pieces), *names) if (c := actors.describe(text)[2])), chain.country)
    if office is None:
        return replace(chain, country=country, shown=tuple(names))
    title = next((e for name in names if (e := _english(name))), office["name"])
    sectors = tuple(office["sector"].split("|"))
    return replace(chain, kind=office["kind"], name=title, country=country, sectors=sectors, shown=tuple(names))


def _by_pieces(pieces: list[str]) -> dict[str, str] | None:
    """By an abbreviation or word in the handle, the last that tells."""
    return next((row for piece in reversed(pieces) for row in _table() if piece in row["handles"].split("|")), None)


def _by_words(name: str) -> dict[str, str] | None:
    """By the office's name in any language, the longest that the display name holds."""
    found = [(len(native), row) for row in _table() for native in row["native"].split("|") if native and native.lower() in name.lower()]
    return max(found, key=lambda f: f[0])[1] if found else None


def _english(name: str) -> str | None:
    """An office and its holder, both known: "المكتب الإعلامي" of "رئيس الوزراء"."""
    rows = {
        row["part"]: row
        for row in reversed(_table())
        if row["part"] and any(n and n.lower() in name.lower() for n in row["native"].split("|"))
    }
    return f"{rows['holder']['name']}'s {rows['office']['name']}" if {"holder", "office"} <= rows.keys() else None
