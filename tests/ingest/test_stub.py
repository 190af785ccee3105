"""Articles that are only begun: what is behind a paywall or goes on elsewhere is known for what it is."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from tasks.ingest.html import stub
from tasks.ingest.items import Item, Refused
from tasks.ingest.readers import feed, page
from tests.ingest.conftest import Take

NOW = datetime(2026, 5, 6, tzinfo=UTC)
SHORT = "Striking miners blocked the road to the port of Antofagasta on Tuesday and demanded talks with the government. " * 3
LONG = SHORT * 5
SOLD = '<script type="application/ld+json">{"@type": "NewsArticle", "isAccessibleForFree": false}</script>'


def html(text: str, extra: str = "") -> str:
    return f"<html><head><title>Miners</title>{extra}</head><body><article><h1>Miners</h1><p>{text}</p></article></body></html>"


@pytest.mark.parametrize(
    ("text", "extra", "is_sold"),
    [
        (SHORT, SOLD, True),
        (SHORT, SOLD.replace("false", '"False"'), True),
        (SHORT, SOLD.replace("false", "true"), False),
        (LONG, SOLD, False),
        (SHORT + "</p><p>Subscribe to continue reading", "", True),
        (SHORT + "</p><p>This article is for subscribers", "", True),
        (SHORT + "</p><p>Log in to read the full article", "", True),
        (SHORT, "<meta name='x' content='Subscribe to our newsletter'>", False),
        (SHORT + "</p><p>Readers subscribe to many papers", "", False),
    ],
)
def test_a_paywall_is_known_by_few_words_and_what_the_page_says(text: str, extra: str, is_sold: bool) -> None:
    assert stub.paywall(html(text, extra), text.partition("<")[0]) == is_sold


def test_what_a_paywall_shows_is_kept_and_marked(tmp_path: Path, take: Take) -> None:
    (tmp_path / "miners.html").write_text(html(SHORT, SOLD))
    taken = take(tmp_path / "miners.html")
    assert taken.article.height == 1
    assert taken.rejection.select("rule", "external_id").rows() == [("teaser", "miners")]


def test_a_paywall_that_shows_nothing_is_refused_as_one() -> None:
    payload = f"<html><head>{SOLD}</head><body><nav>Home</nav></body></html>".encode()
    found = page.made(payload, key="k", external_id="k", fetched_at=NOW)
    assert isinstance(found, Refused)
    assert found.rule == "paywall"


@pytest.mark.parametrize(
    ("text", "is_teaser"),
    [(SHORT + "The miners …", True), (SHORT + "Continue reading", True), (SHORT, False), (LONG + "And then …", False)],
)
def test_a_page_that_breaks_off_is_kept_and_marked(text: str, is_teaser: bool) -> None:
    found = page.made(html(text).encode(), key="k", external_id="k", fetched_at=NOW)
    assert isinstance(found, Item)
    assert bool(found.notes) == is_teaser


@pytest.mark.parametrize(
    ("ending", "is_cut"),
    [
        ("[…]", True),
        ("[&#8230;]", True),
        ("...", True),
        ('<a href="x">Read more »</a>', True),
        ('<p>Continue reading <span class="meta">→</span></p>', True),
        ('[&#8230;]<p>The post <a href="x">Miners</a> appeared first on <a href="y">Andes Wire</a>.</p>', True),
        ("<p>The post Miners appeared first on Andes Wire.</p>", False),
        ("The miners want more", False),
        ("They went home.", False),
    ],
)
def test_an_entry_that_breaks_off_only_announces_its_article(ending: str, is_cut: bool) -> None:
    entry = feed.Entry("a", "https://andes.example/a", "Miners", f"<p>{LONG}</p>{ending}", None, (), None)
    found = feed.made(entry, "k", NOW)
    assert isinstance(found, Refused) == is_cut
