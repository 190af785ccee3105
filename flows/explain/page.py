"""The explained article as one HTML page that needs nothing else. What comes from the article is escaped; the page runs no script."""

from html import escape
from pathlib import Path

from flows.explain import marks, tables
from flows.explain.marks import Piece, Rows

STYLE = Path(__file__).with_name("page.css")
POLICY = "default-src 'none'; style-src 'unsafe-inline'"


def render(rows: Rows) -> str:
    """The page."""
    article = rows["article"].row(0, named=True)
    title = escape(article["title"] or article["external_id"])
    legend = " ".join(f'<span class="{kind}">{kind}</span>' for kind in marks.KINDS if kind != "event")
    body = "".join(_piece(piece) for piece in marks.pieces(article["body"], marks.of(rows)))
    blocks = "\n".join(_block(block) for block in tables.of(rows))
    return f"""<!doctype html>
<html lang="{escape(article["language"] or "und")}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{POLICY}">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
<style>
{STYLE.read_text(encoding="utf-8")}</style>
</head>
<body>
<h1>{title}</h1>
<p class="legend">{legend}</p>
<article>{body}</article>
{blocks}
</body>
</html>
"""


def _piece(piece: Piece) -> str:
    text = escape(piece.text)
    if not piece.kinds:
        return text
    triggers = (mark.note for mark in piece.opening if mark.kind == "trigger")
    numbers = "".join(f"<sup>{escape(note.partition(':')[0].removeprefix('event '))}</sup>" for note in triggers)
    return f'<span class="{" ".join(piece.kinds)}" title="{escape(" · ".join(piece.notes))}">{text}{numbers}</span>'


def _block(block: tables.Block) -> str:
    head = "".join(f"<th>{escape(name)}</th>" for name in block.header)
    rows = "\n".join("<tr>" + "".join(f"<td>{escape(cell)}</td>" for cell in row) + "</tr>" for row in block.rows)
    return f"<h2>{escape(block.title)}</h2>\n<table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{rows}\n</tbody>\n</table>"
