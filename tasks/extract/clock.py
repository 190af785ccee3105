"""How long each article took to read."""

import time
from collections.abc import Iterable, Iterator
from statistics import median

from spacy.tokens import Doc

from tasks.extract import layers


class Clock:
    """Times what comes out of a pipeline.

    The language model reads `batch_size` articles at a time, before the first of them comes out; the components after it read one by one.
    The model's time is shared out by length.
    """

    def __init__(self, batch_size: int) -> None:
        self.batch_size = batch_size
        self._came: list[tuple[str, int, float]] = []

    def watching(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """The same documents, timed."""
        last = time.perf_counter()
        for doc in docs:
            now = time.perf_counter()
            self._came.append((layers.article(doc).article_id, len(doc), now - last))
            yield doc
            last = time.perf_counter()

    def seconds(self) -> dict[str, float]:
        """Article id -> seconds."""
        return {article: took for part in _batched(self._came, self.batch_size) for article, took in _shared(part)}


def _shared(part: list[tuple[str, int, float]]) -> Iterator[tuple[str, float]]:
    """One batch: what the first one waited for beyond its own share is the model's time for all."""
    tokens = sum(length for _, length, _ in part) or 1
    pace = median(waited / max(length, 1) for _, length, waited in part[1:]) if part[1:] else 0.0
    _, length, waited = part[0]
    own = min(waited, pace * length) if part[1:] else 0.0
    for number, (article, size, wait) in enumerate(part):
        yield article, (wait if number else own) + (waited - own) * size / tokens


def _batched(rows: list[tuple[str, int, float]], size: int) -> Iterator[list[tuple[str, int, float]]]:
    for start in range(0, len(rows), size):
        yield rows[start : start + size]
