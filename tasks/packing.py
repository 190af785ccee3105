"""Payloads packed for keeping: Zstandard, as the Arrow library brings it. The same bytes are always packed alike."""

import pyarrow as pa

ZSTD = "zstd"
LEVEL = 3
LEAST_BYTES = 64
"""Below this nothing is gained."""


class PackedError(ValueError):
    """A packed payload that is damaged, or packed in a way that is not known."""


def pack(payload: bytes) -> tuple[bytes, str | None]:
    """The payload packed, and its encoding; as it is, with None, where packing would not make it smaller."""
    if len(payload) < LEAST_BYTES:
        return payload, None
    packed: bytes = pa.Codec(ZSTD, compression_level=LEVEL).compress(payload, asbytes=True)
    return (packed, ZSTD) if len(packed) < len(payload) else (payload, None)


def unpack(payload: bytes, encoding: str | None, byte_count: int | None) -> bytes:
    """The payload as it was received; `byte_count` is its length then. Raises PackedError."""
    if encoding is None:
        return payload
    if encoding != ZSTD or byte_count is None:
        raise PackedError(f"encoding {encoding} with {byte_count} bytes")
    try:
        found: bytes = pa.Codec(ZSTD).decompress(payload, decompressed_size=byte_count, asbytes=True)
    except (pa.ArrowException, OSError, ValueError) as error:
        raise PackedError(str(error)) from error
    return found
