"""`sitrep sources`."""

import typer

from flows.cli.sources.run import run
from flows.cli.sources.show import show

app = typer.Typer(
    help="What sitrep follows: feeds, sitemaps, pages, folders, one YAML file each under data/sources or SITREP_SOURCES.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("list")(show)
app.command("run")(run)
