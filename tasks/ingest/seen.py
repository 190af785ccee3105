"""Ids and bodies met since a run began, in a few bytes each."""

import numpy as np
import numpy.typing as npt

RECENT = 50_000


class Seen:
    """A growing map from 64-bit hex keys to 64-bit hex values: the newest in a dict, the rest in sorted arrays (16 bytes an entry)."""

    def __init__(self, recent: int = RECENT) -> None:
        self._recent: dict[int, int] = {}
        self._most = recent
        self._keys: npt.NDArray[np.uint64] = np.empty(0, np.uint64)
        self._values: npt.NDArray[np.uint64] = np.empty(0, np.uint64)

    def first(self, key: str, value: str) -> str:
        """The value that the key's first 16 hex digits came with when they were first met, which may be now."""
        number = int(key[:16], 16)
        known = self._find(number)
        if known is None:
            self._recent[number] = known = int(value[:16], 16)
            if len(self._recent) >= self._most:
                self._merge()
        return f"{known:016x}"

    def __contains__(self, key: str) -> bool:
        return self._find(int(key[:16], 16)) is not None

    def _find(self, number: int) -> int | None:
        if number in self._recent:
            return self._recent[number]
        place = int(np.searchsorted(self._keys, np.uint64(number)))
        return int(self._values[place]) if place < len(self._keys) and int(self._keys[place]) == number else None

    def _merge(self) -> None:
        keys = np.concatenate([self._keys, np.fromiter(self._recent.keys(), np.uint64)])
        values = np.concatenate([self._values, np.fromiter(self._recent.values(), np.uint64)])
        order = np.argsort(keys, kind="stable")
        self._keys, self._values = keys[order], values[order]
        self._recent.clear()
