"""Phrases that name a calendar point: "March 4", "late on Wednesday", "yesterday morning", "in September"."""

from datetime import date

from tasks.normalise.times import calendar
from tasks.normalise.times.calendar import DAY, safe_date
from tasks.normalise.times.clocks import clock_time
from tasks.normalise.times.context import ABSOLUTE, NO_DATE, NO_PREVIOUS, NO_SUCH_DAY, PREVIOUS, PUBLICATION, Context, Value
from tasks.normalise.times.numbers import ordinal
from tasks.normalise.times.years import Parts, choose, month_number, near_years, not_last_month, stated_year
from tasks.timewords import value_of

Day = tuple[date | None, str | None]
"""A day and what it was counted from."""


def point(parts: Parts, context: Context) -> Value:
    """A day, month or year, with the part of the day and the modifier that go with it."""
    if "iso" in parts:
        return Value(parts["iso"], ABSOLUTE)
    if "slash" in parts:
        return _slash(parts["slash"])
    mod = _mod(parts)
    if "mon" in parts and "day" not in parts:
        return _month(parts, context, mod)
    if not parts.keys() & {"mon", "day", "wd", "deic", "tonight", "over", "part", "point"}:
        return _year(parts, context, mod)
    if context.is_narrative and parts.get("deic", "").lower() == "today" and "part" not in parts:
        return Value("PRESENT_REF")  # a history's today is the time of its writing
    day, anchor = _day(parts, context)
    if day is None:
        return NO_SUCH_DAY if anchor == ABSOLUTE else NO_PREVIOUS if anchor == PREVIOUS else NO_DATE
    time = _time_of_day(parts)
    return Value(day.isoformat() + time, anchor, None if time else mod, until=day + DAY if _runs_past_midnight(parts) else None)


def _runs_past_midnight(parts: Parts) -> bool:
    """Last night and overnight reach into the day after; of "Saturday night" or "tonight" nobody counts more than the evening."""
    last = parts.get("rel", "").lower() == "last" and parts.get("part", "").lower() == "night"
    return last or "over" in parts


def _mod(parts: Parts) -> str | None:
    word = (parts.get("mod") or "").lower()
    return next((v for v in (value_of(word, k) for k in ("EARLY", "LATE", "EARLIER", "LATER", "MID", "EDGE")) if v), None)


def _time_of_day(parts: Parts) -> str:
    if "h" in parts and (time := clock_time(parts)):
        return f"T{time}"
    if "point" in parts:
        return f"T{value_of(parts['point'], 'DAYPOINT')}"
    if part := value_of(parts.get("part", ""), "DAYPART"):
        return f"T{part}"
    if "tonight" in parts or "over" in parts:
        return "TNI"
    if "atday" in parts and parts.get("mod", "").lower() in ("early", "late"):
        return "TMO" if parts["mod"].lower() == "early" else "TEV"
    return ""


def _slash(text: str) -> Value:
    """Month first, as American copy has it, unless that month cannot be."""
    first, second, year = (int(p) for p in text.split("/"))
    year += 0 if year > 99 else 2000 if year < 70 else 1900
    day = safe_date(year, first, second) or safe_date(year, second, first)
    return Value(day.isoformat(), ABSOLUTE) if day else NO_SUCH_DAY


def _year(parts: Parts, context: Context, mod: str | None) -> Value:
    if "until" in parts:
        return _span(parts, context)
    if (year := stated_year(parts, context)) is not None and "yrel" in parts:
        return Value(f"{year:04d}", PUBLICATION, mod)
    if "year" in parts or "yearw" in parts:
        return Value(f"{stated_year(parts, context) or 0:04d}", ABSOLUTE, mod)
    return Value(f"{context.published.year:04d}", PUBLICATION, mod) if context.published else NO_DATE


def _span(parts: Parts, context: Context) -> Value:
    """A year that begins in one and ends in the next, as an ISO interval: `the 2023-24 academic year` -> 2023/2024."""
    first = stated_year(parts, context) or 0
    last = int(f"{first:04d}"[: -len(parts["until"])] + parts["until"])
    return Value(f"{first:04d}/{last:04d}", ABSOLUTE) if first < last else NO_SUCH_DAY


def _month(parts: Parts, context: Context, mod: str | None) -> Value:
    month, year = month_number(parts["mon"]), stated_year(parts, context)
    if year is not None:
        return Value(f"{year:04d}-{month:02d}", ABSOLUTE if "year" in parts else PREVIOUS, mod)
    years = near_years(context)
    if not years:
        return NO_DATE
    relation = parts.get("rel", "").lower()
    stretches = {y: calendar.month_days(y, month) for y in years}
    if relation == "last" and context.published and not context.is_narrative:
        stretches = not_last_month(stretches, context.published)
    year = choose(stretches, context, relation)
    return Value(f"{year:04d}-{month:02d}", PREVIOUS if context.is_narrative else PUBLICATION, mod)


def _day(parts: Parts, context: Context) -> Day:
    if "day" in parts:
        return _numbered_day(parts, context)
    if "wd" in parts:
        return _weekday(parts, context)
    if "deic" in parts or "tonight" in parts or "over" in parts:
        count = -1 if "over" in parts else int(value_of(parts.get("deic", ""), "DEICTIC") or 0)
        return (context.published + count * DAY if context.published else None), PUBLICATION
    return _relative_day(parts, context)


def _relative_day(parts: Parts, context: Context) -> Day:
    """The day of "this morning", "last night", "the next morning"."""
    word = parts.get("rel", "").lower()
    anaphoric = {"following": 1, "next": 1, "previous": -1, "preceding": -1, "that": 0, "same": 0}
    last = word.split()[-1] if word else ""
    if word in ("", "last", "this") and not context.is_narrative:
        return (context.published + (-1 if word == "last" else 0) * DAY if context.published else None), PUBLICATION
    day = context.previous_day()
    return (day + anaphoric.get(last, 0) * DAY if day else None), PREVIOUS


def _numbered_day(parts: Parts, context: Context) -> Day:
    number = ordinal(parts["day"]) or 0
    if "mon" not in parts:
        return _day_of_month(number, parts, context)
    month, year = month_number(parts["mon"]), stated_year(parts, context)
    if year is not None:
        return safe_date(year, month, number), ABSOLUTE if "year" in parts else PREVIOUS
    stretches = {y: (d, d) for y in near_years(context) if (d := safe_date(y, month, number))}
    if not stretches:
        return None, PUBLICATION if not near_years(context) else ABSOLUTE
    if (weekday := parts.get("wd")) and (right := _agreeing(stretches, weekday)):
        stretches = right
    return stretches[choose(stretches, context, "")][0], PREVIOUS if context.is_narrative else PUBLICATION


def _day_of_month(number: int, parts: Parts, context: Context) -> Day:
    """The 27th: of the month told last in a narrative, else the nearest before (past) or after (future) the publication."""
    base = context.previous_day() if context.is_narrative or "samemonth" in parts or parts.get("rel") == "that" else context.published
    if base is None:
        return None, PREVIOUS if context.is_narrative else PUBLICATION
    step = {"last": -1, "next": 1}.get(parts.get("rel", ""), 0)
    months = [calendar.shift(base.replace(day=1), n, "M") for n in ((step,) if parts.get("rel") else (0, -1, 1))]
    days = [d for m in months if m and (d := safe_date(m.year, m.month, number))]
    fitting = [d for d in days if (d > base if context.direction == "future" else d <= base)] if not context.is_narrative else days
    return next(iter(fitting or days), None), PREVIOUS if context.is_narrative else PUBLICATION


def weekday_number(word: str) -> int:
    """Monday or Mon -> 1."""
    return int(value_of(word, "WEEKDAY") or value_of(word, "WEEKDAYABBR") or 1)


def _agreeing(stretches: dict[int, tuple[date, date]], weekday: str) -> dict[int, tuple[date, date]]:
    """Only the years in which the day falls on the weekday that is told with it."""
    number = weekday_number(weekday)
    return {y: (d, e) for y, (d, e) in stretches.items() if d.isoweekday() == number}


def _weekday(parts: Parts, context: Context) -> Day:
    words = parts.get("rel", "").lower().split()
    anaphoric = bool(words) and (words[0] == "that" or words[-1] in ("following", "previous", "preceding", "same"))
    base = context.previous_day() if anaphoric or context.is_narrative else context.published
    if base is None:
        return None, PREVIOUS if anaphoric else PUBLICATION
    back = (base.isoweekday() - weekday_number(parts["wd"])) % 7
    anchor = PREVIOUS if anaphoric or context.is_narrative else PUBLICATION
    word = words[-1] if words else ""
    if word in ("last", "previous", "preceding", "past"):
        return base - (back or 7) * DAY, anchor
    if word in ("next", "coming", "following") or (context.is_narrative and not words):
        return base + ((7 - back) if word or back else 0) * DAY, anchor
    if context.direction == "future":
        return base + ((7 - back) % 7) * DAY, anchor
    return base - back * DAY, anchor
