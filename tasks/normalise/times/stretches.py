"""Phrases that name a stretch: weeks, quarters, seasons, decades, fiscal years, holidays, and steps from one time to another."""

from datetime import date

from tasks.normalise.times import calendar, years
from tasks.normalise.times.calendar import SEASON_MONTHS, days_of, shift, value_at
from tasks.normalise.times.context import ABSOLUTE, NO_DATE, NO_PREVIOUS, PREVIOUS, PUBLICATION, Context, Value
from tasks.normalise.times.numbers import ordinal, quantity
from tasks.normalise.times.periods import period, unit_code
from tasks.normalise.times.years import Parts
from tasks.timewords import value_of

_STEP = {
    "last": -1,
    "past": -1,
    "previous": -1,
    "preceding": -1,
    "next": 1,
    "coming": 1,
    "following": 1,
    "this": 0,
    "that": 0,
    "same": 0,
    "current": 0,
}


def rel_unit(parts: Parts, context: Context) -> Value:
    """Last week, earlier this month, the following day, the end of the year."""
    if "yearend" in parts:
        base = context.previous_day() if context.is_narrative else context.published
        if base is None:
            return NO_DATE
        year = base.year - (context.direction == "past" and not context.is_narrative)
        return Value(f"{year:04d}-12-31", PREVIOUS if context.is_narrative else PUBLICATION)
    unit = unit_code(parts["unit"])
    words = parts.get("rel", "").lower().split()
    last = words[-1] if words else ""
    mod = next((v for k in ("EARLY", "LATE", "EARLIER", "LATER", "EDGE", "MID") if (v := value_of(parts.get("mod", ""), k))), None)
    told = bool(words) and (words[0] == "that" or last in ("following", "previous", "preceding", "same") or words == ["the", "next"])
    told = told or (context.is_narrative and last != "current")
    base = context.previous_day() if told else context.published
    if base is None:
        return NO_PREVIOUS if told else NO_DATE
    step = 0 if words[:1] == ["this"] and last == "coming" and unit != "WE" else _STEP.get(last, 0)
    if unit == "W2":
        step, unit = step * 2, "W"
    if unit == "WE" and step == 0 and context.direction != "future" and base.isoweekday() < 6 and words[:1] != ["this"]:
        step = -1
    there = shift(base, step, unit)
    return Value(value_at(there, unit), PREVIOUS if told else PUBLICATION, mod) if there else NO_DATE


def offset(parts: Parts, context: Context) -> Value:
    """Two days ago, a year earlier, the day before, ten days after."""
    unit, count = unit_code(parts["unit"]), quantity(parts.get("qty"))
    if count is not None and "half" in parts:
        count += 0.5
    word = parts["dir"].lower()
    back = word in ("ago", "earlier", "before", "prior")
    if count is None or (parts["unit"].lower().endswith("s") and "qty" not in parts):
        return Value("PAST_REF" if back else "FUTURE_REF", None)
    from_now = word in ("ago", "hence", "now", "today")
    told = not from_now or context.is_narrative
    base = context.previous_day() if told else context.published
    if "object" in parts and not context.is_narrative:
        return Value(period(count, unit), reason="counted from an event whose time is not told")
    if base is None:
        return NO_PREVIOUS if told else NO_DATE
    if parts["unit"].lower() == "night":
        there = shift(base, -1 if back else 1, "D")
        return Value(f"{there.isoformat()}TNI", PREVIOUS) if there else NO_PREVIOUS
    return _step(base, -count if back else count, unit, told, context)


def _step(base: date, count: float, unit: str, told: bool, context: Context) -> Value:
    anchor = PREVIOUS if told else PUBLICATION
    if unit.startswith("T"):
        return Value(period(abs(count), unit), reason="hours and minutes from a time of day that is not known")
    if unit == "Y" and abs(count) == 1 and not context.is_narrative:
        return _year_before(base, int(count), anchor, context)
    there = shift(base, int(count), unit)
    grain = "W" if unit == "W2" else unit
    return Value(value_at(there, grain), anchor) if there else NO_PREVIOUS


def _year_before(base: date, count: int, anchor: str, context: Context) -> Value:
    """A year ago: the same quarter where the story counts in quarters, else the same month."""
    told = days_of(context.told.get("quarter"))
    there = shift(told[0] if told else base, count, "Y")
    if there is None:
        return NO_PREVIOUS
    return Value(value_at(there, "Q" if told else "M"), PREVIOUS if told else anchor)


def quarter_told(parts: Parts, context: Context) -> Value:
    """The quarter, the year-earlier quarter: of the quarter told last, else of the latest that was over on publication."""
    told = days_of(context.told.get("quarter"))
    base = told[0] if told else shift(context.published, -1, "Q") if context.published else None
    there = shift(base, -1 if "back" in parts else 0, "Y") if base else None
    return Value(value_at(there, "Q"), PREVIOUS if told else PUBLICATION) if there else NO_DATE


def quarter(parts: Parts, context: Context) -> Value:
    """The third quarter, the third quarter of 2019, next year's first quarter."""
    number = ordinal(parts["ord"]) or 0
    if not 1 <= number <= 4:
        return Value(None, reason="no such quarter")
    if "year" in parts:
        return Value(f"{parts['year']}-Q{number}", ABSOLUTE)
    if context.published is None:
        year = context.year_told()
        return Value(f"{year:04d}-Q{number}", PREVIOUS) if year else NO_DATE
    year = context.published.year
    if "yrel" in parts:
        year += {"last": -1, "next": 1}.get(parts["yrel"].lower(), 0)
    else:
        stretches = {y: calendar.month_days(y, 3 * number - 2, 3 * number) for y in (year - 1, year, year + 1)}
        year = years.choose(stretches, context, "")
    return Value(f"{year:04d}-Q{number}", PUBLICATION)


def season(parts: Parts, context: Context) -> Value:
    """Last spring, the winter of 2014, in summer."""
    name = value_of(parts["season"], "SEASON") or value_of(parts["season"], "SEASONVERB") or ""
    mod = value_of(parts.get("mod", ""), "EARLY") or value_of(parts.get("mod", ""), "LATE")
    if "yearw" in parts:
        return Value(f"{years.spoken_year(parts['yearw']):04d}-{name}", ABSOLUTE, mod)
    if "year" in parts:
        return Value(f"{years.year_number(parts['year'], context):04d}-{name}", ABSOLUTE, mod)
    near = years.near_years(context)
    if not near:
        return NO_DATE
    words = parts.get("rel", "").lower().split()
    relation = words[-1] if words else ""
    if parts.get("yrel"):
        base = context.year_told() if parts["yrel"] == "that" else context.published.year if context.published else None
        return Value(f"{base + _STEP[parts['yrel'].lower()]:04d}-{name}", PUBLICATION) if base else NO_DATE
    if words[:1] == ["this"] and context.published and not context.is_narrative:
        return Value(f"{context.published.year:04d}-{name}", PUBLICATION, mod)
    year = years.choose({y: calendar.month_days(y, *SEASON_MONTHS[name]) for y in near}, context, relation)
    return Value(f"{year:04d}-{name}", PREVIOUS if context.is_narrative else PUBLICATION, mod)


def decade(parts: Parts, context: Context) -> Value:
    """The 1980s, the nineties: the century of the time told last or of the publication, the latest that has begun."""
    word = parts.get("dec") or value_of(parts["decw"], "DECADEW") or parts["decw"]
    figures = "".join(c for c in word if c.isdigit())
    if len(figures) == 4:
        return Value(figures[:3], ABSOLUTE)
    base = context.published.year if context.published else context.year_told()
    if base is None:
        return Value(f"19{figures[0]}", ABSOLUTE)
    century = base // 100 - (int(figures) > base % 100)
    return Value(f"{century:02d}{figures[0]}", PUBLICATION)


def century(parts: Parts, _: Context) -> Value:
    """The 19th century."""
    number = ordinal(parts["cent"])
    return Value(f"{number - 1:02d}", ABSOLUTE) if number else NO_DATE


def year_bc(parts: Parts, _: Context) -> Value:
    """490 BC: before the calendar's days begin, so a value without dates."""
    return Value(f"BC{int(parts['bc'].replace(',', '')):04d}", ABSOLUTE)
