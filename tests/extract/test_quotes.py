"""Who says what: posts, transcripts and stance on Docs made by hand, the classifiers with the language model."""

from datetime import date

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers, quotes
from tasks.extract.quotes import parse, stance

_NLP = spacy.blank("en")


@pytest.fixture(scope="module")
def blank() -> Language:
    return _NLP


@pytest.fixture(scope="module")
def reader() -> Language:
    from tasks.extract import pipeline
    from tasks.settings import ReaderSettings

    return pipeline.build(ReaderSettings())


def embedded(nlp: Language, text: str, post: str) -> list[layers.Attribution]:
    """Attributions of a text in which one stretch is an embedded post."""
    doc = nlp.make_doc(text)
    start = text.index(post)
    doc._.segments = [layers.Segment("embed", start, start + len(post))]
    return layers.attributions(quotes.quotes(doc))


POST = "The road to the port is open again — Harbour Office 🚢 (@harbour_office) March 3, 2021"


def test_post_goes_to_its_account(blank: Language) -> None:
    text = f"The mayor spoke.\n\n{POST}\n\nHe left."
    (found,) = embedded(blank, text, POST)
    assert found.source is not None
    assert text[slice(*found.source)] == "@harbour_office"
    assert (found.source_name, found.said_on) == ("Harbour Office 🚢", date(2021, 3, 3))
    assert text[slice(*found.content)] == "The road to the port is open again"


def test_post_of_no_day_has_no_date(blank: Language) -> None:
    post = "Rain again — Weather Desk (@rain) February 31, 2021"
    (found,) = embedded(blank, f"So it was.\n\n{post}", post)
    assert found.said_on is None


def test_unsigned_embed_is_nobodys(blank: Language) -> None:
    assert embedded(blank, "So it was.\n\nWatch the film here", "Watch the film here") == []


def test_transcript_gives_each_turn_to_its_speaker(blank: Language) -> None:
    text = "The court sat late.\n\nVERA LUND: We lost the barn.\nIt was the flood.\n\nOTTO KRAG: The sheep were saved."
    found = layers.attributions(quotes.quotes(blank.make_doc(text)))
    said = [(text[slice(*a.source)], text[slice(*a.content)]) for a in found if a.source]
    assert said == [("VERA LUND", "We lost the barn.\nIt was the flood."), ("OTTO KRAG", "The sheep were saved.")]


@pytest.mark.parametrize("text", ["UPDATE 3:15 p.m. The road is open.", "Note: bring water.", "THE COURT SAT LATE. NOTE: NOBODY CAME."])
def test_labels_and_clocks_do_not_speak(blank: Language, text: str) -> None:
    assert layers.attributions(quotes.quotes(blank.make_doc(text))) == []


STANCES = [
    ("said", "say", (), "reports"),
    ("claimed", "claim", (), "claims"),
    ("confirmed", "confirm", (), "confirms"),
    ("confirm", "confirm", ("not",), "denies"),
    ("deny", "deny", ("not",), "confirms"),
    ("denounced", "denounce", (), "condemns"),
    ("warned", "warn", (), "warns"),
    ("demanded", "demand", (), "demands"),
    ("sang", "sing", (), "reports"),
]


@pytest.mark.parametrize(("word", "lemma", "negation", "expected"), STANCES)
def test_stance_is_the_cues(blank: Language, word: str, lemma: str, negation: tuple[str, ...], expected: str) -> None:
    words = [*negation, word]
    cue = len(negation)
    doc = Doc(
        blank.vocab,
        words=words,
        lemmas=[*negation, lemma],
        pos=["PART"] * cue + ["VERB"],
        deps=["neg"] * cue + ["ROOT"],
        heads=[cue] * len(words),
    )
    assert stance.of(parse.of(doc), cue) == expected


SAID = [
    ("The mayor said that the bridge was closed.", "The mayor", "said", "that the bridge was closed", "reports"),
    ("“We will rebuild the market,” the governor said on Monday.", "the governor", "said", "“We will rebuild the market,”", "reports"),
    ("According to the ministry, two trucks were burned.", "the ministry", "According to", "two trucks were burned", "reports"),
    ("Two trucks were burned, according to the ministry.", "the ministry", "according to", "Two trucks were burned", "reports"),
    ("The colonel told reporters that his men had left the town.", "The colonel", "told", "that his men had left the town", "reports"),
    ("In a statement, the army denied that it had shelled the school.", "the army", "denied", "that it had shelled the school", "denies"),
    ("The union condemned the raid, calling it a breach of the truce.", "The union", "calling", "it a breach of the truce", "reports"),
    ("The general did not confirm that the pilot had survived.", "The general", "confirm", "that the pilot had survived", "denies"),
    ("The claim that the mayor took bribes spread quickly.", None, "claim", "that the mayor took bribes", "claims"),
    ("«Nous sommes prêts», the minister said.", "the minister", "said", "«Nous sommes prêts»", "reports"),
    ("THE MAYOR SAID THE BRIDGE WAS CLOSED.", "THE MAYOR", "SAID", "THE BRIDGE WAS CLOSED", "reports"),
    ("the mayor said the bridge was closed.", "the mayor", "said", "the bridge was closed", "reports"),
    ("The army reportedly lost six tanks.", None, "reportedly", "The army reportedly lost six tanks", "claims"),
]


@pytest.mark.model
@pytest.mark.parametrize(("text", "source", "cue", "content", "stance_"), SAID)
def test_attribution_is_read(reader: Language, text: str, source: str | None, cue: str, content: str, stance_: str) -> None:
    found = [
        (a.source and text[slice(*a.source)], a.cue and text[slice(*a.cue)], text[slice(*a.content)], a.stance)
        for a in layers.attributions(read(reader, text))
    ]
    assert (source, cue, content, stance_) in found


def read(nlp: Language, text: str) -> Doc:
    """The text, read."""
    from tasks.extract import pipeline

    return nlp(pipeline.make_doc(nlp, layers.ArticleContext("t", text), []))


@pytest.mark.model
def test_quotation_over_several_sentences_is_one(reader: Language) -> None:
    text = "“We are tired of this war. We want to go home. Our children have not been to school,” the farmer told the radio."
    (found,) = layers.attributions(read(reader, text))
    assert text[slice(*found.content)] == text[: text.index(" the farmer")]
    assert found.is_direct


@pytest.mark.model
def test_source_is_tied_to_its_mention(reader: Language) -> None:
    doc = read(reader, "Angela Merkel said that the talks would go on.")
    (found,) = layers.attributions(doc)
    assert found.source_mention is not None
    mention = layers.mentions(doc)[found.source_mention]
    assert layers.surface(doc, mention.start, mention.end) == "Angela Merkel"


@pytest.mark.model
@pytest.mark.parametrize(
    "text",
    ["The road runs along the river and ends at the mill.", "He walked to the station and bought a ticket.", "The flood claimed 30 lives."],
)
def test_nobody_speaks(reader: Language, text: str) -> None:
    assert layers.attributions(read(reader, text)) == []


@settings(deadline=None)
@given(st.text(max_size=80))
def test_any_text_is_read_and_spans_lie_in_it(text: str) -> None:
    doc = quotes.quotes(_NLP.make_doc(text))
    for a in layers.attributions(doc):
        assert all(0 <= s < e <= len(text) for s, e in (a.content, a.source or (0, 1), a.cue or (0, 1)))
