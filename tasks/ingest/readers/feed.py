"""Saved feeds: RSS, Atom and RDF in any version, and JSON Feed."""

import io
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from xml.sax import SAXParseException

import feedparser

from tasks.ingest import apart, records
from tasks.ingest.files import File, Options, load
from tasks.ingest.html import read_page, stub
from tasks.ingest.items import Item, Refused, Stated
from tasks.ingest.readers import tabular
from tasks.ingest.urls import without_credentials

MEDIA_TYPE = "application/rss+xml"
JSON_TYPE = "application/feed+json"
MOST_TAGS = 60_000
"""What the parser takes seconds for; feeds have a few thousand."""
FULL_WORDS = 80
"""An entry with fewer words only announces the article that stands on its page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of a feed: what it says of the article, and as much of its text as it gives (HTML)."""

    guid: str
    url: str | None
    title: str | None
    html: str
    published: str | None
    author: tuple[str, ...]
    outlet: str | None
    updated: str | None = None


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed as parsed; `is_feed` whether it is one at all, `problem` says what is broken in one whose other entries could be read."""

    entries: list[Entry]
    is_feed: bool
    title: str | None = None
    problem: str | None = None


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """The entries that hold their article in full; the others are refused (rule `stub`), since a saved feed leads to no page."""
    payload, refused = load(file, options.longest, MEDIA_TYPE)
    if refused is not None:
        yield refused
        return
    found = entries(payload)
    if not found:
        yield Refused(file.name, "bad_feed", "no entry of a feed in it", payload, MEDIA_TYPE, file.fetched_at)
    for number, entry in enumerate(found, 1):
        yield item_of(entry, f"{file.name}:{number}", file.fetched_at)


def read_json(file: File, options: Options) -> Iterator[Item | Refused]:
    """A JSON Feed where the file says it is one, else a JSON file of records."""
    payload, refused = load(file, options.longest, JSON_TYPE)
    found = [] if refused else json_entries(payload)
    if not found:
        yield from tabular.read_json(file, options)
    for number, entry in enumerate(found, 1):
        yield item_of(entry, f"{file.name}:{number}", file.fetched_at)


def entries(payload: bytes) -> list[Entry]:
    """The entries of an RSS or Atom feed, in its order; none where it is no feed."""
    return parse(payload).entries


def parse(payload: bytes) -> Feed:
    """A feed of any kind."""
    try:
        found: Feed = apart.ask("feed.parsed", payload)
    except apart.LostError as error:
        return Feed([], False, None, f"{error.rule}: {error.detail}")
    return found


def parsed(payload: bytes) -> Feed:
    """A feed of any kind, parsed here and now."""
    if as_json := json_feed(payload):
        return as_json
    if (tags := payload.count(b"<")) > MOST_TAGS:
        return Feed([], False, None, f"{tags} tags, allowed are {MOST_TAGS}: no feed has so many")
    found = feedparser.parse(io.BytesIO(payload), sanitize_html=False, resolve_relative_uris=False)
    outlet = _text(found.feed.get("title"))
    broken = found.get("bozo_exception") if found.get("bozo") else None
    problem = str(broken)[:200] if isinstance(broken, SAXParseException) else None
    return Feed([_entry(entry, outlet) for entry in found.entries], bool(found.version) and problem is None, outlet, problem)


def _entry(entry: Any, outlet: str | None) -> Entry:
    texts = [str(each.get("value") or "") for each in entry.get("content") or []] + [str(entry.get("summary") or "")]
    link = _text(entry.get("link"))
    return Entry(
        guid=_text(entry.get("id")) or link or _text(entry.get("title")) or "",
        url=link,
        title=_text(entry.get("title")),
        html=max(texts, key=len),
        published=_text(entry.get("published") or entry.get("updated")),
        author=tuple(name for each in entry.get("authors") or [] if (name := _text(each.get("name")))),
        outlet=outlet,
        updated=_text(dict.get(entry, "updated")),  # its own `get` would answer the other date
    )


def json_entries(payload: bytes) -> list[Entry]:
    """The items of a JSON Feed; none where it is none."""
    found = json_feed(payload)
    return found.entries if found else []


def json_feed(payload: bytes) -> Feed | None:
    """A JSON Feed; None where it is none."""
    try:
        found = json.loads(payload.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return None
    if not isinstance(found, dict) or "jsonfeed.org/version" not in str(found.get("version")) or not isinstance(found.get("items"), list):
        return None
    title = records.word(found.get("title"))
    return Feed([_json_entry(item, title) for item in found["items"] if isinstance(item, dict)], True, title)


def _json_entry(item: dict[str, Any], outlet: str | None) -> Entry:
    word = records.word
    return Entry(
        guid=word(item.get("id")) or word(item.get("url")) or "",
        url=word(item.get("url")),
        title=word(item.get("title")),
        html=word(item.get("content_html")) or word(item.get("content_text")) or word(item.get("summary")) or "",
        published=word(item.get("date_published")),
        author=records.words(item.get("authors") or item.get("author")),
        outlet=outlet,
        updated=word(item.get("date_modified")),
    )


def item_of(entry: Entry, key: str, fetched_at: datetime) -> Item | Refused:
    """An entry that holds its article in full; one that only announces it is refused (rule `stub`)."""
    payload = _bytes(entry)
    try:
        found: Item | Refused = apart.ask("feed.made", entry, key, fetched_at) if "<" in entry.html else made(entry, key, fetched_at)
    except apart.LostError as error:
        return Refused(key, error.rule, error.detail, payload, JSON_TYPE, fetched_at, external_id=entry.guid or None, url=entry.url)
    return found


def _bytes(entry: Entry) -> bytes:
    return records.as_json(
        {
            "guid": without_credentials(entry.guid),
            "url": entry.url and without_credentials(entry.url),
            "title": entry.title,
            "html": entry.html,
            "published": entry.published,
        }
    )


def made(entry: Entry, key: str, fetched_at: datetime) -> Item | Refused:
    """An entry as an article, read here and now."""
    payload = _bytes(entry)
    body = text_of(entry.html)
    if len(body.split()) < FULL_WORDS or stub.is_cut(entry.html):
        detail = "the feed only announces this article; its page has to be fetched"
        return Refused(key, "stub", detail, payload, JSON_TYPE, fetched_at, external_id=entry.guid or None, url=entry.url)
    return Item(
        key=key,
        external_id=entry.guid or entry.url or key,
        body=body,
        payload=payload,
        media_type=JSON_TYPE,
        fetched_at=fetched_at,
        url=entry.url,
        title=entry.title,
        outlet=entry.outlet,
        author=entry.author,
        published=(Stated(entry.published, "feed"),) if entry.published else (),
    )


def text_of(html: str) -> str:
    """The text of an entry's HTML, or the entry itself where it is plain text."""
    if "<" not in html:
        return html.strip()
    return read_page(f"<html><body><article>{html}</article></body></html>").body


def _text(value: object) -> str | None:
    return records.word(value)
