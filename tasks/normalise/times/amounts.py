"""Phrases that are no point of the calendar: durations, sets, references, times of the clock."""

from datetime import timedelta

from tasks.normalise.times import points, years
from tasks.normalise.times.calendar import days_of, safe_date
from tasks.normalise.times.clocks import clock_time
from tasks.normalise.times.context import ABSOLUTE, PREVIOUS, PUBLICATION, Context, Value
from tasks.normalise.times.numbers import ordinal, quantity
from tasks.normalise.times.periods import period, unit_code
from tasks.normalise.times.years import Parts
from tasks.timewords import value_of

_BOUNDS = {
    "more than": "MORE_THAN", "over": "MORE_THAN", "less than": "LESS_THAN", "fewer than": "LESS_THAN", "under": "LESS_THAN",
    "at least": "EQUAL_OR_MORE", "no less than": "EQUAL_OR_MORE", "no fewer than": "EQUAL_OR_MORE", "at most": "EQUAL_OR_LESS",
    "up to": "EQUAL_OR_LESS", "no more than": "EQUAL_OR_LESS", "nearly": "APPROX", "almost": "APPROX", "about": "APPROX",
    "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX",
}  # fmt: skip
"""Words before an amount -> TIMEX3 mod."""


def duration(parts: Parts, _: Context) -> Value:
    """Three days, the past two weeks, months, a year and a half, half an hour."""
    if word := parts.get("longw"):
        return Value(value_of(word, "LONG"))
    unit = unit_code(parts.get("unit") or parts["vunit"])
    count = None if "vunit" in parts else 0.5 if "halfof" in parts else quantity(parts.get("qty"))
    if "half" in parts and count is not None:
        count += 0.5
    return Value(period(count, unit), mod=_BOUNDS.get(" ".join(parts.get("approx", "").lower().split())))


def recurring(parts: Parts, _: Context) -> Value:
    """Every day, every two weeks, daily, on Tuesdays, each July."""
    if word := parts.get("setw"):
        return Value(value_of(word, "SETWORD"))
    if word := parts.get("wds"):
        return Value(f"XXXX-WXX-{value_of(word, 'WEEKDAYS')}")
    if "wd" in parts:
        part = value_of(parts.get("part", ""), "DAYPART") or value_of(parts.get("parts", ""), "DAYPARTS")
        return Value(f"XXXX-WXX-{points.weekday_number(parts['wd'])}" + (f"T{part}" if part else ""))
    if "mon" in parts:
        return Value(f"XXXX-{years.month_number(parts['mon']):02d}")
    if "season" in parts:
        return Value(f"XXXX-{value_of(parts['season'], 'SEASON')}")
    if "part" in parts:
        return Value(f"XXXX-XX-XXT{value_of(parts['part'], 'DAYPART')}")
    return Value(period(quantity(parts.get("qty")), unit_code(parts["unit"])))


def reference(parts: Parts, _: Context) -> Value:
    """Now, recently, soon, the future."""
    word = parts.get("ref", "").lower()
    for kind in ("NOW", "THEN", "SOON"):
        if known := value_of(word, kind):
            return Value(known)
    noun = parts.get("refn", "").lower()
    return Value({"past": "PAST_REF", "future": "FUTURE_REF"}.get(noun, "PRESENT_REF"))


def clock(parts: Parts, context: Context) -> Value:
    """7:15 p.m. Monday, 06:30 GMT, 4 in the morning, noon."""
    time = clock_time(parts)
    if time is None:
        return Value(None, reason="no such time of day")
    with_day = {k: v for k, v in parts.items() if k not in ("part", "point", "mod")}
    if not with_day.keys() & {"day", "wd", "deic", "mon"}:
        return _on_the_day_told(time, context)
    day = points.point(with_day, context)
    if day.value is None:
        return Value(f"XXXX-XX-XXT{time}", reason=day.reason)
    return Value(f"{day.value[:10]}T{time}", day.anchor)


FRESH_DAYS = 7
"""A time of day without a day is of the day told last, where that is so near before the publication; else of the publication's."""


def _on_the_day_told(time: str, context: Context) -> Value:
    told, today = days_of(context.told.get("day")), context.published
    if told and (context.is_narrative or today is None or timedelta(0) <= today - told[0] <= timedelta(days=FRESH_DAYS)):
        return Value(f"{told[0].isoformat()}T{time}", PREVIOUS)
    if today and not context.is_narrative:
        return Value(f"{today.isoformat()}T{time}", PUBLICATION)
    return Value(f"XXXX-XX-XXT{time}", reason="a time of day whose day is not told")


def day_tail(parts: Parts, context: Context) -> Value:
    """The 5 of "March 3-5": of the month told last."""
    base = context.previous_day()
    day = safe_date(base.year, base.month, ordinal(parts["day"]) or 0) if base else None
    return Value(day.isoformat(), ABSOLUTE) if day else Value(None, reason="no such day in the calendar")


def year_tail(parts: Parts, context: Context) -> Value:
    """The 59 of "1954-59": of the century told last."""
    told = context.year_told()
    return Value(f"{told // 100:02d}{int(parts['year']):02d}", ABSOLUTE) if told else Value(None, reason="no year told before it")
