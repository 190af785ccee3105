"""Sitemaps: plain, packed, indexes, and news sitemaps with what they say of each article."""

import gzip

import pytest

from tasks.ingest.fetch.sitemap import Listed, parse

HEAD = '<?xml version="1.0" encoding="UTF-8"?>'
PLAIN = f"""{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<url><loc>https://andes.example/a</loc><lastmod>2026-05-04T08:15:00-05:00</lastmod></url><url><loc> https://andes.example/b </loc></url>
<url><lastmod>2026-05-04</lastmod></url></urlset>"""
INDEX = f"""{HEAD}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>https://andes.example/may.xml.gz</loc><lastmod>2026-05-04</lastmod></sitemap></sitemapindex>"""
NEWS = f"""{HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
 xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://andes.example/a</loc>
<news:news><news:publication><news:name>Andes Wire</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2026-05-04T08:15:00-05:00</news:publication_date><news:title>Bomb kills two</news:title></news:news>
<image:image><image:loc>https://andes.example/a.jpg</image:loc><image:title>The market</image:title></image:image></url></urlset>"""


@pytest.mark.parametrize("packed", [str.encode, lambda text: gzip.compress(text.encode())], ids=["plain", "gz"])
@pytest.mark.parametrize(
    ("text", "listed"),
    [
        (PLAIN, [Listed("https://andes.example/a", "2026-05-04T08:15:00-05:00"), Listed("https://andes.example/b")]),
        (INDEX, [Listed("https://andes.example/may.xml.gz", "2026-05-04", is_sitemap=True)]),
        (NEWS, [Listed("https://andes.example/a", None, "2026-05-04T08:15:00-05:00", "Bomb kills two")]),
        (PLAIN.replace(' xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"', ""), None),
    ],
    ids=["plain", "index", "news", "without a namespace"],
)
def test_what_a_sitemap_lists(text: str, listed: list[Listed] | None, packed: object) -> None:
    found = parse(packed(text), 100_000)  # type: ignore[operator]
    assert [each.url for each in found] == ["https://andes.example/a", "https://andes.example/b"] if listed is None else found == listed


@pytest.mark.parametrize(
    "payload", [b"", b"<html></html>", b"<rss/>", b"no XML", b"<urlset><url>", gzip.compress(b"<urlset/>", mtime=0)[:9]]
)
def test_what_is_no_sitemap_is_told(payload: bytes) -> None:
    with pytest.raises(ValueError, match=r"XML|no sitemap|broken"):
        parse(payload, 100_000)
