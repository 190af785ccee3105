"""Newsletters: `.eml` files and mboxes."""

import email
import email.policy
from collections.abc import Iterator
from email.errors import MessageError
from email.message import EmailMessage
from email.utils import parseaddr

from tasks.ids import short_id
from tasks.ingest import apart, bounded
from tasks.ingest.files import File, Options, load
from tasks.ingest.html import read_page
from tasks.ingest.html.charset import decode
from tasks.ingest.items import KEPT_BYTES, Item, Refused, Stated

MEDIA_TYPE = "message/rfc822"


def read_eml(file: File, options: Options) -> Iterator[Item | Refused]:
    """One message, one article."""
    payload, refused = load(file, options.longest, MEDIA_TYPE)
    yield refused or item_of(payload, file.name, file)


def read_mbox(file: File, options: Options) -> Iterator[Item | Refused]:
    """The messages of an mbox, one at a time; one that is longer than allowed is refused."""
    lines: list[bytes] = []
    length = number = 0
    for line in bounded.lines(file.path, options.longest, KEPT_BYTES):
        if line.data.startswith(b"From ") and (not lines or not lines[-1]):
            if length:
                number += 1
                yield _message(lines, length, f"{file.name}:{number}", file, options)
            lines, length = [], 0
            continue
        length += line.length + 1
        if length <= options.longest:
            lines.append(line.data)
    if length:
        yield _message(lines, length, f"{file.name}:{number + 1}", file, options)


def _message(lines: list[bytes], length: int, key: str, file: File, options: Options) -> Item | Refused:
    payload = b"\n".join(lines)
    if length > options.longest:
        return Refused(
            key, "too_long", f"{length} bytes, allowed are {options.longest}", payload[:KEPT_BYTES], MEDIA_TYPE, file.fetched_at, length
        )
    return item_of(payload, key, file)


def item_of(payload: bytes, key: str, file: File) -> Item | Refused:
    """A message as an article: its plain text, else the article of its HTML part; subject, sender and date from its head."""
    try:
        found: Item | Refused = apart.ask("mail.made", payload, key, file)
    except apart.LostError as error:
        return Refused(key, error.rule, error.detail, payload, MEDIA_TYPE, file.fetched_at)
    return found


def made(payload: bytes, key: str, file: File) -> Item | Refused:
    """A message as an article, read here and now."""
    try:
        message = email.message_from_bytes(payload, policy=email.policy.default)
        body, title = _body(message), _head(message, "subject")
        sender, address = parseaddr(_head(message, "from") or "")
        sent, own_id = _head(message, "date"), _head(message, "message-id")
    except (MessageError, ValueError, LookupError, TypeError, AttributeError, IndexError, AssertionError, RecursionError) as error:
        return Refused(key, "bad_message", f"{type(error).__name__}: {error}", payload, MEDIA_TYPE, file.fetched_at)
    if not body.strip():
        return Refused(key, "no_article", "the message has no text part that holds an article", payload, MEDIA_TYPE, file.fetched_at)
    return Item(
        key=key,
        external_id=own_id or f"{file.name}:{short_id(payload.hex())}",
        body=body,
        payload=payload,
        media_type=MEDIA_TYPE,
        fetched_at=file.fetched_at,
        title=title,
        outlet=sender or address.rpartition("@")[2] or None,
        published=(Stated(sent, "metadata"),) if sent else (),
    )


def _head(message: EmailMessage, name: str) -> str | None:
    value = message.get(name)
    return " ".join(str(value).split()) or None if value is not None else None


def _body(message: EmailMessage) -> str:
    for kind in ("plain", "html"):
        part = message.get_body(preferencelist=(kind,))
        if part is None:
            continue
        raw = part.get_payload(decode=True)
        text = decode(raw if isinstance(raw, bytes) else b"", part.get_content_charset())
        if kind == "html":
            return read_page(text).body
        if text.strip():
            return text.replace("\r\n", "\n")
    return ""
