"""Damaged input of every form: no crash, no hang, and every file accounted for."""

import random
import time
from pathlib import Path

import pytest

from tasks.ingest import registry
from tasks.ingest.batch import Batch
from tasks.ingest.files import Options, file_at
from tasks.settings import Settings
from tests.ingest import forms
from tests.ingest.conftest import TODAY

SECONDS = 10


def mutated(data: bytes, dice: random.Random) -> bytes:
    """The bytes with a few of them flipped, cut, doubled, shuffled, or replaced by noise."""
    found = bytearray(data)
    for _ in range(dice.randint(1, 6)):
        start = dice.randrange(len(found) + 1)
        end = min(len(found), start + dice.randint(1, 64))
        match dice.randrange(6):
            case 0:
                found[start:end] = bytes(byte ^ (1 << dice.randrange(8)) for byte in found[start:end])
            case 1:
                del found[start:]
            case 2:
                del found[start:end]
            case 3:
                found[start:start] = found[start:end] * dice.randint(1, 50)
            case 4:
                found[start:end] = dice.randbytes(end - start)
            case _:
                found[start:end] = dice.choice([b"\x00", b"\xff\xff\xff\xff", b"-1", b"9" * 30, b"<", b'"', b"\n", b"\x1f\x8b"])
    return bytes(found)


def read_all(name: str, count: int, seed: int, folder: Path) -> list[str]:
    """Rules by which `count` mutations of a form were refused. Fails where one is not accounted for, or takes too long."""
    whole = forms.FORMS[name](folder)
    dice = random.Random(f"{name} {seed}")  # noqa: S311 - dice for tests
    path = folder / f"mutated-{name}"
    rules: list[str] = []
    for number in range(count):
        path.write_bytes(mutated(whole, dice))
        batch, started = Batch(Settings(), "run-1", "mutated", TODAY), time.monotonic()
        for came in registry.read(file_at(path, path.name), Options(1_000_000)):
            batch.add(came)
        taken = batch.close()
        assert taken.article.height + taken.rejection.height > 0, f"mutation {number} of {name} is lost"
        assert time.monotonic() - started < SECONDS, f"mutation {number} of {name} hangs"
        rules += taken.rejection["rule"].to_list()
    return rules


@pytest.mark.parametrize("name", forms.FORMS)
def test_a_dozen_mutations_of_every_form(tmp_path: Path, name: str) -> None:
    read_all(name, 12, 1, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", forms.FORMS)
def test_ten_thousand_mutations(tmp_path: Path, name: str) -> None:
    assert len(read_all(name, 10_000 // len(forms.FORMS) + 1, 2, tmp_path)) > 0
