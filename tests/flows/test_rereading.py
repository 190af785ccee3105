"""What a backfill is asked to do."""

from datetime import date
from pathlib import Path

import pytest

from flows.rereading import BackfillParameters
from tasks import paths


def test_a_form_filled_in_wrongly_is_refused() -> None:
    with pytest.raises(ValueError, match="lies after until"):
        BackfillParameters(since=date(2024, 3, 2), until=date(2024, 3, 1))


def test_relative_paths_start_at_the_project() -> None:
    assert BackfillParameters(warehouse=Path("var/x.duckdb")).settings().warehouse == paths.ROOT / "var" / "x.duckdb"
