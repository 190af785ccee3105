"""Sitemaps, sitemap indexes and news sitemaps."""

import gzip
import io
import zlib
from dataclasses import dataclass
from itertools import islice

from lxml import etree

MOST_ENTRIES = 50_000


@dataclass(frozen=True, slots=True)
class Listed:
    """A page (or a further sitemap) that a sitemap lists, with what it says of it."""

    url: str
    modified: str | None = None
    published: str | None = None
    title: str | None = None
    is_sitemap: bool = False


def parse(payload: bytes, most_bytes: int) -> list[Listed]:
    """What a sitemap lists, in its order; gzipped ones are unpacked.

    Raises ValueError where it is none, or unpacks to more than `most_bytes`.
    """
    if payload.startswith(b"\x1f\x8b"):
        payload = _unpacked(payload, most_bytes)
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(payload, parser)
    except etree.XMLSyntaxError as error:
        raise ValueError(f"no XML: {error.msg}") from error
    if _local(root) not in ("urlset", "sitemapindex"):
        raise ValueError(f"a <{_local(root)}>, no sitemap")
    found = (_listed(entry) for entry in islice(root, MOST_ENTRIES))
    return [entry for entry in found if entry is not None]


def _unpacked(payload: bytes, most_bytes: int) -> bytes:
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(payload)) as packed:
            unpacked = packed.read(most_bytes + 1)
    except (OSError, EOFError, zlib.error) as error:
        raise ValueError(f"broken gzip data: {error}") from error
    if len(unpacked) > most_bytes:
        raise ValueError(f"unpacks to more than {most_bytes} bytes")
    return unpacked


def _local(element: etree._Element) -> str:
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def _listed(entry: etree._Element) -> Listed | None:
    said = {_local(part): (part.text or "").strip() for part in entry if _local(part)}
    for news in (part for part in entry if _local(part) == "news"):  # pictures and films beside it have titles of their own
        said |= {f"news {_local(part)}": (part.text or "").strip() for part in news}
    if not said.get("loc"):
        return None
    return Listed(
        url=said["loc"],
        modified=said.get("lastmod") or None,
        published=said.get("news publication_date") or None,
        title=said.get("news title") or None,
        is_sitemap=_local(entry) == "sitemap",
    )
