"""Happenings: which reports of several articles are of one event."""
