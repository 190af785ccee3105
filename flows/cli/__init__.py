"""The command line: `sitrep run | sources | entities | events | query | explain | doctor | serve | demo`."""

import os
import sys

import typer

from flows.cli import again, demo, doctor, entities, events, explain, inbox, keeping, query, retry, run, serve, sources
from flows.cli.errors import FAILED, USAGE, show
from tasks.errors import SitrepError, SourceError, UsageError

app = typer.Typer(
    name="sitrep",
    help="News in, a queryable record of events out: who did what to whom, when, where, and who says so.",
    epilog="Start with: sitrep run --source data/samples --warehouse var/sitrep.duckdb",
    no_args_is_help=True,
    rich_markup_mode="markdown",
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("run")(run.run)
app.command("inbox")(inbox.inbox)
app.command("retry")(retry.retry)
app.command("query")(query.query)
app.command("explain")(explain.explain)
app.command("serve")(serve.serve)
app.command("up")(serve.up)
app.command("doctor")(doctor.doctor)
app.command("resume")(again.resume)
app.command("backfill")(again.backfill)
app.command("diff")(again.diff)
app.command("maintain")(keeping.maintain)
app.command("backup")(keeping.backup)
app.command("export")(keeping.export)
app.command("restore")(keeping.restore)
app.command("demo")(demo.demo)
app.add_typer(sources.app, name="sources")
app.add_typer(events.app, name="events")
app.add_typer(entities.app, name="entities")


@app.callback()
def _sitrep() -> None:
    """News in, a queryable record of events out: who did what to whom, when, where, and who says so."""


def main(arguments: list[str] | None = None) -> None:
    """Run the command line (by default on the process's own words); a user's mistake is one coded line and an exit code, no traceback."""
    os.environ.setdefault("PREFECT_LOGGING_HANDLERS_CONSOLE_LEVEL", "CRITICAL")  # the UI has the log, the terminal the summary
    os.environ.setdefault("PREFECT_FLOWS_HEARTBEAT_FREQUENCY", "30")  # so that the server notices when the process is gone
    try:
        app(args=arguments)
    except SitrepError as error:
        show(error)
        sys.exit(USAGE if isinstance(error, UsageError | SourceError) else FAILED)
    except KeyboardInterrupt:
        sys.stderr.write("stopped; what was stored stays, run again to go on\n")
        sys.exit(130)
