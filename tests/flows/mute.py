"""Steps of a run whose reader finds nothing, so that no language model is needed."""

import dataclasses
from types import TracebackType
from typing import Self

from flows import steps
from flows.reading.batch import Answer, Batch
from flows.reading.readers import Later
from flows.reading.salvage import nothing, rejections
from tasks.settings import Settings


class Mute:
    """Answers that a batch says nothing; articles that hold `breaks` are rejected as a reader's bug would be."""

    ahead = 0

    def __init__(self, breaks: str | None = None) -> None:
        self._breaks = breaks

    def submit(self, batch: Batch) -> Later:
        """Nothing, later."""
        return Later(lambda: self._answer(batch))

    def _answer(self, batch: Batch) -> Answer:
        for number, body in enumerate(batch.articles["body"]):
            if self._breaks and self._breaks in body:
                return nothing(rejections(batch.part(number, 1), "reader_error", "ValueError: a bug"))
        return nothing()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        return


def mute(breaks: str | None = None) -> steps.Steps:
    """The plain steps with such a reader."""

    def reader(settings: Settings, many: bool) -> Mute:
        return Mute(breaks)

    return dataclasses.replace(steps.plain(), reader=reader)
