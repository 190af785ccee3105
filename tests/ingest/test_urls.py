"""Addresses without what does not belong into a table."""

import pytest

from tasks.ingest.urls import canonical, without_credentials


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("https://ann:pw@a.example/x", "https://a.example/x"),
        ("https://a.example/x@y", "https://a.example/x@y"),
        ("https://ann@[bad/x", "https://[bad/x"),
        ("no address", "no address"),
    ],
)
def test_user_names_and_passwords_are_never_kept(url: str, expected: str) -> None:
    assert without_credentials(url) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTPS://A.example:443/x?utm_source=f&id=3#top", "https://a.example/x?id=3"),
        ("https://a.example", "https://a.example/"),
        ("https://a.example/x?reference=1", "https://a.example/x?reference=1"),
        ("file:///etc/passwd", None),
        ("story.txt", None),
        (None, None),
    ],
)
def test_links_to_one_article_become_one(url: str | None, expected: str | None) -> None:
    assert canonical(url) == expected
