"""JSON lines, plain or gzipped: one object a line, of which only `text` is required."""

import json
from collections.abc import Iterator

from tasks.ingest import bounded, records
from tasks.ingest.files import File, Options
from tasks.ingest.items import KEPT_BYTES, Item, Refused

MEDIA_TYPE = "application/x-ndjson"


def read(file: File, options: Options) -> Iterator[Item | Refused]:
    """One item a line; blank lines are passed over."""
    for line in bounded.lines(file.path, options.longest, KEPT_BYTES):
        key = f"{file.name}:{line.number}"
        if line.broken:
            detail = f"{line.broken}; what came before it was read"
            yield Refused(key, "broken_archive", detail, line.data, MEDIA_TYPE, file.fetched_at, line.length)
        elif line.length > len(line.data):
            detail = f"a line of {line.length} bytes, allowed are {options.longest}; split it"
            yield Refused(key, "too_long", detail, line.data, MEDIA_TYPE, file.fetched_at, line.length)
        elif line.data.strip():
            yield _item(line, key, file, options)


def _item(line: bounded.Line, key: str, file: File, options: Options) -> Item | Refused:
    data, rule = line.data, ""
    try:
        record = json.loads(data.decode("utf-8-sig" if line.number == 1 else "utf-8"))
    except UnicodeDecodeError as error:
        rule, detail = "bad_encoding", f"not UTF-8 at byte {error.start} of the line"
    except (ValueError, RecursionError) as error:
        rule, detail = "bad_json", f"{error}; each line must be one JSON object"
    else:
        if isinstance(record, dict):
            known = record if "text" in record and not options.columns else records.mapped(record, options.columns)
            return records.item_of(known, key, file.name, data, file.fetched_at, MEDIA_TYPE)
        rule, detail = "not_an_object", f"a JSON {type(record).__name__}; each line must be an object"
    return Refused(key, rule, detail, data, MEDIA_TYPE, file.fetched_at)
