"""One reader per format; each yields `Item` or `Refused` and holds one item at a time."""
