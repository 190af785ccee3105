"""Articles that need not be read again."""

from datetime import UTC, date, datetime

import polars as pl
import pytest

from flows.reading import known
from tasks.frames import Article, Capture, Captured, Rejection, Segment, frame_of

ROW = {
    "article_id": "a", "external_id": "a", "source_id": "s", "url": None, "title": "T", "outlet": None, "published_on": date(2026, 3, 1),
    "body": "One. Two.", "body_sha256": "1", "revision": 1, "duplicate_of": None, "capture_id": "c", "run_id": "r", "status": "read",
    "word_count": 2,
}  # fmt: skip
STORED = {name: ROW[name] for name in ("article_id", *known.SAME, "status")} | {"reader_sha": "now", "revision": 1}
NO_BODIES = pl.DataFrame(schema={"article_id": pl.String, "duplicate_of": pl.String})


def _captured(**changes: object) -> Captured:
    capture = {
        "capture_id": "c",
        "source_id": "s",
        "fetched_at": datetime(2026, 3, 2, tzinfo=UTC),
        "payload": b"x",
        "sha256": "x",
        "run_id": "r",
    }
    return Captured(
        Capture.validate(frame_of(Capture, [capture])),
        Article.validate(frame_of(Article, [ROW | changes])),
        Segment.create_empty(),
        Rejection.create_empty(),
    )


def _stored(**changes: object) -> pl.DataFrame:
    return pl.DataFrame([STORED | changes], schema_overrides={"url": pl.String, "outlet": pl.String, "duplicate_of": pl.String})


def test_an_article_as_stored_is_unchanged() -> None:
    left, unchanged = known.against(_captured(), _stored(), NO_BODIES, "now")
    assert (left.article.height, left.capture.height, unchanged) == (0, 0, 1)


@pytest.mark.parametrize(
    "change",
    [{"body_sha256": "2"}, {"published_on": date(2026, 3, 2)}, {"published_on": None}, {"title": "U"}, {"outlet": "Wire"}],
)
def test_an_article_that_differs_is_read_again(change: dict[str, object]) -> None:
    left, unchanged = known.against(_captured(**change), _stored(), NO_BODIES, "now")
    assert (left.article.height, unchanged) == (1, 0)


def test_a_newer_reader_reads_again() -> None:
    assert known.against(_captured(), _stored(), NO_BODIES, "newer")[1] == 0


def test_an_article_in_another_language_needs_no_reader() -> None:
    assert known.against(_captured(status="other_language"), _stored(status="other_language", reader_sha=None), NO_BODIES, "newer")[1] == 1


def test_an_article_that_could_not_be_read_is_tried_again() -> None:
    assert known.against(_captured(), _stored(status="unread", reader_sha=None), NO_BODIES, "now")[1] == 0


def test_a_body_that_another_stored_article_has_makes_a_duplicate() -> None:
    bodies = pl.DataFrame({"article_id": ["a"], "duplicate_of": ["original"]})
    left, _ = known.against(_captured(), _stored().clear(), bodies, "now")
    assert left.article.select("status", "duplicate_of").row(0) == ("duplicate", "original")


def test_an_original_that_this_batch_replaces_makes_no_duplicate() -> None:
    bodies = pl.DataFrame({"article_id": ["a"], "duplicate_of": ["a"]})
    left, _ = known.against(_captured(), _stored(body_sha256="0"), bodies, "now")
    assert left.article["status"].to_list() == ["read"]
