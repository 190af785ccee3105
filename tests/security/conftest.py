"""The fixtures of ingest's tests."""

from tests.ingest.conftest import jsonl, take

__all__ = ["jsonl", "take"]
