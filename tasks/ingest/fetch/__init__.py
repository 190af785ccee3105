"""Fetching from the web: politely, within bounds, and only from where it is allowed."""

from tasks.ingest.fetch.client import Fetched, Fetcher, Validators
from tasks.ingest.fetch.errors import FetchError

__all__ = ["FetchError", "Fetched", "Fetcher", "Validators"]
