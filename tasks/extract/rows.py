"""A read Doc as rows: the last place that knows spaCy."""

from collections.abc import Iterator
from typing import Any

from spacy.tokens import Doc

from tasks.extract import layers

Row = dict[str, Any]
Rows = dict[str, list[Row]]


def of(doc: Doc, model: str) -> Rows:
    """Table name -> rows of one article, in text order."""
    sentence_of = _sentences_by_token(doc)
    common = {"article_id": layers.article(doc).article_id, "model": model}
    return {
        "sentence": list(_sentences(doc)),
        "mention": [common | row for row in _mentions(doc, sentence_of)],
        "time_expression": [common | row for row in _times(doc, sentence_of)],
        "attribution": [common | row for row in _attributions(doc, sentence_of)],
        "event_mention": [common | row for row in _events(doc, sentence_of)],
        "event_argument": [common | row for row in _arguments(doc)],
        "casualty": [common | row for row in _casualties(doc)],
    }


def _sentences_by_token(doc: Doc) -> list[int]:
    numbers, number = [], -1
    for token in doc:
        number += bool(token.is_sent_start) or token.i == 0
        numbers.append(number)
    return numbers


def _span(doc: Doc, start: int, end: int, prefix: str = "") -> Row:
    first, last = layers.chars(doc, start, end)
    return {f"{prefix}start_char": first, f"{prefix}end_char": last}


def _sentences(doc: Doc) -> Iterator[Row]:
    segment_of = {t: n for n, s in enumerate(layers.segments(doc)) for t in range(s.start, s.end)}
    for number, sentence in enumerate(doc.sents):
        yield {
            "article_id": layers.article(doc).article_id,
            "sentence_no": number,
            "segment_no": segment_of.get(sentence.start),
            **_span(doc, sentence.start, sentence.end),
        }


def _mentions(doc: Doc, sentence_of: list[int]) -> Iterator[Row]:
    for number, m in enumerate(layers.mentions(doc)):
        yield {
            "mention_no": number,
            "sentence_no": sentence_of[m.start],
            **_span(doc, m.start, m.end),
            "surface": layers.surface(doc, m.start, m.end),
            "label": m.label,
            "mention_type": m.mention_type,
            "title_text": m.title_text,
            "role_text": m.role_text,
            "link_method": m.link_method,
            "link_score": m.link_score,
            "chain_no": m.chain,
            "country_iso3": m.country,
            "gazetteer_id": m.gazetteer_id,
        }


def _times(doc: Doc, sentence_of: list[int]) -> Iterator[Row]:
    for number, t in enumerate(layers.times(doc)):
        yield {
            "time_no": number,
            "sentence_no": sentence_of[t.start],
            **_span(doc, t.start, t.end),
            "surface": layers.surface(doc, t.start, t.end),
            "timex_type": t.timex_type,
            "granularity": "unknown",
            "direction": t.direction,
            "anchor_time_no": t.anchor,
        }


def _edges(name: str, chars: tuple[int, int] | None, body: str) -> Row:
    start, end = chars or (None, None)
    return {f"{name}_start_char": start, f"{name}_end_char": end, f"{name}_text": body[start:end] if chars else None}


def _attributions(doc: Doc, sentence_of: list[int]) -> Iterator[Row]:
    body = layers.article(doc).body
    for number, a in enumerate(layers.attributions(doc)):
        at = doc.char_span(*(a.cue or a.content), alignment_mode="expand")
        content = _edges("content", a.content, body)
        del content["content_text"]
        yield {
            "attribution_no": number,
            "sentence_no": sentence_of[at.start] if at is not None else None,
            **_edges("source", a.source, body),
            **_edges("cue", a.cue, body),
            **content,
            "source_mention_no": a.source_mention,
            "source_name": a.source_name,
            "said_on": a.said_on,
            "is_direct": a.is_direct,
            "stance": a.stance,
            "confidence": a.confidence,
            "method": a.method,
        }


def _events(doc: Doc, sentence_of: list[int]) -> Iterator[Row]:
    for number, e in enumerate(layers.events(doc)):
        yield {
            "event_mention_no": number,
            "sentence_no": sentence_of[e.trigger[0]],
            **_span(doc, e.start, e.end),
            **_span(doc, *e.trigger, prefix="trigger_"),
            "trigger_text": layers.surface(doc, *e.trigger),
            "event_type": e.event_type,
            "event_mode": e.mode,
            "event_context": e.contexts,
            "polarity": e.polarity,
            "realis": e.realis,
            "is_background": e.is_background,
            "attribution_no": e.attribution,
            "time_no": e.time,
            "date_basis": e.date_basis,
            "confidence": e.confidence,
            "method": e.method,
            "local_event_no": e.local_event,
            "near_place_mention_no": e.near_place,
        }


def _arguments(doc: Doc) -> Iterator[Row]:
    for number, event in enumerate(layers.events(doc)):
        for place, argument in enumerate(event.arguments):
            yield {
                "event_mention_no": number,
                "argument_no": place,
                "role": argument.role,
                **_span(doc, argument.start, argument.end),
                "text": layers.surface(doc, argument.start, argument.end),
                "mention_no": argument.mention,
            }


def _casualties(doc: Doc) -> Iterator[Row]:
    for number, c in enumerate(layers.casualties(doc)):
        yield {
            "casualty_no": number,
            "event_mention_no": c.event,
            **_span(doc, c.start, c.end),
            "kind": c.kind,
            "low": c.low,
            "best": c.best,
            "high": c.high,
            "qualifier": c.qualifier,
            "victim_text": c.victim_text,
            "victim_mention_no": c.victim_mention,
            "victim_status": c.victim_status,
            "attribution_no": c.attribution,
            "part_of_casualty_no": c.part_of,
            "is_total": c.is_total,
            "method": c.method,
        }
