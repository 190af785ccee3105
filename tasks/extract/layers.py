"""What the components of the pipeline hand to each other: plain records kept on the Doc.

Token indices are half-open and index the Doc; character offsets index the article's body, which the Doc's text matches in length.
References between records are positions in the Doc's lists and become the `*_no` columns.
"""

from dataclasses import dataclass, field
from datetime import date
from typing import cast

from spacy.tokens import Doc, Span


@dataclass(frozen=True, slots=True)
class ArticleContext:
    """What is known of the article beside its body."""

    article_id: str
    body: str
    published_on: date | None = None
    title: str | None = None
    outlet: str | None = None


@dataclass(slots=True)
class Segment:
    """A stretch of one kind of text, by character offsets; `start`/`end` are its tokens."""

    kind: str
    start_char: int
    end_char: int
    start: int = 0
    end: int = 0


@dataclass(slots=True)
class Mention:
    """A name, nominal or pronoun. `start`/`end` are tokens of the mention without title and role."""

    start: int
    end: int
    label: str
    mention_type: str = "name"
    title_text: str | None = None
    role_text: str | None = None
    chain: int | None = None
    link_method: str | None = None
    link_score: float | None = None
    head: int = -1
    """Index of its syntactic head token."""
    country: str | None = None
    """ISO3 code that the words themselves give (demonym, country name)."""
    seat_of: str | None = None
    """ISO3 code of the country whose capital it names, and so perhaps its government."""
    gazetteer_id: str | None = None
    """Row of the actor gazetteer it was matched to."""


@dataclass(slots=True)
class Time:
    """A time phrase. normalise works out value and dates from surface, direction and anchor."""

    start: int
    end: int
    timex_type: str
    direction: str | None = None
    anchor: int | None = None
    means: str = ""
    """What kind of phrase it is, a `means` of the time grammar: calendar, rel_unit, offset, duration, set, reference, …"""


@dataclass(slots=True)
class Attribution:
    """Who says what, by character offsets into the body."""

    content: tuple[int, int]
    source: tuple[int, int] | None = None
    cue: tuple[int, int] | None = None
    is_direct: bool = False
    stance: str = "reports"
    source_mention: int | None = None
    source_name: str | None = None
    said_on: date | None = None
    confidence: float = 0.5
    method: str = ""


@dataclass(slots=True)
class Argument:
    """A participant or circumstance of an event, by tokens."""

    role: str
    start: int
    end: int
    mention: int | None = None


@dataclass(slots=True)
class EventMention:
    """One report of one event. `start`/`end` are the tokens of its clause, `trigger` those of its trigger."""

    start: int
    end: int
    trigger: tuple[int, int]
    event_type: str
    mode: str | None = None
    contexts: list[str] = field(default_factory=list)
    polarity: str = "affirmed"
    realis: str = "actual"
    is_background: bool = False
    attribution: int | None = None
    time: int | None = None
    date_basis: str | None = None
    """How the time phrase dates it: `stated` where its own clause says so, `inferred` where a clause around it does."""
    arguments: list[Argument] = field(default_factory=list)
    confidence: float = 0.5
    method: str = ""
    local_event: int | None = None
    near_place: int | None = None
    """Mention of the name of its sentence that is most likely its place, where no name is sure enough to be an argument."""


@dataclass(slots=True)
class Casualty:
    """A toll, by tokens."""

    start: int
    end: int
    kind: str
    low: int | None = None
    best: int | None = None
    high: int | None = None
    qualifier: str | None = None
    victim_text: str | None = None
    victim_mention: int | None = None
    victim_status: str = "unknown"
    event: int | None = None
    attribution: int | None = None
    part_of: int | None = None
    is_total: bool = False
    method: str = ""


LAYERS = ("segments", "mentions", "times", "attributions", "events", "casualties")


def register() -> None:
    """Declare the Doc's extension attributes (again and again without harm)."""
    for name in ("article", *LAYERS):
        if not Doc.has_extension(name):
            Doc.set_extension(name, default=None)


def article(doc: Doc) -> ArticleContext:
    """The article the Doc was made of; for a hand-made Doc, one with nothing but its text."""
    known = cast(ArticleContext | None, doc._.article)
    return known or ArticleContext(article_id="", body=doc.text)


def segments(doc: Doc) -> list[Segment]:
    """Kinds of text, in order."""
    return cast(list[Segment], doc._.segments or [])


def mentions(doc: Doc) -> list[Mention]:
    """Mentions in order of their first token."""
    return cast(list[Mention], doc._.mentions or [])


def times(doc: Doc) -> list[Time]:
    """Time phrases, in order."""
    return cast(list[Time], doc._.times or [])


def attributions(doc: Doc) -> list[Attribution]:
    """Attributions, in order of their content."""
    return cast(list[Attribution], doc._.attributions or [])


def events(doc: Doc) -> list[EventMention]:
    """Event mentions, in order of their trigger."""
    return cast(list[EventMention], doc._.events or [])


def casualties(doc: Doc) -> list[Casualty]:
    """Tolls, in order."""
    return cast(list[Casualty], doc._.casualties or [])


def chars(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """Character offsets of a token span."""
    last = doc[end - 1]
    return doc[start].idx, last.idx + len(last)


def surface(doc: Doc, start: int, end: int) -> str:
    """The words of a token span, from the body itself."""
    first, last = chars(doc, start, end)
    return article(doc).body[first:last]


def span(doc: Doc, record: Mention | Time | Casualty | EventMention | Argument) -> Span:
    """A record as a spaCy Span."""
    return doc[record.start : record.end]


def kind_at(doc: Doc, token: int) -> str:
    """Kind of the segment a token stands in; body where there are no segments."""
    return next((s.kind for s in segments(doc) if s.start <= token < s.end), "body")


register()
