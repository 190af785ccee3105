"""Errors and exit codes of the command line."""

from rich.console import Console

from tasks.errors import SitrepError

FINE, FAILED, USAGE = 0, 1, 2


def show(error: SitrepError) -> None:
    """One line for what is wrong, one for what to do, on the error stream."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    console.print(f"error [{error.code}]: {error.message}", style="bold red", markup=False)
    if error.hint:
        console.print(f"  {error.hint}", markup=False)
