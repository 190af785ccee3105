"""Lists of addresses: plain text, tables with a column of them, and GDELT's exports (events, mentions, knowledge graph, file lists)."""

import csv
import gzip
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

MOST_ENTRIES = 50_000
HEADERS = ("url", "link", "sourceurl", "source_url", "documentidentifier", "mentionidentifier", "permalink", "href")
"""Names of the column that holds the address, the usual one first."""
GDELT = {27: (4, 2), 16: (5, 2), 61: (60, None), 58: (57, None)}
"""Columns of a GDELT table (knowledge graph 2.1, mentions, events 2.0, events 1.0): where the address stands, and where what kind it is."""
WEB = "1"
"""GDELT's kind of an address on the web; others are citations, offline archives and journals."""
FURTHER = (".csv.zip", ".zip", ".csv.gz", ".txt.gz")
"""Endings of addresses that lead to another list, as in GDELT's lastupdate.txt."""

_ADDRESS = re.compile(r"https?://[^\s\"'<>]+")
csv.field_size_limit(10_000_000)


def parse(payload: bytes, most_bytes: int) -> tuple[list[str], list[str]]:
    """The addresses of pages and of further lists, each once, in their order; packed lists are unpacked.

    Raises ValueError where there is none, or the list unpacks to more than `most_bytes`.
    """
    text = _unpacked(payload, most_bytes).decode("utf-8-sig", "replace")
    found = list(dict.fromkeys(url for url in _addresses(text) if _ADDRESS.fullmatch(url)))[:MOST_ENTRIES]
    if not found:
        raise ValueError("no address in it")
    further = [url for url in found if url.lower().split("?")[0].endswith(FURTHER)]
    return [url for url in found if url not in further], further


def _unpacked(payload: bytes, most_bytes: int) -> bytes:
    try:
        if payload.startswith(b"PK\x03\x04"):
            with zipfile.ZipFile(io.BytesIO(payload)) as archive, archive.open(archive.infolist()[0]) as member:
                unpacked = member.read(most_bytes + 1)
        elif payload.startswith(b"\x1f\x8b"):
            with gzip.GzipFile(fileobj=io.BytesIO(payload)) as packed:
                unpacked = packed.read(most_bytes + 1)
        else:
            unpacked = payload
    except (OSError, EOFError, zlib.error, zipfile.BadZipFile, IndexError, RuntimeError, NotImplementedError) as error:
        raise ValueError(f"broken packed data: {error}") from error
    if len(unpacked) > most_bytes:
        raise ValueError(f"more than {most_bytes} bytes")
    return unpacked


def _addresses(text: str) -> Iterator[str]:
    first = text[:100_000].partition("\n")[0]
    if len(first.rstrip("\r").split("\t")) in GDELT:
        return _of_gdelt(text)
    names = [name.strip().strip('"').lower() for name in re.split(r"[,;\t|]", first)]
    if column := next((name for name in HEADERS if name in names), None):
        return _of_table(text, max(",;\t|", key=first.count), names.index(column))
    return _of_lines(text)


def _of_gdelt(text: str) -> Iterator[str]:
    for line in text.splitlines():
        fields = line.split("\t")
        place, kind = GDELT.get(len(fields), (None, None))
        if place is not None and (kind is None or fields[kind] == WEB):
            yield fields[place].strip()


def _of_table(text: str, delimiter: str, place: int) -> Iterator[str]:
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    try:
        yield from (row[place].strip() for row in rows if len(row) > place)
    except csv.Error:
        yield from _of_lines(text)


def _of_lines(text: str) -> Iterator[str]:
    """The first address of each line; lines that begin with # are remarks."""
    for line in text.splitlines():
        found = _ADDRESS.search(line)
        if found and not line.lstrip().startswith("#"):
            yield found.group().rstrip(",;")
