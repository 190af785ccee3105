"""What a page says of itself: date with time and zone, authors, outlet, address, wherever it says so."""

from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tasks.ingest import dates
from tasks.ingest.html import read_page

TODAY = date(2026, 11, 22)
TEXT = "Striking miners blocked the road to the port of Antofagasta on Tuesday and demanded talks with the government. " * 5
PERU = timezone(timedelta(hours=-5))


def linked(**said: str) -> str:
    fields = ", ".join(f'"{name}": {value}' for name, value in said.items())
    return f'<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "NewsArticle", {fields}}}</script>'


def page(head: str = "", body: str = "") -> str:
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Miners block road</title>{head}</head>'
        f"<body><article><h1>Miners block road</h1>{body}<p>{TEXT}</p></article></body></html>"
    )


@pytest.mark.parametrize(
    ("head", "body", "url", "on", "at"),
    [
        (linked(datePublished='"2026-05-05T03:15:00-05:00"'), "", None, date(2026, 5, 5), datetime(2026, 5, 5, 8, 15, tzinfo=UTC)),
        (linked(datePublished='"2026-05-05T23:30:00-05:00"'), "", None, date(2026, 5, 5), datetime(2026, 5, 6, 4, 30, tzinfo=UTC)),
        (
            '<meta property="article:published_time" content="2026-05-05T08:15:00Z">',
            "", None, date(2026, 5, 5), datetime(2026, 5, 5, 8, 15, tzinfo=UTC),
        ),
        (
            '<meta content="2026-05-05T10:15:00+02:00" property="article:published_time">',
            "", None, date(2026, 5, 5), datetime(2026, 5, 5, 8, 15, tzinfo=UTC),
        ),
        ('<meta name="DC.date.issued" content="2026-05-05">', "", None, date(2026, 5, 5), None),
        (
            "", '<time datetime="2026-05-05T10:15:00+02:00">5 May</time>',
            None, date(2026, 5, 5), datetime(2026, 5, 5, 8, 15, tzinfo=UTC),
        ),
        ("", '<p class="date">Published: May 5, 2026</p>', None, date(2026, 5, 5), None),
        ("", "", "https://andes.example/2026/05/05/miners.html", date(2026, 5, 5), None),
        ("", "", None, None, None),
    ],
)  # fmt: skip
def test_the_date_with_time_and_zone(head: str, body: str, url: str | None, on: date | None, at: datetime | None) -> None:
    found, _ = dates.publication(read_page(page(head, body), url=url, today=TODAY).published, TODAY)
    assert (found.on, found.at) == (on, at)


@pytest.mark.parametrize(
    ("head", "body", "author"),
    [
        (
            linked(author='[{"@type": "Person", "name": "Ana Ruiz"}, {"@type": "Person", "name": "Luis Soto"}]'),
            "",
            ("Ana Ruiz", "Luis Soto"),
        ),
        ('<meta name="author" content="Ana Ruiz">', "", ("Ana Ruiz",)),
        ("", '<span class="author">Ana Ruiz</span>', ("Ana Ruiz",)),
        ("", "", ()),
    ],
)
def test_the_authors(head: str, body: str, author: tuple[str, ...]) -> None:
    assert read_page(page(head, body)).author == author


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:site_name" content="Andes Wire">',
        linked(publisher='{"@type": "Organization", "name": "Andes Wire"}'),
    ],
)
def test_the_outlet(head: str) -> None:
    assert read_page(page(head)).outlet == "Andes Wire"


@pytest.mark.parametrize(
    "head",
    ['<link rel="canonical" href="https://andes.example/miners">', '<meta property="og:url" content="https://andes.example/miners">'],
)
def test_the_canonical_address(head: str) -> None:
    assert read_page(page(head), url="https://andes.example/miners?utm_source=x").canonical_url == "https://andes.example/miners"
