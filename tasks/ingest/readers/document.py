"""Word and PDF files: one file, one article of its paragraphs."""

import io
import logging
import zipfile
from collections.abc import Iterator
from datetime import datetime

import docx
import pypdf
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError
from pypdf.errors import PyPdfError

from tasks.ingest import apart
from tasks.ingest.files import File, Options, load
from tasks.ingest.items import Item, Refused

logging.getLogger("pypdf").setLevel(logging.CRITICAL)

DOCX_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
PDF_TYPE = "application/pdf"
MOST_PAGES = 200
MOST_UNPACKED = 50_000_000
BROKEN = (
    OpcError, PyPdfError, LxmlError, zipfile.BadZipFile, OSError, ValueError, KeyError, TypeError, AttributeError, IndexError,
    NotImplementedError, RecursionError, OverflowError, ArithmeticError, AssertionError, EOFError,
)  # fmt: skip
"""What the two libraries raise on a file that is none of theirs, or is damaged."""

Parsed = tuple[str, str | None]


def read_docx(file: File, options: Options) -> Iterator[Item | Refused]:
    """The paragraphs of a Word file, a blank line between them; its title if the file states one."""
    return _read(file, options, DOCX_TYPE)


def read_pdf(file: File, options: Options) -> Iterator[Item | Refused]:
    """The text of a PDF file's first pages; a scan has none and is refused."""
    return _read(file, options, PDF_TYPE)


def _read(file: File, options: Options, media_type: str) -> Iterator[Item | Refused]:
    payload, refused = load(file, options.longest, media_type)
    if refused is not None:
        yield refused
        return
    try:
        found: Item | Refused = apart.ask("document.made", payload, file.name, file.fetched_at, media_type)
    except apart.LostError as error:
        found = Refused(file.name, error.rule, error.detail, payload, media_type, file.fetched_at, external_id=file.name)
    yield found


def made(payload: bytes, name: str, fetched_at: datetime, media_type: str) -> Item | Refused:
    """A document's bytes as an article, read here and now."""
    try:
        body, title = (_docx if media_type == DOCX_TYPE else _pdf)(payload)
    except BROKEN as error:
        detail = f"{type(error).__name__}: {str(error)[:300]}"
        return Refused(name, "bad_document", detail, payload, media_type, fetched_at, external_id=name)
    if not body.strip():
        detail = "the file holds no text: a scan, or an empty one"
        return Refused(name, "no_article", detail, payload, media_type, fetched_at, external_id=name)
    return Item(key=name, external_id=name, body=body, payload=payload, media_type=media_type, fetched_at=fetched_at, title=title)


def _docx(payload: bytes) -> Parsed:
    with zipfile.ZipFile(io.BytesIO(payload)) as archive:
        if sum(member.file_size for member in archive.infolist()) > MOST_UNPACKED:
            raise ValueError(f"unpacks to more than {MOST_UNPACKED} bytes")
    document = docx.Document(io.BytesIO(payload))
    texts = [paragraph.text.strip() for paragraph in document.paragraphs]
    return "\n\n".join(text for text in texts if text), document.core_properties.title or None


def _pdf(payload: bytes) -> Parsed:
    reader = pypdf.PdfReader(io.BytesIO(payload))
    pages = (page.extract_text() for _, page in zip(range(MOST_PAGES), reader.pages, strict=False))
    title = reader.metadata.title if reader.metadata else None
    return "\n\n".join(text.strip() for text in pages if text.strip()), str(title).strip() or None if title else None
