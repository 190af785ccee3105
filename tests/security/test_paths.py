"""Nothing leaves its folder: members of archives, links in folders, names in keys."""

from pathlib import Path
from typing import Any

import pytest

from tests.ingest import forms
from tests.ingest.conftest import Take

WAYS_OUT = ["../../x.txt", "/etc/x.txt", "a/../../x.txt", "C:\\x.txt", "..\\x.txt", "\\\\host\\x.txt", "a\\..\\..\\x.txt"]


@pytest.mark.parametrize("member", WAYS_OUT)
@pytest.mark.parametrize("pack", [forms.pack, forms.tape])
def test_a_member_that_leads_out_of_its_archive_is_refused_and_written_nowhere(tmp_path: Path, take: Take, pack: Any, member: str) -> None:
    folder = tmp_path / "in" / "deep"
    folder.mkdir(parents=True)
    path = folder / ("wire.zip" if pack is forms.pack else "wire.tar.gz")
    path.write_bytes(pack({member: forms.FIRST.encode(), "good.txt": forms.SECOND.encode()}))
    before = sorted(tmp_path.rglob("*"))
    taken = take(path)
    assert taken.rejection["rule"].to_list() == ["unsafe_path"]
    assert taken.article.height == 1
    assert sorted(tmp_path.rglob("*")) == before


def test_a_member_is_never_unpacked_under_its_own_name(tmp_path: Path, take: Take, monkeypatch: pytest.MonkeyPatch) -> None:
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    (tmp_path / "wire.zip").write_bytes(forms.pack({"sub/evil name.txt": forms.FIRST.encode()}))
    assert take(tmp_path / "wire.zip").article.height == 1
    assert list(scratch.iterdir()) == []
