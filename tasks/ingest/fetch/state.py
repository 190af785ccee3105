"""How far a source has been taken: what `ops.source_state` keeps between runs."""

import contextlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tasks.ingest.fetch.client import Validators
from tasks.ingest.urls import without_credentials

MOST_REMEMBERED = 20_000
PATIENCE = 5
"""So many failures in a row open the circuit …"""
LONGEST_REST = timedelta(days=1)
"""… and the source rests: an hour, two, four, at most this long."""


class ByAddress(dict[str, Validators]):
    """Validators by address; keys and passwords in an address are no part of it, for this is stored."""

    def __getitem__(self, url: str) -> Validators:
        return super().__getitem__(without_credentials(url))

    def __setitem__(self, url: str, found: Validators) -> None:
        super().__setitem__(without_credentials(url), found)

    def __contains__(self, url: object) -> bool:
        return isinstance(url, str) and super().__contains__(without_credentials(url))

    def get(self, url: str, default: Any = None) -> Any:
        """As of a dict."""
        return super().get(without_credentials(url), default)

    def pop(self, url: str, default: Any = None) -> Any:
        """As of a dict; never raises."""
        return super().pop(without_credentials(url), default)


@dataclass(slots=True)
class State:
    """What was taken (`taken`: external id -> fingerprint), validators of feeds and pages, and how the last runs went.

    `homes`: external id -> the sitemap that names it; `vanished`: external id -> why; `recent`: external id -> address and when it was
    taken, of articles that are looked at again; `page_no` and `round_no`: what of the spool is stored.
    """

    source_id: str
    taken: dict[str, str] = field(default_factory=dict)
    validators: ByAddress = field(default_factory=ByAddress)
    homes: dict[str, str] = field(default_factory=dict)
    vanished: dict[str, str] = field(default_factory=dict)
    recent: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    page_no: int = 0
    round_no: int = 0
    etag: str | None = None
    last_success_at: datetime | None = None
    tried_at: datetime | None = None
    failures: int = 0
    last_error: str | None = None

    @classmethod
    def of(cls, source_id: str, row: Mapping[str, Any] | None) -> "State":
        """From a row of `ops.source_state`; fresh where there is none, or where its cursor is of another making."""
        if row is None:
            return cls(source_id)
        known: dict[str, Any] = {
            "failures": int(row.get("consecutive_failures") or 0),
            **{name: row.get(name) for name in ("etag", "last_success_at", "tried_at", "last_error")},
        }
        with contextlib.suppress(ValueError, TypeError, AttributeError):
            known |= _cursor(json.loads(row.get("cursor") or "{}"))
        return cls(source_id, **known)

    def row(self) -> dict[str, Any]:
        """As a row of `ops.source_state`; how many articles it gave is counted where they are stored."""
        newest = dict(list(self.taken.items())[-MOST_REMEMBERED:])
        cursor = {
            "taken": newest,
            "validators": {url: [v.etag, v.last_modified] for url, v in list(self.validators.items())[-MOST_REMEMBERED:]},
            "homes": {key: home for key, home in self.homes.items() if key in newest},
            "vanished": dict(list(self.vanished.items())[-MOST_REMEMBERED:]),
            "recent": {key: [url, at.isoformat()] for key, (url, at) in self.recent.items() if key in newest},
            "page_no": self.page_no,
            "round_no": self.round_no,
        }
        return {
            "source_id": self.source_id,
            "cursor": json.dumps(cursor, ensure_ascii=False),
            "etag": self.etag,
            "last_success_at": self.last_success_at,
            "consecutive_failures": self.failures,
            "tried_at": self.tried_at,
            "rests_until": self.rests_until(),
            "last_error": self.last_error,
        }

    def rests_until(self) -> datetime | None:
        """When a source that failed again and again is tried next; None where it need not rest."""
        if self.failures < PATIENCE or self.tried_at is None:
            return None
        return self.tried_at + min(LONGEST_REST, timedelta(hours=2 ** min(10, self.failures - PATIENCE)))

    def succeeded(self, at: datetime) -> None:
        """It was asked and answered."""
        self.failures, self.last_error, self.last_success_at = 0, None, at

    def failed(self, why: str) -> None:
        """It was asked and did not answer."""
        self.failures += 1
        self.last_error = why[:300]

    def remember(self, key: str, fingerprint: str) -> None:
        """Note an article as taken, as the newest."""
        self.taken.pop(key, None)
        self.taken[key] = fingerprint


def _cursor(found: dict[str, Any]) -> dict[str, Any]:
    """The parts of a stored cursor. Raises ValueError, TypeError or AttributeError where it is of another making."""
    texts = {name: {str(key): str(value) for key, value in found.get(name, {}).items()} for name in ("taken", "homes", "vanished")}
    return {
        **texts,
        "validators": ByAddress({url: Validators(*pair) for url, pair in found.get("validators", {}).items()}),
        "recent": {key: (str(url), datetime.fromisoformat(at)) for key, (url, at) in found.get("recent", {}).items()},
        "page_no": int(found.get("page_no", 0)),
        "round_no": int(found.get("round_no", 0)),
    }
