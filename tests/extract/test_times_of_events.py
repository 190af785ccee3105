"""Which time phrase dates which event, by the parse. Docs are built by hand; no model."""

import pytest
import spacy
from spacy.tokens import Doc

from tasks.extract import layers
from tasks.extract.event_times import event_times

VOCAB = spacy.blank("en").vocab


def dated(text: str, triggers: list[str], phrases: list[str]) -> dict[str, tuple[str | None, str | None]]:
    """Trigger -> its time phrase and date basis, from `word/lemma/POS/dep/head` tokens."""
    parts = [token.split("/") for token in text.split()]
    words = [p[0] for p in parts]
    doc = Doc(
        VOCAB, words=words, lemmas=[p[1] for p in parts], pos=[p[2] for p in parts], deps=[p[3] for p in parts],
        heads=[int(p[4]) for p in parts], tags=["NN"] * len(parts),
    )  # fmt: skip
    doc._.times = [layers.Time(words.index(p), words.index(p) + 1, "DATE", means="calendar") for p in phrases]
    places = [words.index(t) for t in triggers]
    doc._.events = [layers.EventMention(i, i + 1, (i, i + 1), "ASSAULT") for i in places]
    event_times(doc)
    told = {e.trigger[0]: e for e in layers.events(doc)}
    return {words[i]: (words[doc._.times[e.time].start] if e.time is not None else None, e.date_basis) for i, e in told.items()}


RAID_MONDAY = "Rebels/rebel/NOUN/nsubj/1 raided/raid/VERB/ROOT/1 it/it/PRON/dobj/1 Monday/Monday/PROPN/npadvmod/1"


def test_a_phrase_on_the_trigger_states_its_date() -> None:
    assert dated(RAID_MONDAY, ["raided"], ["Monday"]) == {"raided": ("Monday", "stated")}


def test_the_phrase_becomes_an_argument() -> None:
    parts = [token.split("/") for token in RAID_MONDAY.split()]
    doc = Doc(
        VOCAB, words=[p[0] for p in parts], lemmas=[p[1] for p in parts], pos=[p[2] for p in parts], deps=[p[3] for p in parts],
        heads=[int(p[4]) for p in parts], tags=["NN"] * len(parts),
    )  # fmt: skip
    doc._.times = [layers.Time(3, 4, "DATE", means="calendar")]
    doc._.events = [layers.EventMention(0, 4, (1, 2), "ASSAULT")]
    event_times(doc)
    assert [(a.role, a.start, a.end) for a in layers.events(doc)[0].arguments] == [("time", 3, 4)]


@pytest.mark.parametrize(
    ("text", "triggers", "phrases", "expected"),
    [
        (  # the raid took place Monday
            "Raid/raid/NOUN/nsubj/1 began/begin/VERB/ROOT/1 Monday/Monday/PROPN/npadvmod/1",
            ["Raid"], ["Monday"], {"Raid": ("Monday", "stated")},
        ),
        (  # they condemned the raid Monday: the condemnation's date, not the raid's
            "They/they/PRON/nsubj/1 condemned/condemn/VERB/ROOT/1 raid/raid/NOUN/dobj/1 Monday/Monday/PROPN/npadvmod/1",
            ["raid"], ["Monday"], {"raid": ("Monday", "inferred")},
        ),
        (  # police said Monday that rebels raided it: the saying's date
            "They/they/PRON/nsubj/1 said/say/VERB/ROOT/1 Monday/Monday/PROPN/npadvmod/1 we/we/PRON/nsubj/4 raided/raid/VERB/ccomp/1",
            ["raided"], ["Monday"], {"raided": ("Monday", "inferred")},
        ),
        (  # they raided it, killing two, Monday
            "They/they/PRON/nsubj/1 raided/raid/VERB/ROOT/1 Monday/Monday/PROPN/npadvmod/1 killing/kill/VERB/advcl/1 two/two/NUM/dobj/3",
            ["raided", "killing"], ["Monday"], {"raided": ("Monday", "stated"), "killing": ("Monday", "stated")},
        ),
        (  # a man who raided it was arrested Monday
            "Man/man/NOUN/nsubj/3 who/who/PRON/nsubj/2 raided/raid/VERB/relcl/0 arrested/arrest/VERB/ROOT/3 Monday/Monday/PROPN/npadvmod/3",
            ["raided"], ["Monday"], {"raided": ("Monday", "inferred")},
        ),
        (  # they raided a village that fell in May
            "It/it/X/dep/1 raided/raid/VERB/ROOT/1 it/it/NOUN/dobj/1 that/that/PRON/nsubj/4 fell/fall/VERB/relcl/2 May/May/X/npadvmod/4",
            ["raided"], ["May"], {"raided": (None, None)},
        ),
        (  # two events, two dates
            "It/it/X/dep/1 raided/raid/VERB/ROOT/1 Monday/Monday/PROPN/npadvmod/1 bombed/bomb/VERB/conj/1 Friday/Friday/PROPN/npadvmod/3",
            ["raided", "bombed"], ["Monday", "Friday"], {"raided": ("Monday", "stated"), "bombed": ("Friday", "stated")},
        ),
        (  # the page's stamp dates no event
            "Posted/post/VERB/ROOT/0 Monday/Monday/PROPN/npadvmod/2 raided/raid/VERB/conj/0",
            ["raided"], ["Monday"], {"raided": (None, None)},
        ),
    ],
)  # fmt: skip
def test_each_event_gets_its_own_date(
    text: str, triggers: list[str], phrases: list[str], expected: dict[str, tuple[str | None, str | None]]
) -> None:
    assert dated(text, triggers, phrases) == expected


@pytest.mark.parametrize("means", ["duration", "set", "reference", "from_event"])
def test_what_is_no_date_dates_nothing(means: str) -> None:
    doc = Doc(
        VOCAB,
        words=["raided", "daily"],
        lemmas=["raid", "daily"],
        pos=["VERB", "ADV"],
        deps=["ROOT", "advmod"],
        heads=[0, 0],
        tags=["VBD", "RB"],
    )
    doc._.times = [layers.Time(1, 2, "SET", means=means)]
    doc._.events = [layers.EventMention(0, 2, (0, 1), "ASSAULT")]
    event_times(doc)
    assert layers.events(doc)[0].time is None


def test_it_happened_dates_the_event_told_before() -> None:
    doc = Doc(
        VOCAB,
        words=["Rebels", "raided", "it", ".", "It", "happened", "Monday", "."],
        lemmas=["rebel", "raid", "it", ".", "it", "happen", "Monday", "."],
        pos=["NOUN", "VERB", "PRON", "PUNCT", "PRON", "VERB", "PROPN", "PUNCT"],
        deps=["nsubj", "ROOT", "dobj", "punct", "nsubj", "ROOT", "npadvmod", "punct"],
        heads=[1, 1, 1, 1, 5, 5, 5, 5],
        tags=["NN"] * 8,
    )
    doc._.times = [layers.Time(6, 7, "DATE", means="calendar")]
    doc._.events = [layers.EventMention(0, 3, (1, 2), "ASSAULT")]
    event_times(doc)
    assert layers.events(doc)[0].time == 0


def test_a_day_after_a_state_is_the_day_of_the_deed() -> None:
    text = (
        "They/they/PRON/nsubj/1 hit/hit/VERB/ROOT/1 troops/troop/NOUN/dobj/1 stationed/station/VERB/acl/2 there/there/ADV/advmod/3 "
        "Monday/Monday/PROPN/npadvmod/3"
    )
    assert dated(text, ["hit"], ["Monday"]) == {"hit": ("Monday", "stated")}
