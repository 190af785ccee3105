"""Prefect flows and the command line: a skin over the stages in `tasks`."""
