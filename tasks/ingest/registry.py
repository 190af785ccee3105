"""Who reads which kind of file."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module

from tasks.ingest.files import File, Options, Reader
from tasks.ingest.items import Item, Refused

READERS = {
    ".txt": "text.read",
    ".md": "text.read",
    ".jsonl": "jsonl.read",
    ".jsonl.gz": "jsonl.read",
    ".ndjson": "jsonl.read",
    ".html": "page.read",
    ".htm": "page.read",
    ".xhtml": "page.read",
    ".csv": "tabular.read_csv",
    ".tsv": "tabular.read_csv",
    ".parquet": "tabular.read_parquet",
    ".json": "feed.read_json",
    ".xml": "feed.read",
    ".rss": "feed.read",
    ".atom": "feed.read",
    ".warc": "warc.read",
    ".warc.gz": "warc.read",
    ".wacz": "archive.read",
    ".eml": "mail.read_eml",
    ".mbox": "mail.read_mbox",
    ".docx": "document.read_docx",
    ".pdf": "document.read_pdf",
    ".zip": "archive.read",
    ".tar": "archive.read",
    ".tar.gz": "archive.read",
    ".tgz": "archive.read",
    ".tar.bz2": "archive.read",
    ".tar.xz": "archive.read",
    ".gz": "archive.read_gz",
}
"""File name endings and their readers under `tasks.ingest.readers`, loaded when first needed."""

KNOWN = ", ".join(READERS)


@cache
def _reader(ending: str) -> Reader:
    module, _, name = READERS[ending].partition(".")
    found: Reader = getattr(import_module(f"tasks.ingest.readers.{module}"), name)
    return found


def kind(name: str) -> str | None:
    """The ending that decides who reads a file; None where nobody does."""
    lowered = name.lower()
    return max((ending for ending in READERS if lowered.endswith(ending)), key=len, default=None)


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """What the file's reader finds. Whatever happens, the file is accounted for: by its articles, or by a refusal.

    Refused is a file that nobody reads (rule `unknown_kind`), that the system will not give (`unreadable`), that holds nothing
    (`no_article`), or that breaks its reader (`reader_error`): parsers of hostile bytes fail in ways they do not tell, and the
    other files must be read.
    """
    ending = kind(file.name)
    if ending is None:
        yield Refused(file.name, "unknown_kind", f"nobody reads such a file; known are {KNOWN}")
        return
    found = 0
    try:
        for found, came in enumerate(_reader(ending)(file, options), 1):  # noqa: B007 - counted for the end
            yield came
    except OSError as error:
        yield Refused(file.name, "unreadable", f"{error.strerror or error}")
    except Exception as error:  # noqa: BLE001 - see above
        yield Refused(file.name, "reader_error", f"{type(error).__name__}: {str(error)[:300]}; articles before it were read")
    else:
        if not found:
            yield Refused(file.name, "no_article", "the file holds no article")
