"""A watched folder: what is complete is taken, what is not is left, and everything ends in done/ or failed/ once it is stored."""

import os
import threading
import time
from pathlib import Path

import pytest

from flows.inbox import InboxParameters, take
from flows.summary import Summary
from tasks.ingest import inbox
from tasks.ingest.files import Options
from tasks.ingest.inbox import Inbox
from tasks.load.query import reader
from tests.flows.mute import mute
from tests.ingest import forms

OLD = 1_700_000_000


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    path = tmp_path / "inbox"
    path.mkdir()
    return path


def drop(folder: Path, name: str, text: str | bytes = forms.FIRST, *, age: float | None = OLD) -> Path:
    """A file, finished long ago unless `age` is None."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    if age is not None:
        os.utime(path, (age, age))
    return path


def run(folder: Path) -> Summary:
    return take(InboxParameters(folder=folder, warehouse=folder.parent / "w.duckdb"), mute(), lambda now: None)


def stored(folder: Path) -> list[str]:
    with reader(folder.parent / "w.duckdb") as opened:
        return opened.frame("select external_id from core.article order by all")["external_id"].to_list()


def tree(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


# -- complete?


@pytest.mark.parametrize(
    "name",
    [
        "a.txt.part",
        "a.txt.tmp",
        "a.crdownload",
        ".a.txt.x7",
        "a.txt~",
        "~$a.docx",
        ".hidden/a.txt",
        "done/a.txt",
        "failed/a.txt",
        "a.PARTIAL",
    ],
)
def test_files_that_are_not_there_yet_or_no_more_to_be_taken_are_passed_over(folder: Path, name: str) -> None:
    drop(folder, name)
    assert Inbox(folder, "r").complete() == []


def test_an_old_file_is_taken_without_waiting(folder: Path) -> None:
    path = drop(folder, "sub/a.txt")
    pauses: list[float] = []
    assert Inbox(folder, "r", pause=pauses.append).complete() == [path]
    assert pauses == []


def test_a_file_that_grows_while_it_is_looked_at_is_left(folder: Path) -> None:
    growing, still = drop(folder, "growing.txt", age=None), drop(folder, "still.txt", age=None)

    def pause(seconds: float) -> None:
        with growing.open("a") as out:
            out.write("more")

    assert Inbox(folder, "r", pause=pause).complete() == [still]


def test_a_file_that_is_renamed_in_is_taken(folder: Path) -> None:
    part = drop(folder, "a.txt.part")
    assert Inbox(folder, "r").complete() == []
    part.rename(folder / "a.txt")
    assert Inbox(folder, "r").complete() == [folder / "a.txt"]


def test_an_empty_file_is_waited_for_a_while(folder: Path) -> None:
    path = drop(folder, "a.txt", b"", age=None)
    assert Inbox(folder, "r", quiet_seconds=0.01).complete() == []
    os.utime(path, (OLD, OLD))
    assert Inbox(folder, "r").complete() == [path]


def test_a_link_is_not_followed(folder: Path) -> None:
    secret = drop(folder.parent, "secret.txt")
    (folder / "a.txt").symlink_to(secret)
    assert Inbox(folder, "r").complete() == []


def test_a_file_that_is_still_being_written_is_taken_whole_by_a_later_run(folder: Path) -> None:
    """A writer that takes its time, in a thread of its own."""
    path, sentences = folder / "a.txt", forms.FIRST.split(". ")

    def write() -> None:
        with path.open("w") as out:
            for sentence in sentences:
                out.write(sentence + ". ")
                out.flush()
                time.sleep(0.08)

    writer = threading.Thread(target=write)
    writer.start()
    time.sleep(0.1)
    assert Inbox(folder, "r", quiet_seconds=0.3).complete() == []
    writer.join()
    time.sleep(0.3)
    assert Inbox(folder, "r", quiet_seconds=0.2).complete() == [path]
    assert path.read_text().count("police and doctors") == forms.FIRST.count("police and doctors")


# -- done and failed


def test_files_go_to_done_or_failed_with_the_reason_beside_them(folder: Path) -> None:
    drop(folder, "a.txt")
    drop(folder, "sub/wire.jsonl", b'{"id": "j", "text": "Miners blocked a road in Tacna on Monday."}\nno json\n')
    drop(folder, "picture.png", b"png")
    drop(folder, "half.zip", forms.pack({"b.txt": forms.SECOND.encode()})[:60])
    run(folder)
    assert stored(folder) == ["a.txt", "j"]
    assert tree(folder) == [
        "done/a.txt", "done/sub/wire.jsonl", "done/sub/wire.jsonl.reason.txt",
        "failed/half.zip", "failed/half.zip.reason.txt", "failed/picture.png", "failed/picture.png.reason.txt",
    ]  # fmt: skip
    assert "sub/wire.jsonl:2: bad_json" in (folder / "done/sub/wire.jsonl.reason.txt").read_text()
    assert "unknown_kind" in (folder / "failed/picture.png.reason.txt").read_text()


def test_an_empty_folder_leaves_no_run_and_no_warehouse(folder: Path) -> None:
    assert run(folder).articles == 0
    assert not (folder.parent / "w.duckdb").exists()


def test_two_files_of_one_name_are_both_kept_as_files_and_as_articles(folder: Path) -> None:
    drop(folder, "report.txt")
    run(folder)
    drop(folder, "report.txt", forms.SECOND)
    run(folder)
    ids = stored(folder)
    assert len(ids) == 2
    assert "report.txt" in ids
    assert len(tree(folder)) == 2


def test_the_same_file_dropped_again_is_kept_and_changes_no_row(folder: Path) -> None:
    drop(folder, "report.txt")
    run(folder)
    drop(folder, "report.txt")
    assert run(folder).unchanged == 1
    assert stored(folder) == ["report.txt"]
    assert tree(folder) == ["done/report-2.txt", "done/report.txt"]


def test_a_file_that_failed_may_be_mended_and_dropped_again(folder: Path) -> None:
    drop(folder, "wire.jsonl", b"no json\n")
    run(folder)
    drop(folder, "wire.jsonl", b'{"id": "j", "text": "Miners blocked a road in Tacna on Monday."}\n')
    run(folder)
    assert tree(folder) == ["done/wire.jsonl", "failed/wire.jsonl", "failed/wire.jsonl.reason.txt"]


def test_a_run_that_is_killed_before_it_moves_loses_and_doubles_nothing(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    drop(folder, "a.txt")

    def kill(source: object, run_id: str) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as fault:
        fault.setattr("flows.inbox.settle", kill)
        with pytest.raises(KeyboardInterrupt):
            run(folder)
    assert [name for name in tree(folder) if not name.startswith(".")] == ["a.txt"]
    assert run(folder).unchanged == 1
    assert (stored(folder), tree(folder)) == (["a.txt"], ["done/a.txt"])


def test_a_file_that_was_written_to_after_it_was_read_stays(folder: Path) -> None:
    path = drop(folder, "a.txt")
    box = Inbox(folder, "r")
    for came in box.items(Options(1_000_000)):
        box.note(came, None)
    drop(folder, "a.txt", forms.SECOND, age=None)
    assert inbox.settle(folder, "r") == {"done": 0, "failed": 0}
    assert path.exists()


def test_moving_twice_moves_nothing_more(folder: Path) -> None:
    drop(folder, "a.txt")
    run(folder)
    assert inbox.settle(folder, "r") == {"done": 0, "failed": 0}


def test_a_large_file_is_taken_whole_whatever_a_run_takes_of_other_sources(folder: Path) -> None:
    lines = (f'{{"id": "{n}", "text": "Miners blocked road {n} in Tacna on Monday."}}' for n in range(600))
    drop(folder, "wire.jsonl", "\n".join(lines))
    run(folder)
    assert len(stored(folder)) == 600
