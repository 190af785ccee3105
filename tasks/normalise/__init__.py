"""Normalise: phrases to dates, names to entities and coordinates, clauses to events."""
