"""Keys of the gazetteer's names."""

from hashlib import blake2b

PRIMARY, ALTERNATE, LOOSE, DEMONYM = range(4)
"""How a key names its place: its own name, another name, a folding of its sound, the people's name."""


def key(text: str) -> int:
    """64-bit key of a folded name."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "little")
