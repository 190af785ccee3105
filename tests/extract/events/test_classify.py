"""The trained part: its file, and what it does with features."""

from pathlib import Path

import numpy as np
import pytest

from tasks.extract.events import classify
from tasks.extract.events.training import fit
from tasks.extract.events.training.examples import Example
from tasks.frames import domains

LARGEST = 15_000_000


def test_missing_file_leaves_the_lexicon_alone(tmp_path: Path) -> None:
    assert classify.load(tmp_path / "none.npz") is None


def test_shipped_weights_are_small_and_hold_no_pickle() -> None:
    assert classify.FILE.stat().st_size <= LARGEST
    with np.load(classify.FILE, allow_pickle=False) as stored:
        assert set(stored["labels"].tolist()) <= {*domains.EVENT_TYPES, classify.NOTHING}


def test_chances_add_up_to_one() -> None:
    trained = classify.load()
    assert trained is not None
    assert sum(trained.probabilities({"bias", "l=kill", "never seen"}).values()) == pytest.approx(1)


def test_order_of_features_changes_nothing() -> None:
    trained = classify.load()
    assert trained is not None
    names = sorted(trained.index)[:300]
    assert trained.probabilities(names) == trained.probabilities(reversed(names))


def test_what_is_learnt_survives_the_file(tmp_path: Path) -> None:
    pytest.importorskip("sklearn")
    kinds = {"kill": "ASSAULT", "meet": "CONSULT", "sing": classify.NOTHING}
    examples = [Example(frozenset({"bias", f"l={word}"}), label, 1.0, str(n)) for n in range(20) for word, label in kinds.items()]
    fit.save(fit.fit(examples, penalty=10), tmp_path / "w.npz")
    trained = classify.load(tmp_path / "w.npz")
    assert trained is not None
    chances = trained.probabilities({"bias", "l=meet"})
    assert max(chances, key=lambda label: chances[label]) == "CONSULT"
