"""Times of the clock."""

import re

from tasks.normalise.times.years import Parts
from tasks.timewords import value_of


def clock_time(parts: Parts) -> str | None:
    """17:30 for "5:30 p.m." or "1730"; None where there is no such time."""
    if "point" in parts:
        return value_of(parts["point"], "DAYPOINT")
    told = parts.get("h") or parts.get("c") or re.sub(r"(\d\d)$", r":\1", parts.get("mil", "").zfill(4))
    figures = [int(p) for p in re.split(r"[:.]", told)]
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
