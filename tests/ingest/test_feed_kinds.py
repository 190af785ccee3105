"""Feeds of every version: what each says of its articles."""

from datetime import UTC, datetime
from itertools import product
from pathlib import Path

import pytest

from tests.ingest.conftest import Take

TEXT = "Striking miners blocked the road to the port of Antofagasta on Tuesday and demanded talks with the government. " * 8
ESCAPED = f"&lt;p&gt;{TEXT}&lt;/p&gt;"
URL = "https://andes.example/miners"
DC = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
FULL = 'xmlns:content="http://purl.org/rss/1.0/modules/content/"'
RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'

FEEDS: dict[str, tuple[str, bool]] = {
    "rss 0.90": (
        (
            f'<rdf:RDF {RDF} xmlns="http://my.netscape.com/rdf/simple/0.9/"><channel><title>Andes Wire</title></channel>'
            f"<item><title>Miners block road</title><link>{URL}</link><description>{ESCAPED}</description></item></rdf:RDF>"
        ),
        False,
    ),
    "rss 0.91": (
        (
            f'<rss version="0.91"><channel><title>Andes Wire</title><item><title>Miners block road</title><link>{URL}</link>'
            f"<description>{ESCAPED}</description></item></channel></rss>"
        ),
        False,
    ),
    "rss 0.92": (
        (
            f'<rss version="0.92"><channel><title>Andes Wire</title><item><title>Miners block road</title><link>{URL}</link>'
            f"<description>{ESCAPED}</description><category>News</category></item></channel></rss>"
        ),
        False,
    ),
    "rss 1.0": (
        (
            f'<rdf:RDF {RDF} {DC} xmlns="http://purl.org/rss/1.0/">'
            f'<channel rdf:about="https://andes.example"><title>Andes Wire</title></channel>'
            f'<item rdf:about="{URL}"><title>Miners block road</title><link>{URL}</link><dc:date>2026-05-05T03:15:00-05:00</dc:date>'
            f"<dc:creator>Ana Ruiz</dc:creator><description>{ESCAPED}</description></item></rdf:RDF>"
        ),
        True,
    ),
    "rss 2.0": (
        (
            f'<rss version="2.0" {DC} {FULL}><channel><title>Andes Wire</title><item><guid isPermaLink="false">m-1</guid>'
            f"<title>Miners block road</title><link>{URL}</link><pubDate>Tue, 05 May 2026 04:15:00 EDT</pubDate>"
            f"<dc:creator>Ana Ruiz</dc:creator><description>In short.</description><content:encoded>"
            f"<![CDATA[<p>{TEXT}</p>]]></content:encoded>"
            "</item></channel></rss>"
        ),
        True,
    ),
    "atom 0.3": (
        (
            f'<feed version="0.3" xmlns="http://purl.org/atom/ns#"><title>Andes Wire</title><entry><title>Miners block road</title>'
            f'<link rel="alternate" type="text/html" href="{URL}"/><id>m-1</id><issued>2026-05-05T08:15:00Z</issued>'
            f'<author><name>Ana Ruiz</name></author><content type="text/html" mode="escaped">{ESCAPED}</content></entry></feed>'
        ),
        True,
    ),
    "atom 1.0": (
        (
            f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Wire</title><entry>'
            f'<title>Miners block road</title><link href="{URL}"/>'
            f"<id>m-1</id><published>2026-05-05T08:15:00Z</published><updated>2026-05-06T08:15:00Z</updated>"
            f'<author><name>Ana Ruiz</name></author><content type="html">{ESCAPED}</content></entry></feed>'
        ),
        True,
    ),
    "json feed 1": (
        (
            '{"version": "https://jsonfeed.org/version/1", "title": "Andes Wire", "items": [{"id": "m-1", "url": "'
            f'{URL}", "title": "Miners block road", "content_html": "<p>{TEXT}</p>", "date_published": "2026-05-05T10:15:00+02:00", '
            '"author": {"name": "Ana Ruiz"}}]}'
        ),
        True,
    ),
    "json feed 1.1": (
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "Andes Wire", "items": [{"id": "m-1", "url": "'
            f'{URL}", "title": "Miners block road", "content_text": "{TEXT}", "date_published": "2026-05-05T08:15:00Z", '
            '"authors": [{"name": "Ana Ruiz"}]}]}'
        ),
        True,
    ),
}


@pytest.mark.parametrize("version", FEEDS)
def test_what_a_feed_says_of_an_article(tmp_path: Path, take: Take, version: str) -> None:
    text, is_rich = FEEDS[version]
    path = tmp_path / ("wire.json" if version.startswith("json") else "wire.xml")
    path.write_text(text)
    [row] = take(path).article.to_dicts()
    assert (row["title"], row["outlet"], row["canonical_url"]) == ("Miners block road", "Andes Wire", URL)
    assert " ".join(row["body"].split()) == TEXT.strip()
    if is_rich:
        assert (row["published_at"], row["published_basis"]) == (datetime(2026, 5, 5, 8, 15, tzinfo=UTC), "feed")
        assert row["author"] == ["Ana Ruiz"]


@pytest.mark.parametrize(("version", "encoding"), list(product(["rss 2.0", "atom 1.0"], ["utf-16", "iso-8859-1"])))
def test_a_feed_may_be_in_any_encoding(tmp_path: Path, take: Take, version: str, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?>' + FEEDS[version][0].replace("Ana Ruiz", "Ana Núñez")
    (tmp_path / "wire.xml").write_bytes(text.encode(encoding))
    assert take(tmp_path / "wire.xml").article["author"].to_list() == [["Ana Núñez"]]


def test_what_a_saved_feed_only_announces_is_listed_with_its_address(tmp_path: Path, take: Take) -> None:
    (tmp_path / "wire.xml").write_text(FEEDS["rss 0.91"][0].replace(ESCAPED, "In short."))
    assert take(tmp_path / "wire.xml").rejection.select("rule", "url").rows() == [("stub", URL)]
