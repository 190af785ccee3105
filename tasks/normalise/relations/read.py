"""Relations between the event mentions of a sentence, by the cue that stands between them."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import polars as pl

from tasks.normalise.relations.cues import Found, find

REACH = 6
"""So many words may stand between a cue and the event that it speaks of: `after | the second deadly drone | attack`."""
STOP = re.compile(r"[,;:.!?()\"“”]|\s[-–—]\s|\b(?:and|but|while|when|as|which|who|that|said|says)\b", re.IGNORECASE)
"""What ends the reach of a cue."""
SCHEMA = {
    "article_id": pl.String, "event_mention_no": pl.Int64, "to_event_mention_no": pl.Int64, "relation": pl.String,
    "cue_start_char": pl.Int64, "cue_end_char": pl.Int64, "cue_text": pl.String, "score": pl.Float64,
}  # fmt: skip

Row = Mapping[str, Any]


def relations(sentences: pl.DataFrame) -> pl.DataFrame:
    """One row per pair of mentions that a cue relates; `sentences` has the columns of `sql/corpus/relation_sentences.sql`.

    `event_mention_no` is the answer, the later or the part; `to_event_mention_no` what it answers, comes after or is part of. The cue's
    span is in code points of the body. `score` is the strength of the cue times the lesser confidence of the two mentions.
    """
    found = [row for sentence in sentences.iter_rows(named=True) for row in _of_sentence(sentence)]
    return pl.DataFrame(found, schema=SCHEMA)


def no_relations() -> pl.DataFrame:
    """The same without a row."""
    return pl.DataFrame(schema=SCHEMA)


def _of_sentence(sentence: Row) -> Iterator[dict[str, Any]]:
    start = sentence["start_char"]
    for cue in find(sentence["text"]):
        cause = _after(sentence, cue)
        other = _before(sentence, cue) or (cause and _main_clause(sentence, cause))
        if cause is None or other is None or cause["local_event_id"] == other["local_event_id"]:
            continue
        later, earlier = (other, cause) if cue.cue.is_forward else (cause, other)
        if not (later["is_affirmed"] and earlier["is_affirmed"] and earlier["is_actual"]):
            continue
        yield {
            "article_id": sentence["article_id"],
            "event_mention_no": later["event_mention_no"],
            "to_event_mention_no": earlier["event_mention_no"],
            "relation": cue.cue.relation,
            "cue_start_char": start + cue.start,
            "cue_end_char": start + cue.end,
            "cue_text": sentence["text"][cue.start : cue.end],
            "score": round(cue.cue.strength * min(later["confidence"], earlier["confidence"]), 4),
        }


def _after(sentence: Row, cue: Found) -> Row | None:
    """The event that the cue speaks of: the first trigger within its reach, unless the cue speaks of a time (`after noon the army …`)."""
    begin = sentence["start_char"]
    for trigger in sentence["triggers"]:
        at = trigger["start"] - begin
        if at >= cue.end:
            between = sentence["text"][cue.end : at]
            near = not STOP.search(between) and len(between.split()) <= REACH
            return trigger if near and not _speaks_of_time(sentence, cue, at) else None
    return None


def _speaks_of_time(sentence: Row, cue: Found, trigger_at: int) -> bool:
    """A time follows the cue and does not belong to the event: `after noon`, not `after Monday's attack` or `after Monday attacks`."""
    text, begin = sentence["text"], sentence["start_char"]
    first = cue.end + len(text[cue.end :]) - len(text[cue.end :].lstrip())
    for time in sentence["times"]:
        start, end = time["start"] - begin, time["end"] - begin
        if start <= first < end <= trigger_at:
            rest = text[end:trigger_at]
            return not (re.match(r"['’]", rest) or text[:end].endswith(("'s", "’s", "s'", "s’")) or len(rest.split()) == 0)
    return False


def _before(sentence: Row, cue: Found) -> Row | None:
    """The nearest event before the cue, in the same clause or one that it hangs on."""
    before = [t for t in sentence["triggers"] if t["end"] - sentence["start_char"] <= cue.start]
    return max(before, key=lambda t: (t["end"], -t["event_mention_no"])) if before else None


def _main_clause(sentence: Row, cause: Row) -> Row | None:
    """`After the bombing, police arrested nine men`: the first event past the comma."""
    text, begin = sentence["text"], sentence["start_char"]
    later: Sequence[Row] = [t for t in sentence["triggers"] if t["start"] >= cause["end"]]
    comma = text.find(",", cause["end"] - begin)
    return next((t for t in later if comma >= 0 and t["start"] - begin > comma), None)
