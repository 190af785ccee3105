"""The labelled sets and how each is read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial

from spacy.tokens import Doc

from tasks.extract import events, layers, pipeline
from tasks.extract.events.training import examples
from tasks.extract.events.training.examples import Example, Gold
from tasks.settings import Settings

_TRIGGERS = {
    "Conflict.Attack": "ASSAULT", "Conflict.Demonstrate": "PROTEST", "Justice.ArrestJail": "COERCE", "Contact.RequestCommand": "REQUEST",
    "Contact.ThreatenCoerce": "THREATEN", "Contact.Contact.Meet": "CONSULT", "Justice.ChargeIndict": "ACCUSE",
    "Justice.InvestigateCrime": "ACCUSE", "Justice.Convict": "SANCTION", "Justice.Sentence": "SANCTION", "Justice.Release": "RETREAT",
    "Life.Die": "ASSAULT", "Life.Injure": "ASSAULT",
    "conflict.attack": "ASSAULT", "life.die.deathcaused": "ASSAULT", "life.injure.injurycaused": "ASSAULT",
    "contact.discussion.meet": "CONSULT", "contact.negotiate": "CONSULT", "transaction.transaction.embargosanction": "COERCE",
    "transaction.transferownership.embargosanction": "COERCE", "transaction.transfermoney.embargosanction": "COERCE",
    "contact.requestadvise": "REQUEST", "contact.commandorder": "REQUEST", "conflict.yield.surrender": "RETREAT",
    "conflict.yield.retreat": "RETREAT", "justice.judicialconsequences.convict": "SANCTION", "justice.arrestjail": "COERCE",
    "justice.initiatejudicialprocess.chargeindict": "ACCUSE", "justice.investigate": "ACCUSE", "contact.threatencoerce": "THREATEN",
    "conflict.demonstrate": "PROTEST", "transaction.transfermoney.giftgrant": "AID", "transaction.transferownership.giftgrant": "AID",
    "transaction.transaction.giftgrant": "AID", "justice.judicialconsequences.execute": "ASSAULT",
    "justice.judicialconsequences.extradite": "COOPERATE", "artifactexistence.damagedestroy.destroy": "ASSAULT",
}  # fmt: skip
"""Beginnings of trigger types of two annotation schemes (KAIROS, AIDA) and the PLOVER types they correspond to."""


@dataclass(frozen=True, slots=True)
class LabelledSet:
    """A set, the reader of its labels, how many documents to take, and which."""

    name: str
    reader: Callable[[Doc, Gold, str], Iterator[Example]]
    limit: int = 1_100
    wanted: Callable[[Gold], bool] = bool


def _plover_type(kind: str) -> str | None:
    return next((label for start, label in _TRIGGERS.items() if kind.startswith(start)), None)


SETS = (
    LabelledSet("plv", examples.from_parties),
    LabelledSet("wikievents", examples.from_triggers(_plover_type, complete=("ASSAULT", "THREATEN", "REQUEST", "PROTEST"))),
    LabelledSet("rams", examples.from_triggers(_plover_type)),
    LabelledSet("bulk_bbc", examples.silent(0.3), 160, lambda d: d["gold"]["category"] != "politics"),
    LabelledSet("bulk_reuters", examples.silent(0.15), 150),
    LabelledSet("glocon", examples.silent(0.7, "PROTEST"), 200, lambda d: d["gold"]["protest"] == 0),
    LabelledSet("glocon_sents", examples.from_sentences),
    LabelledSet("india_police", examples.from_acts),
    LabelledSet("quad", examples.silent(0.2), wanted=lambda d: all(e["quad"] == 0 for e in d["gold"]["events"])),
)


def read(one: LabelledSet, docs: Iterable[Gold]) -> Iterator[Example]:
    """Labelled candidates of one set's documents."""
    nlp = pipeline.build(Settings().reader)
    wanted = [d for d in docs if one.wanted(d)]
    make = partial(pipeline.make_doc, nlp)
    made = (make(layers.ArticleContext(d["id"], d["text"]), []) for d in wanted)
    until = nlp.pipe_names[: nlp.pipe_names.index(events.NAME)]
    with nlp.select_pipes(enable=until):
        for gold, doc in zip(wanted, nlp.pipe(made, batch_size=32), strict=True):
            yield from one.reader(doc, gold["gold"], gold["id"])
