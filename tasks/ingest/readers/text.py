"""Plain text: one file, one article."""

from collections.abc import Iterator

from tasks.ingest.files import File, Options, load
from tasks.ingest.items import Item, Refused

MEDIA_TYPE = "text/plain"
ENCODINGS = {b"\xef\xbb\xbf": "utf-8-sig", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
"""Marks at the start of a file that name its encoding; they are no part of the text."""


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """The file as an article whose body is its text, unchanged."""
    payload, refused = load(file, options.longest, MEDIA_TYPE)
    if refused is not None:
        yield refused
        return
    try:
        body = decoded(payload)
    except UnicodeDecodeError as error:
        detail = f"not UTF-8 at byte {error.start}; convert the file, for instance with iconv -f windows-1252 -t utf-8"
        yield Refused(file.name, "bad_encoding", detail, payload, MEDIA_TYPE, file.fetched_at)
        return
    yield Item(key=file.name, external_id=file.name, body=body, payload=payload, media_type=MEDIA_TYPE, fetched_at=file.fetched_at)


def decoded(payload: bytes) -> str:
    """UTF-8, or what a mark at the start says. Raises UnicodeDecodeError."""
    encoding = next((name for mark, name in ENCODINGS.items() if payload.startswith(mark)), "utf-8")
    return payload.decode(encoding)
