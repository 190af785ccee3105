"""The ways people deploy: templates filled in, and files that the container needs."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from flows import cli, deploying
from tasks import paths


def test_the_unit_runs_this_folder_with_this_python() -> None:
    lines = deploying.unit(4300).splitlines()
    assert f"ExecStart={sys.executable} -m flows.cli serve --port 4300" in lines
    assert f"WorkingDirectory={paths.ROOT}" in lines
    assert "KillSignal=SIGINT" in lines


def test_systemd_takes_the_unit(tmp_path: Path) -> None:
    if shutil.which("systemd-analyze") is None:
        pytest.skip("no systemd here")
    (tmp_path / "sitrep.service").write_text(deploying.unit(4200))
    done = subprocess.run(["systemd-analyze", "verify", str(tmp_path / "sitrep.service")], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_container_is_reached_from_this_machine_alone() -> None:
    said = deploying.container(4300)
    assert "--publish 127.0.0.1:4300:4200" in said
    assert "PREFECT_UI_API_URL=http://127.0.0.1:4300/api" in said


def test_the_container_leaves_environment_and_data_of_this_folder_out() -> None:
    assert {".venv", "var"} <= set((paths.ROOT / ".dockerignore").read_text().split())


@pytest.mark.parametrize("way", ["systemd", "container"])
def test_up_prints_it(way: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["up", way])
    assert ended.value.code == 0
    assert str(paths.ROOT) in capsys.readouterr().out


def test_up_says_which_way_to_choose(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        cli.main(["up", "--help"])
    said = capsys.readouterr().out
    assert all(way in said for way in ("serve –", "worker –", "systemd –", "container –"))


def test_a_worker_without_a_server_is_a_mistake_of_the_user(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PREFECT_HOME", str(tmp_path))
    monkeypatch.setenv("PREFECT_API_URL", "http://127.0.0.1:9/api")
    with pytest.raises(SystemExit) as ended:
        cli.main(["up", "worker"])
    assert ended.value.code == 2
