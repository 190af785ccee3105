"""`sitrep sources`."""

import typer

from flows.cli.sources.add import add
from flows.cli.sources.check import check
from flows.cli.sources.run import run
from flows.cli.sources.show import show
from flows.cli.sources.switch import disable, enable

app = typer.Typer(
    help="What sitrep follows: feeds, sitemaps, pages, folders, one YAML file each under data/sources or SITREP_SOURCES.",
    no_args_is_help=True,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("list")(show)
app.command("add")(add)
app.command("check")(check)
app.command("run")(run)
app.command("disable")(disable)
app.command("enable")(enable)
