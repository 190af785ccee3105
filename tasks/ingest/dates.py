"""Publication dates as news states them: in fields, in a header line, in a dateline."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from tasks.ingest.items import Publication, Stated

EARLIEST_YEAR = 1500
RELEASED = date(2026, 11, 22)
"""This release is of that day: no clock that shows an earlier one is right."""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_DAY_NAME = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
_ZONE = r"(?:Z\b|[+-]\d{2}:?\d{2}|UTC|GMT|[ECMP][SD]T\b)?"
_CLOCK = rf"(?:[T\s,]+(?:at\s+)?\d{{1,2}}[:.]\d{{2}}(?::\d{{2}}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*{_ZONE})?"

WRITTEN = {
    "year first": rf"(?P<year>\d{{4}})(?P<sep>[-/.])(?P<no>\d{{1,2}})(?P=sep)(?P<day>\d{{1,2}})(?!\d){_CLOCK}",
    "day month year": rf"{_DAY_NAME}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH}\.?,?[\s-]+(?P<year>\d{{4}})(?!\d){_CLOCK}",
    "month day year": rf"{_DAY_NAME}{_MONTH}\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})(?!\d){_CLOCK}",
    "numbers": rf"(?P<first>\d{{1,2}})(?P<sep>[-/.])(?P<second>\d{{1,2}})(?P=sep)(?P<year>\d{{4}})(?!\d){_CLOCK}",
    "eight digits": r"(?P<year>\d{4})(?P<no>\d{2})(?P<day>\d{2})(?!\d)",
}
"""The ways a full date is written, each with an example in the tests."""

_PATTERNS = tuple(re.compile(pattern, re.IGNORECASE) for pattern in WRITTEN.values())
_HEADER = re.compile(
    r"\s*(?:date|dated|published|publication date|posted|updated|issued|released)(?:\s+(?:on|at))?\s*[:=]?\s*(?=\w{0,9}[.,]?\s{0,2}\d)",
    re.IGNORECASE,
)
_DATELINE_LENGTH = 200
_DATELINE = re.compile(
    r"(?P<place>[A-Z][A-Z.'’\-]{2,}(?:[ /][A-Z.'’\-]+){0,4}"
    r"|[A-Z][\w.'’\-]+(?: [A-Z][\w.'’\-]+){0,2}(?=,? (?:\(|[A-Z][a-z]{2,8}\.? \d|[A-Z][\w.]{1,12} \()))"
    r"(?P<rest>(?:, [^()\n–—-]{1,60}?)?(?: \([^()\n]{2,40}\))?)\s?(?:--|[-–—:])\s"
)
_SLUG = re.compile(
    r"BREAKING|UPDATE|WATCH|EXCLUSIVE|ANALYSIS|OPINION|FACTBOX|TIMELINE|CORRECTED|REFILE|INTERVIEW|RPT|URGENT|NEWS\b|\S+-\S+-\S+\Z"
)
"""Upper-case openings that name a kind of story, not a place."""


class DateRefusedError(ValueError):
    """A stated date that is none, or lies where no news can."""


@dataclass(frozen=True, slots=True)
class Header:
    """A date header at the start of a text: its date as written, and where it ends."""

    text: str
    end: int


def parse(text: str, today: date) -> Publication:
    """A stated date, with its time where it has one; a time without a zone counts as UTC. Raises DateRefusedError.

    The day is the publisher's own: "2024-02-08T23:30-05:00" is the 8th. "03/04/2024" is refused: it has two readings.
    """
    stated = text.strip()
    at = _moment(stated)
    on = at.date() if at else _day(stated)
    if on.year < EARLIEST_YEAR or on > today + timedelta(days=1):
        raise DateRefusedError(f"{on} is before {EARLIEST_YEAR} or in the future")
    has_time = at is not None and bool(re.search(r"\d[:.]?\d{2}", stated[10:]))
    return Publication(on, _utc(at) if at and has_time else None)


def _moment(stated: str) -> datetime | None:
    if re.fullmatch(r"\d{8}", stated):
        return None
    try:
        return datetime.fromisoformat(stated)
    except ValueError:
        pass
    try:
        return parsedate_to_datetime(stated) if re.search(r"\d:\d\d", stated) else None
    except (ValueError, TypeError, IndexError):
        return None


def _utc(at: datetime) -> datetime | None:
    try:
        return at.replace(tzinfo=UTC) if at.tzinfo is None else at.astimezone(UTC)
    except OverflowError:
        return None


def _day(stated: str) -> date:
    for pattern in _PATTERNS:
        if found := pattern.fullmatch(stated):
            return _date_of(found)
    raise DateRefusedError("not a full date in a usual form, such as 2024-02-08 or February 8, 2024")


def _date_of(found: re.Match[str]) -> date:
    part = found.groupdict()
    if "first" in part:
        first, second = int(part["first"]), int(part["second"])
        if part["sep"] != "." and first <= 12 and second <= 12 and first != second:
            raise DateRefusedError("day and month can be told apart in neither order; write 2024-02-08")
        day, month = (second, first) if second > 12 and part["sep"] != "." else (first, second)
    else:
        day = int(part["day"])
        month = int(part["no"]) if "no" in part else MONTHS.index(part["month"][:3].lower()) + 1
    try:
        return date(int(part["year"]), month, day)
    except ValueError as error:
        raise DateRefusedError(str(error)) from error


def header(body: str) -> Header | None:
    """The date header a text opens with: "date 2024-02-08", "Published: 8 February 2024, 10:15 GMT"."""
    opening = _HEADER.match(body)
    found = _at(body, opening.end()) if opening else None
    return Header(found.group(), found.end()) if found else None


def dateline_end(body: str, start: int = 0) -> int | None:
    """Where a dateline that opens at `start` ends: "BEIRUT (Agency) - ", "Kyiv, March 3 – ". None where there is none.

    "NATO - an alliance of 32" is none: what follows a dateline opens a sentence. Nor is "UPDATE: Three held".
    """
    found = _DATELINE.match(body[: start + _DATELINE_LENGTH], start)
    if found is None or _SLUG.match(found["place"]):
        return None
    following = body[found.end() : found.end() + 1]
    return None if following.islower() and not found["rest"] else found.end()


def dateline_date(dateline: str) -> str | None:
    """The full date inside a dateline: "KABUL, March 3, 2021 (Agency) -". Without a year there is none."""
    places = (place.start() for place in re.finditer(r"\b\w", dateline))
    return next((found.group() for place in places if (found := _at(dateline, place))), None)


def _at(body: str, place: int) -> re.Match[str] | None:
    return next((found for pattern in _PATTERNS if (found := pattern.match(body, place))), None)


def no_earlier(day: date) -> date:
    """The day, or that of this release where the clock shows an earlier one: by that every new article would be one of the future."""
    return max(day, RELEASED)


def publication(stated: tuple[Stated, ...], today: date) -> tuple[Publication, list[str]]:
    """The first stated date that holds, and why those before it do not. Bases are tried in the order given."""
    refused: list[str] = []
    for each in stated:
        try:
            found = parse(each.text, today)
            return Publication(found.on, found.at, each.basis), refused
        except DateRefusedError as error:
            refused.append(f"{each.basis} {each.text[:80]!r}: {error}")
    return Publication(), refused
