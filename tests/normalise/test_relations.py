"""What a sentence says of how two events hang together."""

import re
from typing import Any

import polars as pl
import pytest

from tasks.normalise.relations.cues import cues, find
from tasks.normalise.relations.read import relations

MARK = re.compile(r"\*(?P<trigger>[^*]+)\*|~(?P<time>[^~]+)~")


def sentence(marked: str, start: int = 100, **first: Any) -> pl.DataFrame:
    """`*trigger*` and `~time~` in a sentence that begins at `start`; every trigger is an event of its own."""
    text, at = "", 0
    triggers: list[dict[str, Any]] = []
    times: list[dict[str, int]] = []
    for match in MARK.finditer(marked):
        text += marked[at : match.start()]
        span = {"start": start + len(text), "end": start + len(text) + len(match.group(match.lastgroup or 0))}
        text += match.group(match.lastgroup or 0)
        at = match.end()
        if match.lastgroup == "time":
            times.append(span)
            continue
        number = len(triggers)
        basis = {
            "event_mention_no": number,
            "local_event_id": f"e{number}",
            "event_type": "ASSAULT",
            "is_affirmed": True,
            "is_actual": True,
        }
        triggers.append(span | basis | {"confidence": 0.8} | (first if number == 0 else {}))
    row = {"article_id": "a", "sentence_no": 0, "start_char": start, "text": text + marked[at:], "triggers": triggers, "times": times}
    return pl.DataFrame([row], schema_overrides={"times": pl.List(pl.Struct({"start": pl.Int64, "end": pl.Int64}))})


def read(marked: str, **first: Any) -> list[tuple[int, str, int]]:
    """(event, relation, event that it answers), by the number of the trigger in the sentence."""
    found = relations(sentence(marked, **first))
    return [(row["event_mention_no"], row["relation"], row["to_event_mention_no"]) for row in found.iter_rows(named=True)]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("The army *shelled* Dara in retaliation for the *ambush*.", [(0, "retaliation_for", 1)]),
        ("Gunmen *shot* the mayor in revenge for the *arrest* of their leader.", [(0, "retaliation_for", 1)]),
        ("Fighters *attacked* the post to avenge the recent *killing* of their chief.", [(0, "retaliation_for", 1)]),
        ("In response to the *raid*, Oslavia *expelled* two envoys.", [(1, "response_to", 0)]),
        ("Teachers *marched* in protest over the *killing* of a colleague.", [(0, "response_to", 1)]),
        ("Soldiers *shot* a herder near Bor, triggering *protests*.", [(1, "response_to", 0)]),
        ("Police *arrested* nine men after the *bombing*.", [(0, "follow_up_to", 1)]),
        ("Police *arrested* nine men hours after ~Monday~'s *bombing*.", [(0, "follow_up_to", 1)]),
        ("After the *bombing*, police *arrested* nine men.", [(1, "follow_up_to", 0)]),
        ("Two officers were *killed* during the *raid*.", [(0, "part_of", 1)]),
        ("The *raid* came in response to the *killing* and after the *strike*.", [(0, "response_to", 1), (1, "follow_up_to", 2)]),
    ],
)
def test_what_is_said(marked: str, expected: list[tuple[int, str, int]]) -> None:
    assert read(marked) == expected


@pytest.mark.parametrize(
    "marked",
    [
        "Shortly after ~noon~ the army *shelled* Dara and *killed* two.",
        "Rebels *attacked* the post after dark, and soldiers *killed* two.",
        "The army *shelled* Dara, not in retaliation for the *ambush*.",
        "He denied that the *raid* was retaliation for the *ambush*.",
        "The army *shelled* Dara in response to questions; it *killed* two.",
        "The street is named after a man who was *shot* by troops that *attacked* the town.",
        "Asked about the *strike* during a long and winding press conference in the old capital, he *condemned* it.",
    ],
    ids=["a time", "nothing near", "not", "denied", "another clause", "named after", "too far"],
)
def test_what_is_not_said(marked: str) -> None:
    assert read(marked) == []


def test_one_event_does_not_answer_itself() -> None:
    assert read("The *raid* came after the *attack*.", local_event_id="e1") == []


@pytest.mark.parametrize("first", [{"is_affirmed": False}], ids=["did not happen"])
def test_what_did_not_happen_answers_nothing(first: dict[str, Any]) -> None:
    assert read("Police *arrested* nobody after the *bombing*.", **first) == []


def test_a_threat_that_was_not_carried_out_is_no_cause() -> None:
    assert read("A feared *strike* by dockers, prompting *arrests*, was called off.", is_actual=False) == []


def test_the_cue_is_a_span_of_the_body() -> None:
    body = "x" * 100 + "The army shelled Dara in retaliation for the ambush."
    row = relations(sentence("The army *shelled* Dara in retaliation for the *ambush*.")).row(0, named=True)
    assert body[row["cue_start_char"] : row["cue_end_char"]] == row["cue_text"] == "in retaliation for"
    assert row["score"] == pytest.approx(0.95 * 0.8)


@pytest.mark.parametrize("cue", cues())
def test_every_cue_is_found_in_its_example(cue: str) -> None:
    import csv

    from tasks import paths

    with (paths.ONTOLOGY / "relations" / "cues.csv").open(encoding="utf-8", newline="") as handle:
        example = next(row["example"] for row in csv.DictReader(handle) if row["cue"] == cue)
    assert cue in {found.cue.text for found in find(example)} or any(cue in found.cue.text for found in find(example))
