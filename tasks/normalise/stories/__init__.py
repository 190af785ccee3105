"""Stories: which articles tell of the same happening, and its follow-ups."""
