"""The stages between capture and warehouse, one after the other over one batch."""

from flows.reading.batch import Answer, Batch
from flows.reading.salvage import salvage


def read(batch: Batch) -> Answer:
    """What the articles say, with dates, entities, places and events. An article that breaks a stage is rejected, the others are read.

    The stages are imported here, where the reading happens: who only hands batches on needs no language model.
    Raises ModelError where the model is missing or not the expected one.
    """
    from tasks.extract import model, pipeline
    from tasks.extract.read import read_batch
    from tasks.normalise.resolve import resolve_batch

    name = model.label(pipeline.build(batch.settings))

    def once(part: Batch) -> Answer:
        seconds: dict[str, float] = {}
        reading = read_batch(part.articles, part.segments, part.settings, part.run_id, seconds)
        return Answer(resolve_batch(part.articles, part.segments, reading), name, seconds)

    return salvage(batch, once, "reader_error", (Exception,))
