"""Saved pages."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tasks.ingest.html import read_page
from tasks.ingest.html.charset import decode
from tasks.packing import unpack
from tests.ingest.conftest import Take

LEAD = "A bomb killed two people at a crowded market in the north of Quito on Monday morning, police and doctors in the capital said."
MORE = "Nobody claimed the attack, the second in a week, and the interior minister ordered soldiers to guard every market of the city."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Bomb kills two in Quito - Andes Wire</title>
<meta property="og:title" content="Bomb kills two in Quito"><meta property="og:site_name" content="Andes Wire">
<link rel="canonical" href="https://andes.example/quito/bomb"><meta name="author" content="Ana Ruiz">
<script type="application/ld+json">
{{"@type": "NewsArticle", "datePublished": "2026-05-04T08:15:00-05:00", "headline": "Bomb kills two in Quito"}}</script>
</head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Bomb kills two in Quito</h1>
<p>{LEAD}</p><p>Read also: Market sellers bury their dead</p><p>{MORE}</p>
<blockquote><p>We shall open again tomorrow, because we have children to feed and nobody else will feed them for us.</p></blockquote>
<p>{LEAD.replace("Monday", "Tuesday").replace("two", "three")}</p><figure><img src="x.jpg"><figcaption>Photo: the gate</figcaption></figure>
<p>Sign up to our newsletter</p><h3>Bank robbed in Loja</h3><h3>Army chief held in Cuenca</h3></article>
<footer>Copyright 2026 Andes Wire. All rights reserved.</footer></body></html>"""


def test_a_page_gives_article_and_metadata(tmp_path: Path, take: Take) -> None:
    (tmp_path / "bomb.html").write_text(PAGE)
    row = take(tmp_path / "bomb.html").article.to_dicts()[0]
    assert row["title"] == "Bomb kills two in Quito"
    assert row["outlet"] == "Andes Wire"
    assert row["author"] == ["Ana Ruiz"]
    assert row["canonical_url"] == "https://andes.example/quito/bomb"
    assert row["external_id"] == "bomb"
    assert (row["published_on"], row["published_basis"]) == (date(2026, 5, 4), "html")
    assert row["published_at"] == datetime(2026, 5, 4, 13, 15, tzinfo=UTC)


def test_the_bytes_of_a_page_are_kept(tmp_path: Path, take: Take) -> None:
    (tmp_path / "bomb.html").write_text(PAGE)
    row = take(tmp_path / "bomb.html").capture.row(0, named=True)
    assert (row["media_type"], row["encoding"]) == ("text/html", "zstd")
    assert unpack(row["payload"], row["encoding"], row["byte_count"]) == PAGE.encode()


@pytest.mark.parametrize("left_out", ["Home", "Read also", "Photo:", "Sign up", "Copyright", "Bank robbed", "Bomb kills two in Quito"])
def test_what_is_no_report_is_not_in_the_body(left_out: str) -> None:
    assert left_out not in read_page(PAGE).body


def test_the_report_is_there_in_paragraphs() -> None:
    assert read_page(PAGE).body.split("\n\n")[:2] == [LEAD, MORE]


def test_a_quotation_of_the_page_is_a_quote_block(tmp_path: Path, take: Take) -> None:
    (tmp_path / "bomb.html").write_text(PAGE)
    taken = take(tmp_path / "bomb.html")
    body = taken.article["body"][0]
    [block] = taken.segment.filter(taken.segment["kind"] == "quote_block").to_dicts()
    assert body[block["start_char"] : block["end_char"]].startswith("We shall open again")


@pytest.mark.parametrize(
    "page", ["", "<html></html>", "<p></p>", "no page at all", "<!doctype html><html><body><nav>Home</nav></body></html>"]
)
def test_a_page_without_an_article_is_listed_and_kept(tmp_path: Path, take: Take, page: str) -> None:
    (tmp_path / "empty.html").write_text(page)
    (tmp_path / "bomb.html").write_text(PAGE)
    taken = take(tmp_path)
    assert "bomb" in taken.article["external_id"].to_list()
    if page != "no page at all":
        assert taken.rejection["rule"].to_list() == ["no_article"]


@pytest.mark.parametrize(
    ("payload", "declared", "text"),
    [
        ("Kraków".encode(), None, "Kraków"),
        ("Kraków".encode(), "iso-8859-1", "Kraków"),
        ("Krak\u00f3w".encode("iso-8859-2"), "iso-8859-2", "Kraków"),
        (b'<meta charset="windows-1251">' + "Киев".encode("windows-1251"), None, '<meta charset="windows-1251">Киев'),
        ("Kyiv\ufeff".encode("utf-16"), None, "Kyiv\ufeff"),
        ("会談".encode("iso-2022-jp"), "ISO-2022-JP", "会談"),
        ("Kraków".encode(), "no-such-charset", "Kraków"),
        ("Kraków".encode(), "rot13", "Kraków"),
    ],
)
def test_bytes_become_text(payload: bytes, declared: str | None, text: str) -> None:
    assert decode(payload, declared) == text


def test_deep_nesting_does_no_harm() -> None:
    assert read_page("<div>" * 50_000 + LEAD).body in ("", LEAD)


def test_a_page_of_countless_tags_is_refused(tmp_path: Path, take: Take) -> None:
    (tmp_path / "many.html").write_text("<p>x</p>" * 20_000)
    assert take(tmp_path / "many.html").rejection["rule"].to_list() == ["too_long"]
