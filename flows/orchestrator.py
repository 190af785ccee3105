"""Prefect's own command line, in which sitrep's notification block is known: `python -m flows.orchestrator server start`."""

from prefect.cli import app

import flows.notify  # noqa: F401 - the server can send only through blocks it knows

if __name__ == "__main__":
    app()
