"""Time phrases to TIMEX3 values and dates."""

from tasks.normalise.times.narrative import is_narrative
from tasks.normalise.times.resolve import resolve
from tasks.normalise.times.values import value_of_phrase

__all__ = ["is_narrative", "resolve", "value_of_phrase"]
