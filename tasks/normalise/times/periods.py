"""TIMEX3 durations."""

from tasks.normalise.times.numbers import number_text
from tasks.timewords import value_of

_SMALLER = {"Y": ("M", 12), "TH": ("TM", 60), "TM": ("TS", 60), "D": ("TH", 24)}
"""Unit -> the next smaller one and how many make it up."""


def unit_code(word: str) -> str:
    """Days -> D, hours -> TH."""
    sub = value_of(word, "SUBUNIT")
    return f"T{sub}" if sub else value_of(word, "UNIT") or value_of(word, "UNITS") or "D"


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
