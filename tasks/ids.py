"""Short ids from natural keys: the same input always gives the same id."""

from hashlib import blake2b


def short_id(*parts: object) -> str:
    """16 hex digits (64 bits, BLAKE2b) of the parts in order; `None` and the empty string differ."""
    key = "\x1f".join("\x00" if part is None else str(part) for part in parts)
    return blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
