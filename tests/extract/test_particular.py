"""Deeds told as happenings, and deeds in general."""

from pathlib import Path

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from tasks.extract import layers, particular, pipeline
from tasks.extract.particular import classify, features
from tasks.extract.particular.training import fit
from tasks.settings import Settings
from tests.extract.parsed import blank

SURE = classify.Model({}, 9.0, 0.5)
DOUBTFUL = classify.Model({}, -9.0, 0.5)


def attack(trigger: int, **more: object) -> layers.EventMention:
    return layers.EventMention(0, 4, (trigger, trigger + 1), "ASSAULT", **more)  # type: ignore[arg-type]


@pytest.fixture
def doc() -> Doc:
    """`Rebels attacked villages.` and `The attacks went on.`, with an event for each."""
    words = ["Rebels", "attacked", "villages", ".", "The", "attacks", "went", "on", "."]
    heads = [1, 1, 1, 1, 5, 6, 6, 6, 6]
    deps = ["nsubj", "ROOT", "dobj", "punct", "det", "nsubj", "ROOT", "prt", "punct"]
    tags = ["NNS", "VBD", "NNS", ".", "DT", "NNS", "VBD", "RP", "."]
    pos = ["NOUN", "VERB", "NOUN", "PUNCT", "DET", "NOUN", "VERB", "ADP", "PUNCT"]
    lemmas = ["rebel", "attack", "village", ".", "the", "attack", "go", "on", "."]
    made = Doc(
        blank().vocab,
        words=words,
        heads=heads,
        deps=deps,
        tags=tags,
        pos=pos,
        lemmas=lemmas,
        sent_starts=[True, *[False] * 3, True, *[False] * 4],
    )
    made._.events = [attack(1, local_event=0), attack(5, local_event=1)]
    return made


@pytest.fixture
def model(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> classify.Model:
    monkeypatch.setattr(classify, "load", lambda: request.param)
    chosen: classify.Model = request.param
    return chosen


@pytest.mark.parametrize("model", [DOUBTFUL], indirect=True)
@pytest.mark.usefixtures("model")
def test_a_happening_of_which_no_report_is_particular_is_generic(doc: Doc) -> None:
    assert [event.realis for event in layers.events(particular.particular(doc))] == ["generic", "generic"]


@pytest.mark.parametrize("model", [SURE], indirect=True)
@pytest.mark.usefixtures("model")
def test_a_particular_happening_stays(doc: Doc) -> None:
    assert [event.realis for event in layers.events(particular.particular(doc))] == ["actual", "actual"]


@pytest.mark.parametrize("model", [classify.Model({"tag=VBD": 9.0}, -4.0, 0.5)], indirect=True)
@pytest.mark.usefixtures("model")
def test_one_particular_report_saves_the_others_of_its_happening(doc: Doc) -> None:
    for event in layers.events(doc):
        event.local_event = 0
    assert [event.realis for event in layers.events(particular.particular(doc))] == ["actual", "actual"]


@pytest.mark.parametrize("model", [DOUBTFUL], indirect=True)
@pytest.mark.usefixtures("model")
@pytest.mark.parametrize("status", [{"realis": "future"}, {"polarity": "negated"}])
def test_what_did_not_happen_is_left_alone(doc: Doc, status: dict[str, str]) -> None:
    doc._.events = [attack(1, local_event=0, **status)]
    assert layers.events(particular.particular(doc))[0].realis == status.get("realis", "actual")


@pytest.mark.parametrize("model", [DOUBTFUL], indirect=True)
@pytest.mark.usefixtures("model")
def test_other_types_are_left_alone(doc: Doc) -> None:
    doc._.events = [layers.EventMention(0, 4, (1, 2), "CONSULT", local_event=0)]
    assert layers.events(particular.particular(doc))[0].realis == "actual"


@pytest.mark.parametrize("model", [DOUBTFUL], indirect=True)
@pytest.mark.usefixtures("model")
def test_the_method_names_the_version(doc: Doc) -> None:
    assert layers.events(particular.particular(doc))[0].method.endswith(f"+{classify.VERSION}")


@pytest.mark.parametrize("feature", ["type=ASSAULT", "tag=VBD", "aux=-", "time=-", "toll=-", "said=-", "a=-", "has_place=False"])
def test_feature_of_a_clause(doc: Doc, feature: str) -> None:
    assert feature in features.of(doc, 0)


@pytest.mark.parametrize("feature", ["det=the.NNS", "gov=go", "govtag=VBD"])
def test_feature_of_a_noun(doc: Doc, feature: str) -> None:
    assert feature in features.of(doc, 1)


def test_words_for_parties_are_not_looked_at(doc: Doc) -> None:
    doc._.events = [attack(1, arguments=[layers.Argument("actor", 0, 1), layers.Argument("recipient", 2, 3)])]
    assert not any("rebel" in feature or "village" in feature for feature in features.of(doc, 0))


def test_the_model_survives_its_file(tmp_path: Path) -> None:
    home = tmp_path / "model.json.gz"
    classify.save(classify.Model({"tag=VBD": 0.5}, -0.25, 0.4), home)
    assert classify.load.__wrapped__(home) == classify.Model({"tag=VBD": 0.5}, -0.25, 0.4)


def test_what_tells_them_apart_is_learnt() -> None:
    reports = [fit.Report(frozenset({"det=the"} if n % 2 else {"det=bare"}), bool(n % 2), 1.0, ("s", str(n), 0)) for n in range(40)]
    trained = fit.fit(reports)
    assert trained.chance({"det=the"}) > 0.5 > trained.chance({"det=bare"})


def test_unknown_reports_teach_nothing() -> None:
    known = [fit.Report(frozenset({"x"} if n % 2 else {"y"}), bool(n % 2), 1.0, ("s", str(n), 0)) for n in range(40)]
    unknown = [fit.Report(frozenset({"x"}), None, 1.0, ("s", f"u{n}", 0)) for n in range(40)]
    assert fit.fit(known) == fit.fit(known + unknown)


BEFORE = "Elections will be held in May. All parties have published what they promise. Readers wrote to us about it. "


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "trigger", "realis"),
    [
        ("Two gunmen on a motorcycle shot a city councillor outside his home on Monday night, police said.", "shot", "actual"),
        ("Shells hit a school in the town of Derna on Monday, killing four pupils, medics said.", "killing", "actual"),
        ("The country longs for an end to murders and to attacks against officials and reporters.", "murders", "generic"),
        ("Torture and murder are methods of that regime, one of them says.", "murder", "generic"),
    ],
)
def test_sentence(text: str, trigger: str, realis: str) -> None:
    doc = _nlp()(pipeline.make_doc(_nlp(), layers.ArticleContext("a", BEFORE + text), []))
    assert {m.realis for m in layers.events(doc) if trigger in layers.surface(doc, *m.trigger)} == {realis}


def _nlp() -> Language:
    return pipeline.build(Settings().reader)
