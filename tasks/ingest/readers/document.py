"""Word and PDF files: one file, one article of its paragraphs."""

import io
import logging
import zipfile
from collections.abc import Callable, Iterator

import docx
import pypdf
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError
from pypdf.errors import PyPdfError

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
    return _read(file, options, DOCX_TYPE, _docx)


def read_pdf(file: File, options: Options) -> Iterator[Item | Refused]:
    """The text of a PDF file's first pages; a scan has none and is refused."""
    return _read(file, options, PDF_TYPE, _pdf)


def _read(file: File, options: Options, media_type: str, parse: Callable[[bytes], Parsed]) -> Iterator[Item | Refused]:
    payload, refused = load(file, options.longest, media_type)
    if refused is not None:
        yield refused
        return
    try:
        body, title = parse(payload)
    except BROKEN as error:
        yield Refused(file.name, "bad_document", f"{type(error).__name__}: {str(error)[:300]}", payload, media_type, file.fetched_at)
        return
    if not body.strip():
        yield Refused(file.name, "no_article", "the file holds no text: a scan, or an empty one", payload, media_type, file.fetched_at)
        return
    yield Item(
        key=file.name, external_id=file.name, body=body, payload=payload, media_type=media_type, fetched_at=file.fetched_at, title=title
    )


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
