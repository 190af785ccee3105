"""Phrases that are no point of the calendar: durations, sets, references, times of the clock."""

import re

from tasks.normalise.times import points
from tasks.normalise.times.calendar import safe_date
from tasks.normalise.times.context import ABSOLUTE, Context, Value
from tasks.normalise.times.numbers import number_text, ordinal, quantity
from tasks.normalise.times.points import Parts
from tasks.normalise.times.stretches import unit_code
from tasks.timewords import value_of

_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}


def duration(parts: Parts, context: Context) -> Value:
    """Three days, the past two weeks, months, a year and a half."""
    if word := parts.get("longw"):
        return Value(value_of(word, "LONG"))
    unit = unit_code(parts.get("unit") or parts["vunit"])
    count = None if "vunit" in parts else quantity(parts.get("qty"))
    if "half" in parts:
        count = 0.5 if "qty" not in parts and "dir" not in parts and "unit" in parts and parts.get("lead") != "a" else (count or 0) + 0.5
    approx = (parts.get("approx") or "").lower()
    mod = None
    if approx:
        mod = (
            "MORE_THAN"
            if approx in ("more than", "over")
            else "LESS_THAN"
            if approx in ("less than", "fewer than", "under")
            else "EQUAL_OR_MORE"
            if approx == "at least"
            else "EQUAL_OR_LESS"
            if approx in ("up to", "at most", "no more than")
            else "APPROX"
        )
    return Value(period(count, unit), mod=mod)


def period(count: float | None, unit: str) -> str:
    """A TIMEX3 duration: P3D, PT10H, PXW; decades and centuries counted in years; halves in the next smaller unit where there is one."""
    if unit in ("DE", "CE", "W2", "WE"):
        if count is None:
            return f"PX{unit.replace('W2', 'W')}"
        unit, count = {"DE": ("Y", count * 10), "CE": ("Y", count * 100), "W2": ("W", count * 2), "WE": ("WE", count)}[unit]
    if count is None:
        return f"P{'T' if unit[0] == 'T' else ''}X{unit[-1]}"
    if count % 1 and unit in _SMALLER and (count * _SMALLER[unit][1]) % 1 == 0 and count % 1 in (0.5, 0.25, 0.75):
        return _with_rest(int(count), count % 1, unit)
    return f"P{'T' if unit[0] == 'T' else ''}{number_text(count)}{unit.removeprefix('T')}"


def _with_rest(whole: int, rest: float, unit: str) -> str:
    smaller, size = _SMALLER[unit]
    lead = f"{whole}{unit[-1]}" if whole else ""
    if unit.startswith("T"):
        return f"PT{lead}{number_text(rest * size)}{smaller[-1]}"
    return f"P{lead}{'T' if smaller.startswith('T') else ''}{number_text(rest * size)}{smaller[-1]}"


def recurring(parts: Parts, context: Context) -> Value:
    """Every day, every two weeks, daily, on Tuesdays, each July."""
    if word := parts.get("setw"):
        return Value(value_of(word, "SETWORD"))
    if word := parts.get("wds"):
        return Value(f"XXXX-WXX-{value_of(word, 'WEEKDAYS')}")
    if "wd" in parts:
        part = value_of(parts.get("part", ""), "DAYPART")
        return Value(f"XXXX-WXX-{points.weekday_number(parts['wd'])}" + (f"T{part}" if part else ""))
    if "mon" in parts:
        return Value(f"XXXX-{points.month_number(parts['mon']):02d}")
    if "season" in parts:
        return Value(f"XXXX-{value_of(parts['season'], 'SEASON')}")
    if "part" in parts:
        return Value(f"XXXX-XX-XXT{value_of(parts['part'], 'DAYPART')}")
    return Value(period(quantity(parts.get("qty")), unit_code(parts["unit"])))


def reference(parts: Parts, context: Context) -> Value:
    """Now, recently, soon, the future."""
    word = parts.get("ref", "").lower()
    for kind in ("NOW", "THEN", "SOON"):
        if known := value_of(word, kind):
            return Value(known)
    noun = parts.get("refn", "").lower()
    return Value({"past": "PAST_REF", "future": "FUTURE_REF"}.get(noun, "PRESENT_REF"))


def clock(parts: Parts, context: Context) -> Value:
    """7:15 p.m. Monday, 06:30 GMT, 4 in the morning, noon."""
    time = _clock_time(parts)
    if time is None:
        return Value(None, reason="no such time of day")
    with_day = {k: v for k, v in parts.items() if k not in ("part", "point", "mod")}
    if not with_day.keys() & {"day", "wd", "deic", "mon"}:
        with_day["part"] = "morning"
        with_day["rel"] = "same" if context.is_narrative else ""
    day = points.point(with_day, context)
    if day.value is None:
        return Value(f"XXXX-XX-XXT{time}", reason=day.reason)
    return Value(f"{day.value[:10]}T{time}", day.anchor)


def _clock_time(parts: Parts) -> str | None:
    if "point" in parts:
        return value_of(parts["point"], "DAYPOINT")
    figures = [int(p) for p in re.split(r"[:.]", parts.get("h") or parts.get("c") or "")]
    hour, rest = figures[0], figures[1:]
    half = (parts.get("ampm") or ("pm" if parts.get("part", "").lower() in ("afternoon", "evening", "night") else "")).lower()
    if half.startswith("p") and hour < 12:
        hour += 12
    elif half.startswith("a") and hour == 12:
        hour = 0
    if hour > 24 or any(r > 59 for r in rest):
        return None
    zone = value_of(parts.get("zone", ""), "ZONE") or ""
    return f"{hour:02d}:{(rest or [0])[0]:02d}" + (zone if zone == "Z" else "")


def day_tail(parts: Parts, context: Context) -> Value:
    """The 5 of "March 3-5": of the month told last."""
    base = context.previous_day()
    day = safe_date(base.year, base.month, ordinal(parts["day"]) or 0) if base else None
    return Value(day.isoformat(), ABSOLUTE) if day else Value(None, reason="no such day in the calendar")


def year_tail(parts: Parts, context: Context) -> Value:
    """The 59 of "1954-59": of the century told last."""
    told = context.year_told()
    return Value(f"{told // 100:02d}{int(parts['year']):02d}", ABSOLUTE) if told else Value(None, reason="no year told before it")
