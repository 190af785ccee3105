"""The same two stories in every form that ingest reads."""

import gzip
import io
import json
import mailbox
import tarfile
import zipfile
from collections.abc import Callable
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime
from pathlib import Path

import docx
import polars as pl

FIRST = "A bomb killed two people at a crowded market in the north of Quito on Monday morning, police and doctors in the capital said. " * 5
SECOND = "Striking miners blocked the road to the port of Antofagasta on Tuesday and demanded talks with the government of the region. " * 5
STORIES = (
    {"id": "a", "url": "https://andes.example/a", "title": "Bomb kills two", "date": "2026-05-04", "text": FIRST.strip()},
    {"id": "b", "url": "https://andes.example/b", "title": "Miners block road", "date": "2026-05-05", "text": SECOND.strip()},
)


def html(story: dict[str, str]) -> str:
    """A page of a story."""
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{story["title"]}</title>'
        f'<meta property="article:published_time" content="{story["date"]}T08:15:00Z"></head><body><article><h1>{story["title"]}</h1>'
        f"<p>{story['text']}</p></article></body></html>"
    )


def _rss(full: bool = True) -> bytes:
    def entry(story: dict[str, str]) -> str:
        text = story["text"] if full else "In short."
        return (
            f"<item><guid>{story['id']}</guid><link>{story['url']}</link><title>{story['title']}</title>"
            f"<pubDate>{story['date']}T08:15:00Z</pubDate><content:encoded><![CDATA[<p>{text}</p>]]></content:encoded></item>"
        )

    items = "".join(map(entry, STORIES))
    head = '<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Andes Wire</title>'
    return f'<?xml version="1.0" encoding="utf-8"?>{head}{items}</channel></rss>'.encode()


def _atom() -> bytes:
    items = "".join(
        f'<entry><id>{s["id"]}</id><link href="{s["url"]}"/><title>{s["title"]}</title><published>{s["date"]}T08:15:00Z</published>'
        f'<content type="html">&lt;p&gt;{s["text"]}&lt;/p&gt;</content></entry>'
        for s in STORIES
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom"><title>Andes Wire</title>{items}</feed>'.encode()


def _json_feed() -> bytes:
    items = [
        {"id": s["id"], "url": s["url"], "title": s["title"], "content_html": f"<p>{s['text']}</p>", "date_published": s["date"]}
        for s in STORIES
    ]
    return json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Andes Wire", "items": items}).encode()


def _warc() -> bytes:
    """Two responses, each a gzip member of its own, as crawlers write them."""
    return b"".join(gzip.compress(_warc_record(story)) for story in STORIES)


def _warc_record(story: dict[str, str]) -> bytes:
    page = html(story).encode()
    response = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: %d\r\n\r\n%s" % (len(page), page)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-00000000000{story['id']}>\r\n"
        f"WARC-Target-URI: {story['url']}\r\nWARC-Date: 2026-05-06T00:00:00Z\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(response)}\r\n\r\n"
    )
    return head.encode() + response + b"\r\n\r\n"


def _message(story: dict[str, str]) -> EmailMessage:
    message = EmailMessage()
    message["From"], message["Subject"] = "Andes Wire <wire@andes.example>", story["title"]
    message["Date"], message["Message-ID"] = (
        format_datetime(datetime.fromisoformat(f"{story['date']}T08:15:00+00:00")),
        f"<{story['id']}@andes.example>",
    )
    message.set_content(story["text"])
    message.add_alternative(html(story), subtype="html")
    return message


def _mbox(folder: Path) -> bytes:
    path = folder / "made.mbox"
    box = mailbox.mbox(path)
    for story in STORIES:
        box.add(_message(story))
    box.close()
    data = path.read_bytes()
    path.unlink()
    return data


def _docx() -> bytes:
    document, out = docx.Document(), io.BytesIO()
    document.core_properties.title = STORIES[0]["title"]
    document.add_paragraph(STORIES[0]["text"])
    document.save(out)
    return out.getvalue()


def _pdf() -> bytes:
    """A PDF of one page, written by hand: no library that writes one is needed."""
    words = STORIES[0]["text"].split()
    lines = [" ".join(words[i : i + 12]) for i in range(0, len(words), 12)]
    text = "BT /F1 10 Tf 40 800 Td 12 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(text)} >>\nstream\n{text}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    return out + f"xref\n0 6\n0000000000 65535 f \n{table}trailer << /Size 6 /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF".encode()


def _jsonl() -> bytes:
    return "\n".join(map(json.dumps, STORIES)).encode()


def _zip(inside: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in inside.items():
            archive.writestr(zipfile.ZipInfo(name, (2026, 5, 6, 0, 0, 0)), data, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _tar(inside: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w:gz") as archive:
        for name, data in inside.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    return out.getvalue()


def _csv(delimiter: str) -> bytes:
    return pl.DataFrame(STORIES).write_csv(separator=delimiter).encode()


def _parquet() -> bytes:
    out = io.BytesIO()
    pl.DataFrame(STORIES).write_parquet(out)
    return out.getvalue()


TEXTS = {"a.txt": FIRST.encode(), "b.txt": SECOND.encode()}

FORMS: dict[str, Callable[[Path], bytes]] = {
    "wire.jsonl": lambda _: _jsonl(),
    "wire.jsonl.gz": lambda _: gzip.compress(_jsonl()),
    "wire.json": lambda _: json.dumps({"articles": STORIES}).encode(),
    "wire.csv": lambda _: _csv(","),
    "wire.csv.gz": lambda _: gzip.compress(_csv(",")),
    "wire.tsv": lambda _: _csv("\t"),
    "wire.parquet": lambda _: _parquet(),
    "wire.rss": lambda _: _rss(),
    "wire.atom": lambda _: _atom(),
    "feed.json": lambda _: _json_feed(),
    "wire.warc.gz": lambda _: _warc(),
    "wire.warc": lambda _: gzip.decompress(_warc()),
    "wire.wacz": lambda _: _zip({"archive/data.warc.gz": _warc()}),
    "wire.mbox": _mbox,
    "wire.zip": lambda _: _zip(TEXTS),
    "wire.tar.gz": lambda _: _tar(TEXTS),
    "nested.zip": lambda _: _zip({"inner.tar.gz": _tar(TEXTS)}),
    "a.txt": lambda _: FIRST.encode(),
    "a.html": lambda _: html(STORIES[0]).encode(),
    "a.eml": lambda _: _message(STORIES[0]).as_bytes(),
    "a.docx": lambda _: _docx(),
    "a.pdf": lambda _: _pdf(),
}
"""File names and how to make the file; those named `a.…` hold the first story alone."""

stub_feed = _rss(full=False)
pack = _zip
tape = _tar
