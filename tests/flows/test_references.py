"""Every id in a warehouse leads somewhere, also where only the headline, which is no part of the body, names the place."""

import json
from pathlib import Path

import pytest

from flows.body import run
from flows.parameters import RunParameters
from flows.steps import plain
from tasks.load.query import query

pytestmark = pytest.mark.model


def test_a_place_that_only_the_headline_names(tmp_path: Path) -> None:
    source, warehouse = tmp_path / "news.jsonl", tmp_path / "w.duckdb"
    article = {
        "text": "Police said two gunmen shot a man dead on Monday.",
        "title": "Man shot dead in Tulsa, Oklahoma",
        "date": "2024-05-07",
    }
    source.write_text(json.dumps(article) + "\n", encoding="utf-8")
    run(RunParameters(source=source, warehouse=warehouse), plain(), lambda _summary: None)
    placed = query(
        warehouse, "select place.name from core.event_mention inner join core.place as place on place_entity_id = place.entity_id"
    )
    assert set(placed["name"]) == {"Tulsa"}
    assert query(warehouse, "select \"check\" from ops.check_result where severity = 'fail' and row_count > 0").is_empty()
