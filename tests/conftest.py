"""For all tests: examples of property tests are the same in every run, as everything else is."""

from hypothesis import settings

settings.register_profile("sitrep", derandomize=True, deadline=None)
settings.load_profile("sitrep")
