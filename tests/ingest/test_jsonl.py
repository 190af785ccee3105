"""JSON lines, plain and gzipped."""

import gzip
import json
import tracemalloc
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tasks.ingest.take import batches
from tasks.settings import Settings
from tests.ingest.conftest import Take

STORY = "Gunmen killed two guards at a bank in Jos on Monday, police said."
Write = Callable[..., Path]


@pytest.mark.parametrize("name", ["wire.jsonl", "wire.jsonl.gz"])
def test_all_known_fields_are_taken_and_others_ignored(jsonl: Write, take: Take, name: str) -> None:
    record = {
        "id": 17,
        "text": STORY,
        "title": "Two die in Jos",
        "date": "2026-03-02",
        "url": "https://a.example/x",
        "outlet": "Plateau Wire",
        "mood": [],
    }
    row = take(jsonl(record, name=name)).article.to_dicts()[0]
    assert {key: row[key] for key in ("external_id", "body", "title", "outlet", "url", "published_on", "published_basis")} == {
        "external_id": "17",
        "body": STORY,
        "title": "Two die in Jos",
        "outlet": "Plateau Wire",
        "url": "https://a.example/x",
        "published_on": date(2026, 3, 2),
        "published_basis": "metadata",
    }


@pytest.mark.parametrize(
    ("record", "external_id"),
    [({"id": "a1", "url": "https://a.example"}, "a1"), ({"id": "", "url": "https://a.example"}, "https://a.example"), ({"id": None}, None)],
)
def test_the_id_is_the_given_one_else_the_address_else_file_and_line(
    jsonl: Write, take: Take, record: dict[str, Any], external_id: str | None
) -> None:
    found = take(jsonl({**record, "text": STORY})).article["external_id"][0]
    assert found == external_id or (external_id is None and found.startswith("wire.jsonl:"))


def test_lines_may_be_reordered_without_changing_ids_that_come_from_them(jsonl: Write, take: Take) -> None:
    first, second = {"text": STORY}, {"text": STORY + " Nobody was held."}
    there = take(jsonl(first, second)).article["article_id"].to_list()
    back = take(jsonl(second, first)).article["article_id"].to_list()
    assert sorted(there) == sorted(back)


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        (b'{"text": "cut of', "bad_json"),
        (b"[1, 2]", "not_an_object"),
        (b'"text"', "not_an_object"),
        (b'{"title": "no text"}', "no_text"),
        (b'{"text": null}', "no_text"),
        (b'{"text": ["a", "b"]}', "no_text"),
        (b'{"text": ""}', "empty_text"),
        (b'{"text": "\xc3\x28"}', "bad_encoding"),
        (b'{"text": "half a pair \\ud83d"}', "bad_unicode"),
        (b'{"text": "half a pair in the id", "id": "\\ud83d"}', "bad_unicode"),
        (b'{"text": "a \\u0000 b"}', "binary_text"),
        (b"[" * 100_000, "bad_json"),
        (b'{"n": ' + b"9" * 5_000 + b', "text": "a number too far"}', "bad_json"),
    ],
)
def test_a_bad_line_is_turned_away_and_the_next_is_read(jsonl: Write, take: Take, line: bytes, rule: str) -> None:
    taken = take(jsonl(line, {"id": "good", "text": STORY}))
    assert taken.article["external_id"].to_list() == ["good"]
    assert taken.rejection.select("key", "rule").rows() == [("wire/wire.jsonl:1", rule)]
    assert json.loads(taken.rejection["payload"][0])["start"]


def test_blank_lines_are_passed_over(jsonl: Write, take: Take) -> None:
    assert take(jsonl(b"", {"text": STORY}, b"  \r")).rejection.height == 0


def test_a_second_article_with_the_same_id_is_turned_away(jsonl: Write, take: Take) -> None:
    taken = take(jsonl({"id": 1, "text": STORY}, {"id": 1, "text": STORY + " One was held."}))
    assert taken.article["body"].to_list() == [STORY]
    assert taken.rejection["rule"].to_list() == ["repeated_id"]


def test_a_line_of_fifty_megabytes_is_turned_away_without_being_held(jsonl: Write, tmp_path: Path) -> None:
    path = jsonl({"text": STORY}, b'{"text": "' + b"x" * 50_000_000 + b'"}', {"text": STORY + " One was held."})
    settings = Settings(max_record_bytes=1_000_000)
    tracemalloc.start()
    [batch] = batches(path, settings, "run-1")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert batch.rejection["rule"].to_list() == ["too_long"]
    assert batch.capture["media_type"].to_list()[1] == "application/x-ndjson; truncated=true; length=50000012"
    assert batch.article.height == 2
    assert peak < 12_000_000


def test_a_gzip_file_that_ends_early_gives_what_it_holds(jsonl: Write, take: Take) -> None:
    path = jsonl(*({"id": n, "text": f"{STORY} Case {n * n}."} for n in range(2_000)), name="wire.jsonl.gz")
    path.write_bytes(path.read_bytes()[:-100])
    taken = take(path)
    assert 0 < taken.article.height < 2_000
    assert "broken_archive" in taken.rejection["rule"].to_list()


@pytest.mark.parametrize("payload", [b"", b"no gzip at all", gzip.compress(b"x", mtime=0)[:8], b"\x1f\x8b\x08\x00" + b"\xff" * 30])
def test_a_file_that_only_claims_to_be_gzip_is_turned_away(tmp_path: Path, take: Take, payload: bytes) -> None:
    path = tmp_path / "wire.jsonl.gz"
    path.write_bytes(payload)
    taken = take(path)
    assert taken.article.height == 0
    assert taken.rejection["rule"].to_list() == ["broken_archive"]


def test_memory_does_not_grow_with_the_file(jsonl: Write) -> None:
    path = jsonl(*({"id": n, "text": f"{n} " + f"{'x' * 2_000} " * 13} for n in range(120)))
    tracemalloc.start()
    for _ in batches(path, Settings(batch_words=100), "run-1"):
        pass
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert path.stat().st_size > 3_000_000
    assert peak < 2_000_000


def test_taking_a_source_twice_gives_the_same_rows(jsonl: Write, take: Take) -> None:
    path = jsonl({"text": STORY}, b"broken", {"text": STORY}, {"text": STORY + " More.", "date": "3026-01-01"})
    first, second = take(path), take(path)
    assert all(getattr(first, name).equals(getattr(second, name)) for name in ("capture", "article", "segment", "rejection"))
