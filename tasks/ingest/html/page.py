"""One page: its text, title, authors, date, outlet and address."""

import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from htmldate import find_date
from lxml.html import HtmlElement
from trafilatura import bare_extraction
from trafilatura.settings import Document
from trafilatura.utils import load_html

from tasks.ingest.html import clean
from tasks.ingest.items import Stated

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

SHORT_CHARS = 250
"""A shorter body makes the extractor try harder."""

_STAMP = r"\d{4}-\d{2}-\d{2}[T ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?\s?(?:Z|[+-]\d{2}:?\d{2})"
_STAMPS = re.compile(
    rf"(?:datePublished|published_time|dateCreated|pubdate|DC\.date[\w.]*|date)[\"']?\s*(?:content=|[:=])\s*[\"']({_STAMP})[\"']"
)
_STAMP_ALONE = re.compile(_STAMP)
_PUBLISHED = re.compile(r"publish|created|issued|pubdate|^date$|dc\.date", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Page:
    """What a page says; `body` is empty where it holds no article."""

    body: str
    title: str | None
    author: tuple[str, ...]
    outlet: str | None
    canonical_url: str | None
    published: tuple[Stated, ...]
    quote_blocks: tuple[tuple[int, int], ...]


def read_page(html: str, *, url: str | None = None, today: date | None = None) -> Page:
    """The article of a page. Without one the body is empty; what the page does not state is None."""
    tree = parsed(html)
    if tree is None:
        return Page("", None, (), None, None, (), ())
    published = _published(html, tree, url, today)
    found, body, quotes = _article(tree, url, fast=True)
    if len(body) < SHORT_CHARS:
        found, body, quotes = max(((found, body, quotes), _article(tree, url, fast=False)), key=lambda each: len(each[1]))
    if found is None:
        return Page("", None, (), None, None, published, ())
    author = tuple(name.strip() for name in (found.author or "").split(";") if name.strip())
    return Page(body, found.title or None, author, found.sitename or None, found.url or None, published, quotes)


def parsed(html: str) -> HtmlElement | None:
    """The page's tree, None where it is no page.

    The libraries take a text that is nothing but an address for one to be fetched: such a page goes no further than here.
    """
    return None if " " not in html and html.lstrip().lower().startswith("http") else load_html(html)


def _article(tree: HtmlElement, url: str | None, *, fast: bool) -> tuple[Document | None, str, clean.Spans]:
    """The extractor's answer, its body and the quotations in it; `fast` leaves out its second and third try."""
    quick = {"original_date": True, "extensive_search": False}  # the date was looked for before
    found = bare_extraction(
        tree, url=url, include_comments=False, with_metadata=True, favor_recall=True, fast=fast, date_extraction_params=quick
    )
    if not isinstance(found, Document) or found.body is None:
        return None, "", ()
    kept = clean.without_links(clean.without_title(clean.paragraphs(found.body), found.title))
    return found, *clean.body_of(kept)


def _published(html: str, tree: HtmlElement, url: str | None, today: date | None) -> tuple[Stated, ...]:
    """The day that the page states, with its time and zone where one is stated beside it."""
    day = find_date(tree, url=url, original_date=True, extensive_search=True, max_date=today.isoformat() if today else None)
    if day is None:
        return ()
    stamp = next((stamp for stamp in _stamps(html, tree) if stamp.startswith(day)), None)
    return (Stated(stamp or day, "html"),)


def _stamps(html: str, tree: HtmlElement) -> Iterator[str]:
    """Moments with a zone where pages say when they were published: linked data and the like, head, marked-up times."""
    yield from (found.group(1) for found in _STAMPS.finditer(html))
    for element in tree.iterfind(".//meta[@content]"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        if _PUBLISHED.search(name) and (found := _STAMP_ALONE.fullmatch(element.get("content").strip())):
            yield found.group()
    for element in tree.iterfind(".//time[@datetime]"):
        if found := _STAMP_ALONE.fullmatch(element.get("datetime").strip()):
            yield found.group()
