"""What a phrase is dated against: the publication, the tense of its clause, and the times told before it."""

from dataclasses import dataclass, field
from datetime import date

from tasks.normalise.times.calendar import days_of

PUBLICATION, PREVIOUS, ABSOLUTE = "publication", "previous_time", "absolute"


@dataclass(frozen=True, slots=True)
class Value:
    """A phrase's meaning: TIMEX3 value and mod, what it was counted from, or the reason why there is no value."""

    value: str | None
    anchor: str | None = None
    mod: str | None = None
    reason: str | None = None
    until: date | None = None
    """Last day meant, where it is another than the value's own (a night)."""


NO_DATE = Value(None, reason="relative to a publication date that is not known")
NO_PREVIOUS = Value(None, reason="relative to an earlier time that is not told")
NO_SUCH_DAY = Value(None, reason="no such day in the calendar")


@dataclass(slots=True)
class Context:
    """The state of the narrative while an article's phrases are dated in order."""

    published: date | None
    is_narrative: bool = False
    direction: str | None = None
    previous: str | None = None
    """Value of the time told last."""
    told: dict[str, str] = field(default_factory=dict)
    """Granularity -> the value told last at that granularity."""

    def remember(self, value: str | None, *, in_passing: bool = False) -> None:
        """Take a dated phrase into the narrative, unless it is told in passing (an end of a span of years)."""
        known = days_of(value)
        if value is not None and known is not None and known[2] != "unknown" and not in_passing:
            self.previous = value
            self.told["day" if known[2] == "time" else known[2]] = value

    def previous_day(self) -> date | None:
        """First day of the time told last, at day precision if one was told since the last coarser one."""
        known = days_of(self.previous)
        return known[0] if known else None

    def grain(self) -> str:
        """Granularity of the time told last."""
        known = days_of(self.previous)
        return known[2] if known else "unknown"

    def year_told(self) -> int | None:
        """Year of the time told last."""
        day = self.previous_day()
        return day.year if day else None
