"""The body of a response, within bounds before and after it is unpacked."""

import zlib
from collections.abc import Callable, Iterator

import httpx

PACKED = {"gzip": 31, "x-gzip": 31, "deflate": 47}


class BodyError(ValueError):
    """A body that is too large (rule `too_large`), takes too long (`timeout`) or is damaged (`broken_body`)."""

    def __init__(self, rule: str, detail: str) -> None:
        self.rule = rule
        super().__init__(detail)


def read(response: httpx.Response, most: int, left: Callable[[], float]) -> bytes:
    """The unpacked body. Raises BodyError where it is longer than `most` bytes, packed or not, has no time `left`, or is damaged."""
    stated = response.headers.get("content-length", "")
    if stated.isdigit() and int(stated) > most:
        raise BodyError("too_large", f"{stated} bytes announced, allowed are {most}")
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in ("identity", "", *PACKED):
        raise BodyError("broken_body", f"content encoding {encoding}, which was not asked for")
    body = bytearray()
    for piece in _unpacked(_bounded(response.iter_raw(), most, left), PACKED.get(encoding), most):
        body += piece
        if len(body) > most:
            raise BodyError("too_large", f"more than {most} bytes")
    return bytes(body)


def _bounded(pieces: Iterator[bytes], most: int, left: Callable[[], float]) -> Iterator[bytes]:
    came = 0
    for piece in pieces:
        came += len(piece)
        if left() < 0:
            raise BodyError("timeout", "the body did not come in time")
        if came > most:
            raise BodyError("too_large", f"more than {most} bytes")
        yield piece


def _unpacked(pieces: Iterator[bytes], window: int | None, most: int) -> Iterator[bytes]:
    if window is None:
        yield from pieces
        return
    unpacker = zlib.decompressobj(window)
    try:
        for piece in pieces:
            rest = piece
            while rest:
                yield unpacker.decompress(rest, most + 1)
                rest = unpacker.unconsumed_tail
        if not unpacker.eof:
            raise BodyError("broken_body", "packed data that ends early")
    except zlib.error as error:
        raise BodyError("broken_body", str(error)) from error
