"""Processes that are to live: what ends is started again, but not for ever."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from flows.tending import MOST, Tended
from tasks.errors import SitrepError


def tended(code: str, tmp_path: Path, most_mb: float = float("inf")) -> Tended:
    def begin() -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, "-c", code], start_new_session=True)

    found = Tended("the worker", "S605", tmp_path / "worker.log", begin, most_mb=most_mb)
    found.start()
    return found


def ended(one: Tended) -> None:
    assert one.process is not None
    one.process.wait()


def test_a_process_that_lives_is_left_alone(tmp_path: Path) -> None:
    one = tended("import time; time.sleep(60)", tmp_path)
    assert not one.look(print)
    one.stop()
    assert one.process is not None
    assert one.process.poll() is not None


def test_one_that_ended_is_started_again_and_somebody_is_told(tmp_path: Path) -> None:
    one, said = tended("import sys; sys.exit(3)", tmp_path), list[str]()
    ended(one)
    assert one.look(said.append)
    assert said == [f"the worker ended by itself (exit code 3): starting it again; its log: {tmp_path / 'worker.log'}"]
    ended(one)


def test_one_that_ends_again_and_again_is_an_error(tmp_path: Path) -> None:
    one = tended("", tmp_path)
    for _ in range(MOST):
        ended(one)
        assert one.look(lambda _: None)
    ended(one)
    with pytest.raises(SitrepError, match=r"S605.*again and again"):
        one.look(lambda _: None)


IDLE = "import time; print(flush=True); time.sleep(60)"
BUSY = "import subprocess, sys; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']); child.wait()"


@pytest.mark.parametrize(("code", "renewed"), [(IDLE, True), (BUSY, False)], ids=["idle", "with a run under way"])
def test_one_that_has_grown_is_changed_for_a_fresh_one_while_it_is_idle(code: str, renewed: bool, tmp_path: Path) -> None:
    one, said = tended(code, tmp_path, most_mb=1), list[str]()
    assert one.process is not None
    first = one.process.pid
    time.sleep(0.5)
    assert one.look(said.append) is renewed
    assert (one.process.pid != first) is renewed
    assert ["a fresh one takes its place" in line for line in said] == [True] * renewed
    one.stop()
