"""Bytes of a page as text."""

import codecs
import re

from charset_normalizer import from_bytes

_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
_DECLARED = re.compile(rb"<(?:meta|\?xml)\b[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]{2,30})", re.IGNORECASE)
_SEVEN_BIT = ("iso-2022", "hz-gb")
"""Encodings whose bytes are all valid UTF-8, so that only the declaration tells them."""
GUESS_BYTES = 100_000


def decode(payload: bytes, declared: str | None = None) -> str:
    """The page's text: by a mark at the start, UTF-8 where that fits, the declared charset, else the likeliest guess.

    `declared` is the charset of the HTTP header. A wrong declaration does no harm to a page in UTF-8; what still does not fit
    becomes U+FFFD.
    """
    for mark, name in _MARKS:
        if payload.startswith(mark):
            return payload.decode(name, "replace")
    found = _DECLARED.search(payload[:4096])
    stated = [name for name in (declared, found.group(1).decode("ascii", "ignore") if found else None) if name and _is_known(name)]
    order = [*(name for name in stated if name.lower().startswith(_SEVEN_BIT)), "utf-8", *stated]
    for name in order:
        try:
            return payload.decode(name)
        except (UnicodeDecodeError, UnicodeError):
            continue
    return payload.decode(_guess(payload), "replace")


def _is_known(name: str) -> bool:
    try:
        return codecs.lookup(name)._is_text_encoding
    except LookupError:
        return False


def _guess(payload: bytes) -> str:
    best = from_bytes(payload[:GUESS_BYTES]).best()
    return best.encoding if best is not None and _is_known(best.encoding) else "windows-1252"
