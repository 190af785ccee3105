"""What a stranger wrote is shown as text: in the explained page, from a title that came through a feed or a page."""

from pathlib import Path

import pytest

from flows.explain import page
from tasks.frames import TABLES, frame_of
from tests.ingest import forms
from tests.ingest.conftest import Take

TITLES = [
    "<script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</title><script>alert(1)</script>",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "<svg/onload=alert(1)>",
    "javascript:alert(1)",
]


def shown(take: Take, path: Path) -> str:
    found = {name.split(".")[1]: frame_of(schema, []) for name, schema in TABLES.items() if name.startswith("core.")}
    return page.render(found | {"article": take(path).article})


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("kind", ["jsonl", "html", "rss"])
def test_script_in_a_title_is_text(tmp_path: Path, take: Take, title: str, kind: str) -> None:
    path = tmp_path / f"wire.{kind}"
    escaped = title.replace("&", "&amp;").replace("<", "&lt;")
    if kind == "jsonl":
        import json

        path.write_text(json.dumps({"title": title, "text": f"{title} {forms.FIRST}", "url": f"https://x.example/{title}"}))
    elif kind == "html":
        path.write_text(forms.html(forms.STORIES[0]).replace(forms.STORIES[0]["title"], escaped))
    else:
        path.write_bytes(forms.FORMS["wire.rss"](tmp_path).replace(b"Bomb kills two", escaped.encode()))
    html = shown(take, path)
    assert "Content-Security-Policy" in html
    for tag in ("<script", "<img", "<svg", "</title><"):
        assert tag not in html.replace("</title>\n", "")


def test_control_characters_and_direction_marks_break_nothing(tmp_path: Path, take: Take) -> None:
    import json

    path = tmp_path / "wire.jsonl"
    path.write_text(json.dumps({"title": "\u202eevil\u0007 \x1b[31mred", "text": forms.FIRST}))
    assert "<h1>" in shown(take, path)
