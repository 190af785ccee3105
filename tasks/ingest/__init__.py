"""Ingest: whatever comes, as articles with segments; what cannot be taken is rejected with a reason."""
