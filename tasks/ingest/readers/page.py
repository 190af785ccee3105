"""A saved HTML page: one file, one article."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import PurePosixPath
from typing import Any

from tasks.ingest import apart
from tasks.ingest.files import File, Options, load
from tasks.ingest.html import read_page, stub
from tasks.ingest.html.charset import decode
from tasks.ingest.items import KEPT_BYTES, Item, Refused

MEDIA_TYPE = "text/html"
MOST_TAGS = 30_000
"""What the extractor takes seconds for; pages of one article have a few thousand."""


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """The page's article; its external id is the path inside the source without the ending."""
    payload, refused = load(file, options.longest, MEDIA_TYPE)
    if refused is not None:
        yield refused
        return
    external_id = PurePosixPath(file.name).with_suffix("").as_posix()
    yield item_of(payload, key=file.name, external_id=external_id, fetched_at=file.fetched_at)


def item_of(
    payload: bytes, *, key: str, external_id: str, fetched_at: datetime, url: str | None = None, charset: str | None = None
) -> Item | Refused:
    """A page's bytes as an article; refused (rule `no_article`, `paywall`, `stub`, `too_long`, `too_slow`) where the page gives none."""
    call = call_of(payload, key=key, external_id=external_id, fetched_at=fetched_at, url=url, charset=charset)
    try:
        found: Item | Refused = apart.ask(*call[:1], *call[1], **call[2])
    except apart.LostError as error:
        return lost(error, call)
    return found


def call_of(payload: bytes, **given: Any) -> apart.Call:
    """The call that reads a page in a process of its own."""
    return "page.made", (payload,), given


def lost(error: apart.LostError, call: apart.Call) -> Refused:
    """The refusal of a page whose reader was lost."""
    given = call[2]
    return Refused(
        given["key"], error.rule, error.detail, call[1][0], MEDIA_TYPE, given["fetched_at"],
        external_id=given["external_id"], url=given.get("url"), charset=given.get("charset"),
    )  # fmt: skip


def made(
    payload: bytes, *, key: str, external_id: str, fetched_at: datetime, url: str | None = None, charset: str | None = None
) -> Item | Refused:
    """A page's bytes as an article, read here and now."""

    def refused(rule: str, detail: str, kept: bytes, length: int | None = None) -> Refused:
        return Refused(key, rule, detail, kept, MEDIA_TYPE, fetched_at, length, external_id=external_id, url=url, charset=charset)

    tags = payload.count(b"<")
    if tags > MOST_TAGS:
        detail = f"{tags} tags, allowed are {MOST_TAGS}: no page of one article has so many"
        return refused("too_long", detail, payload[:KEPT_BYTES], len(payload))
    html = decode(payload, charset)
    page = read_page(html, url=url)
    is_sold = stub.paywall(html, page.body)
    if not page.body and is_sold:
        return refused("paywall", "the page shows nothing of an article that has to be paid for", payload)
    if not page.body:
        detail = "the page holds no article text: an index, a stub, or text that only a script would load"
        return refused("no_article", detail, payload)
    shown = f"{len(page.body.split())} words of it are shown and kept"
    sold = (("teaser", f"the article has to be paid for; {shown}"),) if is_sold else ()
    cut = (("teaser", f"the article goes on elsewhere; {shown}"),) if not is_sold and stub.teaser(page.body) else ()
    return Item(
        key=key,
        external_id=external_id,
        body=page.body,
        payload=payload,
        media_type=MEDIA_TYPE,
        fetched_at=fetched_at,
        url=url,
        canonical_url=page.canonical_url,
        title=page.title,
        outlet=page.outlet,
        author=page.author,
        published=page.published,
        quote_blocks=page.quote_blocks,
        notes=sold + cut,
    )
