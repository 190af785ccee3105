"""Web archives: WARC files as crawlers and Common Crawl News write them, streamed record by record."""

from collections import deque
from collections.abc import Iterator
from datetime import datetime

from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from tasks.ingest import apart
from tasks.ingest.bounded import BROKEN
from tasks.ingest.files import File, Options
from tasks.ingest.items import KEPT_BYTES, Item, Refused
from tasks.ingest.readers import page

MEDIA_TYPE = "application/warc"
PAGES = ("text/html", "application/xhtml+xml")
DAMAGED = (ArchiveLoadFailed, *BROKEN, ValueError, KeyError, IndexError, AttributeError, TypeError, OSError, AssertionError)


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """The articles of the archive's successful HTML responses; other records are no articles and are passed over."""
    asked: deque[apart.Call | Refused] = deque()

    def calls() -> Iterator[apart.Call]:
        for found in _found(file, options):
            asked.append(found)
            if not isinstance(found, Refused):
                yield found

    for answer in apart.each(calls()):
        while isinstance(first := asked.popleft(), Refused):
            yield first
        yield page.lost(answer, first) if isinstance(answer, apart.LostError) else answer
    yield from (left for left in asked if isinstance(left, Refused))


def _found(file: File, options: Options) -> Iterator[apart.Call | Refused]:
    """The pages to be read, and what is refused before it is; where the archive is damaged, that at the end."""
    number = 0
    with file.path.open("rb") as stream:
        try:
            for number, record in enumerate(ArchiveIterator(stream), 1):
                found = _call(record, f"{file.name}:{number}", file, options)
                if found is not None:
                    yield found
        except DAMAGED as error:
            detail = f"{type(error).__name__}: {str(error)[:200]}; records before it were read"
            yield Refused(f"{file.name}:{number + 1}", "broken_archive", detail)


def _call(record: ArcWarcRecord, key: str, file: File, options: Options) -> apart.Call | Refused | None:
    if record.rec_type != "response" or record.http_headers is None or record.http_headers.get_statuscode() != "200":
        return None
    kind, _, parameters = (record.http_headers.get_header("Content-Type") or "").partition(";")
    if kind.strip().lower() not in PAGES:
        return None
    url = record.rec_headers.get_header("WARC-Target-URI") or ""
    payload = record.content_stream().read(options.longest + 1)
    if len(payload) > options.longest:
        detail = f"a page of more than {options.longest} bytes"
        return Refused(key, "too_long", detail, payload[:KEPT_BYTES], page.MEDIA_TYPE, file.fetched_at, len(payload), url=url or None)
    _, _, charset = parameters.partition("charset=")
    return page.call_of(
        payload,
        key=key,
        external_id=url or key,
        fetched_at=_moment(record.rec_headers.get_header("WARC-Date")) or file.fetched_at,
        url=url or None,
        charset=charset.strip(" \"';") or None,
    )


def _moment(stamp: str | None) -> datetime | None:
    try:
        found = datetime.fromisoformat(stamp or "")
    except ValueError:
        return None
    return found if found.tzinfo else None
