"""How far a source has been taken: what `ops.source_state` keeps between runs."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from tasks.ingest.fetch.client import Validators

MOST_REMEMBERED = 20_000
PATIENCE = 5
"""So many failures in a row open the circuit …"""
LONGEST_REST = timedelta(days=1)
"""… and the source rests: an hour, two, four, at most this long."""


@dataclass(slots=True)
class State:
    """What was taken (`taken`: external id -> fingerprint), validators of feeds and pages, and how the last runs went."""

    source_id: str
    taken: dict[str, str] = field(default_factory=dict)
    validators: dict[str, Validators] = field(default_factory=dict)
    etag: str | None = None
    last_success_at: datetime | None = None
    tried_at: datetime | None = None
    failures: int = 0

    @classmethod
    def of(cls, source_id: str, row: Mapping[str, Any] | None) -> "State":
        """From a row of `ops.source_state`; fresh where there is none, or where its cursor is of another making."""
        if row is None:
            return cls(source_id)
        try:
            cursor = json.loads(row.get("cursor") or "{}")
            validators = {url: Validators(*pair) for url, pair in cursor.get("validators", {}).items()}
            tried = datetime.fromisoformat(cursor["tried_at"]) if cursor.get("tried_at") else None
            taken = {str(key): str(value) for key, value in cursor.get("taken", {}).items()}
        except (ValueError, TypeError, AttributeError):
            validators, tried, taken = {}, None, {}
        failures = int(row.get("consecutive_failures") or 0)
        return cls(source_id, taken, validators, row.get("etag"), row.get("last_success_at"), tried, failures)

    def row(self) -> dict[str, Any]:
        """As a row of `ops.source_state`."""
        newest = dict(list(self.taken.items())[-MOST_REMEMBERED:])
        validators = {url: [each.etag, each.last_modified] for url, each in list(self.validators.items())[-MOST_REMEMBERED:]}
        cursor = {"taken": newest, "validators": validators, "tried_at": self.tried_at.isoformat() if self.tried_at else None}
        return {
            "source_id": self.source_id,
            "cursor": json.dumps(cursor, ensure_ascii=False),
            "etag": self.etag,
            "last_success_at": self.last_success_at,
            "consecutive_failures": self.failures,
        }

    def rests_until(self) -> datetime | None:
        """When a source that failed again and again is tried next; None where it need not rest."""
        if self.failures < PATIENCE or self.tried_at is None:
            return None
        return self.tried_at + min(LONGEST_REST, timedelta(hours=2 ** min(10, self.failures - PATIENCE)))

    def remember(self, key: str, fingerprint: str) -> None:
        """Note an article as taken, as the newest."""
        self.taken.pop(key, None)
        self.taken[key] = fingerprint
