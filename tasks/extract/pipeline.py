"""The reading pipeline, top to bottom: a language model, then one component per question an analyst asks."""

from functools import lru_cache

from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import (
    casualties,
    coreference,
    event_identity,
    event_places,
    event_times,
    events,
    layers,
    mentions,
    model,
    particular,
    quotes,
    segments,
    shadow,
    times,
)
from tasks.settings import ReaderSettings

BEFORE_PARSER = (segments.NAME,)
AFTER_MODEL = (
    mentions.NAME,
    times.NAME,
    coreference.NAME,
    quotes.NAME,
    events.NAME,
    event_times.NAME,
    event_places.NAME,
    event_identity.NAME,
    casualties.NAME,
    particular.NAME,
)


@lru_cache(maxsize=2)
def build(settings: ReaderSettings) -> Language:
    """The pipeline of the settings, once per process.

    Raises ModelError where the model is missing or is not the expected one.
    """
    nlp = model.load(settings)
    for name in BEFORE_PARSER:
        nlp.add_pipe(name, before="parser" if "parser" in nlp.pipe_names else None)
    for name in AFTER_MODEL:
        nlp.add_pipe(name)
    return nlp


def make_doc(nlp: Language, context: layers.ArticleContext, found: list[layers.Segment]) -> Doc:
    """A Doc of the article, not yet read. Its text is the body's shadow, equal in length."""
    doc = nlp.make_doc(shadow.cast(context.body))
    doc._.article = context
    doc._.segments = found
    return doc
